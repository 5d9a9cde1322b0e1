/** Tells whether this page is of a build, by the file of code that every page of the build names, below the base. */
export function isOfBuild(entry: string): boolean {
  const code = document.querySelector<HTMLMetaElement>('meta[name="kiosque:code"]')?.content ?? '';
  return code.split(' ').includes(`${import.meta.env.BASE_URL}${entry}`);
}

let outdated = false;

/** Takes note that the code of another build may answer from now on: the next page is opened whole. */
export function markOutdated(): void {
  outdated = true;
}

/** Tells whether the next page has to be opened whole, with the code of its own build. */
export function isOutdated(): boolean {
  return outdated;
}
