/*
 * What Chromium offers of the File System Access API (https://wicg.github.io/file-system-access/), beside what all
 * browsers do.
 */

/** A file on the reader's disk that may be written, where the reader allows it. */
export type DiskFile = FileSystemFileHandle & {
  readonly queryPermission: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
  readonly requestPermission: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
};

/** Tells one state of a file from another without reading it. */
export type Mark = { readonly size: number; readonly lastModified: number };

type Options = {
  readonly suggestedName?: string;
  readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
};
type Pickers = {
  readonly showSaveFilePicker: (options: Options) => Promise<DiskFile>;
  readonly showOpenFilePicker: (options: Options) => Promise<readonly DiskFile[]>;
};

const WRITING = { mode: 'readwrite' } as const;
const TYPES = [{ accept: { 'application/json': ['.json'] } }] as const;

// The browser has both of them or neither.
const pickers = globalThis as Partial<Pickers>;

/** Tells whether the browser can keep a file up to date. */
export const canKeepFile = (): boolean => pickers.showSaveFilePicker !== undefined;

/** Lets the reader name a new file. One that is there is emptied by the browser, which asks before. */
export function pickNewFile(): Promise<DiskFile | undefined> {
  return pick(async () => pickers.showSaveFilePicker?.({ suggestedName: 'kiosque.json', types: TYPES }));
}

/** Lets the reader choose a file that is there; it stays as it is. */
export function pickFile(): Promise<DiskFile | undefined> {
  return pick(async () => (await pickers.showOpenFilePicker?.({ types: TYPES }))?.[0]);
}

async function pick(ask: () => Promise<DiskFile | undefined>): Promise<DiskFile | undefined> {
  try {
    return await ask();
  } catch (error) {
    // The reader closed the dialog, or the browser forbids the folder and has said so itself.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Tells whether the file may be written now; no question is put to the reader. */
export async function isAllowed(file: DiskFile): Promise<boolean> {
  return (await file.queryPermission(WRITING)) === 'granted';
}

/** Asks the reader to allow the file, where they have not. Must be called within a press. */
export async function askToAllow(file: DiskFile): Promise<void> {
  try {
    await file.requestPermission(WRITING);
  } catch (error) {
    // The press is too long ago: whoever looks at the permission says that it is missing.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Gives the mark of a file as it is now. */
export function markOf({ size, lastModified }: File): Mark {
  return { size, lastModified };
}

/** Tells whether a file is still in the state that a mark was made of. */
export function isMarked({ size, lastModified }: File, mark: Mark | undefined): boolean {
  return mark !== undefined && size === mark.size && lastModified === mark.lastModified;
}

/**
 * Replaces what stands in a file, whole, unless somebody else has written to it since it was read.
 *
 * @returns the mark of what was written, or nothing where the file was not touched
 */
export async function replaceContents(file: DiskFile, text: string, read: File): Promise<Mark | undefined> {
  const contents = new Blob([text]);
  // A file beside it, which takes its place when it is closed.
  const stream = await file.createWritable();
  try {
    await stream.write(contents);
    if (!isMarked(await file.getFile(), markOf(read))) {
      await stream.abort();
      return undefined;
    }
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined); // It has failed already, and says why.
    throw error;
  }
  const after = await file.getFile();
  // Of another size, it is somebody else's, who came right after: a mark that no file has.
  return after.size === contents.size ? markOf(after) : { size: -1, lastModified: 0 };
}
