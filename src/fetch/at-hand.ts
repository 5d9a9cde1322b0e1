/**
 * Where the text of a file may be before the network: in the page that was prerendered with it, or, while pages
 * are prerendered, on the disk. Gives what was parsed from JSON; undefined where the file is not at hand.
 */
export type FilesAtHand = (path: string) => unknown;

let files: FilesAtHand = () => undefined;

/** From now on files are looked for here first. */
export function lookAtHand(next: FilesAtHand): void {
  files = next;
}

/** Gives a file that is at hand. */
export function takeAtHand(path: string): unknown {
  return files(path);
}
