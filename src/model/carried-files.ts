/**
 * The folder of sound and film, in a content folder and on the site: what lies there is served as it is, at the path that
 * an article plays, `/files/ab/talk-1f2e3d4c.mp3`.
 */
export const FILES_FOLDER = 'files';

/** Tells whether a file is of a kind that an edition carries: what browsers play, and nothing that runs. */
export function isCarried(name: string): boolean {
  return /\.(?:aac|flac|m4a|m4v|mov|mp3|mp4|oga|ogg|ogv|opus|wav|webm)$/i.test(name);
}
