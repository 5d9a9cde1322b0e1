import type { Article } from '../model/article.ts';
import type { Fault } from '../model/fault.ts';
import { showValue } from '../model/fault.ts';
import type { Picture } from '../model/picture.ts';
import type { PictureFile } from './find-pictures.ts';

/** A picture that an article or an author names, with what is wrong about it. */
export type FoundPicture = { readonly picture?: Picture; readonly faults: readonly Fault[] };

type Find = (path: string) => PictureFile | undefined;

/** Finds the picture at the head of an article; without a text for those who do not see it, a warning. */
export function findLead(lead: Article['lead'], file: string, find: Find): FoundPicture {
  if (lead === undefined) return { faults: [] };
  const found = findPicture(lead.src, lead.alt, { file, path: 'image' }, find);
  if (lead.alt !== '') return found;
  const missingAlt: Fault = {
    severity: 'warning',
    file,
    path: '_kiosque.image.alt',
    expected: 'a text that says what the picture shows',
    found: 'nothing',
    fix: 'write one sentence; until then the picture counts as decoration',
  };
  return { ...found, faults: [...found.faults, missingAlt] };
}

/** Finds a picture of the content folder; one of another site stays there, and is not looked at. */
export function findPicture(
  src: string | undefined,
  alt: string,
  where: Pick<Fault, 'file' | 'path'>,
  find: Find,
): FoundPicture {
  if (src === undefined) return { faults: [] };
  if (/^https?:\/\//i.test(src)) {
    return { picture: { source: { kind: 'remote', url: src }, alt, width: 0, height: 0 }, faults: [] };
  }
  const found = find(src);
  if (found !== undefined) {
    const { stem, width, height } = found;
    return { picture: { source: { kind: 'local', stem }, alt, width, height }, faults: [] };
  }
  const missing: Fault = {
    severity: 'error',
    ...where,
    expected: 'a picture file in the content folder',
    found: showValue(src),
    fix: 'add the file, correct the path (it starts at the content folder), or take the picture out',
  };
  return { faults: [missing] };
}
