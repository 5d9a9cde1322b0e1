import { editionPath } from '../../model/edition.ts';
import type { SearchFile, SearchPart } from '../../model/search/index-file.ts';
import type { Archive } from '../archive.ts';
import { toStamp } from '../archive.ts';
import type { EditionFile } from '../edition-file.ts';
import { printFile } from '../edition-file.ts';
import { findBaseEnd } from './base-end.ts';
import type { PartBuilder } from './build-part.ts';
import { openPart } from './build-part.ts';

/** The two parts of an index: articles up to the end of the base, and those that came since. */
export type Parts = { readonly base: PartBuilder; readonly delta: PartBuilder };

/** Opens both parts of an archive's index, without articles. */
export function openParts(archive: Archive): Parts {
  const next = archive.table.length;
  const end = findBaseEnd(next);
  const stamp = toStamp(archive);
  return {
    base: openPart({ from: 0, bound: end, stamp }),
    delta: openPart({ from: end, bound: next, stamp }),
  };
}

const EMPTY: SearchPart = { name: '0', from: 0, count: 0, languages: [], starts: '' };

/** Prints `search.json`, the directory of an index, by its parts; a part without articles is none. */
export function printIndex(
  archive: Archive,
  parts: { readonly base: SearchPart | undefined; readonly delta: SearchPart | undefined },
  revised: readonly number[] = [],
): EditionFile {
  const { base = EMPTY, delta } = parts;
  const index: SearchFile = {
    ...toStamp(archive),
    next: archive.table.length,
    languages: [...new Set([...base.languages, ...(delta?.languages ?? [])])].sort(),
    base,
    ...(delta === undefined ? {} : { delta }),
    revised: [...revised],
  };
  return printFile(editionPath.search, index);
}
