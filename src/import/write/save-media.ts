import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { FILES_FOLDER, isCarried } from '../../model/carried-files.ts';
import { placeMedia } from '../body/place-media.ts';
import { nameFile } from '../pictures/name-file.ts';
import { findSourceFile } from '../pictures/find-source-file.ts';
import type { Note, SourceItem } from '../source.ts';

/** A larger file stays where it is: hosts of static sites refuse it, and so does GitHub. */
const LARGEST_MEDIA = 100 * 1024 * 1024;

/** Where sound and film come from and go to. */
export type MediaOptions = {
  /** The content folder. */
  readonly into: string;
  /** The source's folder; without one, no path leads anywhere. */
  readonly folder?: string;
};

/**
 * Copies the sound and film that a body plays from the source's folder into `files/` of the content folder, under names that
 * hold the hash of their bytes. What cannot be copied is played from the site of the source, where its address is known;
 * else it is taken out. Both are said.
 */
export async function saveMedia(
  html: string,
  item: Pick<SourceItem, 'base' | 'url'>,
  options: MediaOptions,
): Promise<{ readonly html: string; readonly notes: readonly Note[] }> {
  const asked: { readonly address: string; readonly kind: string }[] = [];
  placeMedia(html, (address, kind) => {
    asked.push({ address, kind });
    return address;
  });
  const places = new Map<string, string>();
  const notes: Note[] = [];
  for (const { address, kind } of asked) {
    if (places.has(address)) continue;
    const saved = await saveFile(address, options);
    const place = saved.ok ? saved.path : findPublic(address, item);
    if (place !== undefined) places.set(address, place);
    if (saved.ok) continue;
    const outcome = place === undefined ? 'refused' : 'simplified';
    const construct = `<${kind}>, ${saved.reason}${place === undefined ? '' : ': played from its site'}`;
    notes.push({ construct, outcome, sample: place ?? address });
  }
  return { html: placeMedia(html, (address) => places.get(address)), notes };
}

type Saved = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

async function saveFile(address: string, { into, folder }: MediaOptions): Promise<Saved> {
  if (folder === undefined) return { ok: false, reason: 'a path, but the source is no folder' };
  const found = findSourceFile(folder, address);
  if (!found.ok) return found;
  const { file, size } = found;
  if (!isCarried(file))
    return { ok: false, reason: 'of a kind that browsers do not play: convert it to MP3 or MP4' };
  if (size > LARGEST_MEDIA) return { ok: false, reason: `larger than ${LARGEST_MEDIA / 1024 / 1024} MB` };
  if (isPointer(file, size)) return { ok: false, reason: 'a pointer of Git LFS and not the file' };
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum);
  const digest = sum.digest('hex');
  const name = `${nameFile(file)}-${digest.slice(0, 8)}${extname(file).toLowerCase()}`;
  const path = `${FILES_FOLDER}/${digest.slice(0, 2)}/${name}`;
  const place = join(into, path);
  if (!existsSync(place)) {
    const half = `${place}.${process.pid}.part`;
    mkdirSync(dirname(half), { recursive: true });
    copyFileSync(file, half);
    renameSync(half, place);
  }
  return { ok: true, path: `/${path}` };
}

/** A clone without its large files has short texts in their places. */
function isPointer(file: string, size: number): boolean {
  return size < 1024 && readFileSync(file, 'latin1').startsWith('version https://git-lfs');
}

/** Gives where a file of the folder is on the source's own site: beside the article's page, or below the root. */
function findPublic(address: string, { base, url }: Pick<SourceItem, 'base' | 'url'>): string | undefined {
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  const isBeside = base !== undefined && base !== '/' && address.startsWith(base);
  const path = isBeside ? address.slice(base.length) : address.replace(/^\/(?:static|public)(?=\/)/, '');
  return new URL(path, url).href.replace(/^http:/, 'https:');
}
