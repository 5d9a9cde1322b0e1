import type { Article } from '../model/article.ts';
import type { Fault } from '../model/fault.ts';
import { compareFaults, showValue } from '../model/fault.ts';
import type { Picture } from '../model/picture.ts';
import type { CompiledArticle } from './archive.ts';
import { parseBody } from './body/parse-body.ts';
import { buildEdition } from './build-edition.ts';
import type { EditionFile } from './edition-file.ts';
import type { PictureFile, PictureShelf } from './find-pictures.ts';
import { openPictures } from './find-pictures.ts';
import { readContent } from './read-content.ts';

/** What the compiler made of a content folder. */
export type Compilation = {
  /** Everything that is wrong, in the order of files. With an error among them there is no edition. */
  readonly faults: readonly Fault[];
  readonly edition?: Iterable<EditionFile>;
  /** The pictures that the edition shows, by stem. */
  readonly pictures: ReadonlyMap<string, PictureFile>;
  readonly counts: { readonly articles: number; readonly withheld: number };
};

/**
 * Compiles a content folder: reads it, checks it, turns bodies into blocks, and builds the files
 * of the edition. The whole of it is read even after a fault, so that one run lists them all.
 * Drafts and other articles that are not published are checked too, and then withheld.
 */
export function compileContent(folder: string): Compilation {
  const { content, items, faults: readFaults } = readContent(folder);
  const shown = openPictures(folder);
  // What only a draft shows is checked too, and stays at home with it.
  const withheld = openPictures(folder);
  const faults = [...readFaults];
  const compiled: CompiledArticle[] = [];
  let withheldCount = 0;
  for (const { file, parts, article } of items) {
    const shelf = parts.status === 'published' ? shown : withheld;
    const found = findLead(parts.lead, file, shelf);
    const body = parseBody(parts.body ?? { format: 'text', source: '' }, {
      file,
      siteUrl: content?.site.url ?? '',
      ...(parts.url === undefined ? {} : { base: parts.url }),
      language: parts.language ?? content?.site.language ?? 'fr',
      findPicture: (src) => shelf.find(src),
    });
    faults.push(...found.faults, ...body.faults);
    if (article === undefined) continue;
    if (article.status !== 'published') {
      withheldCount++;
      continue;
    }
    compiled.push({
      article,
      body: body.blocks,
      ...(found.picture === undefined ? {} : { picture: found.picture }),
    });
  }
  const authors = (content?.authors ?? []).map((author, index) => {
    const portrait = findPicture(author.avatar, author.name, 'authors.json', `[${index}].avatar`, shown);
    faults.push(...portrait.faults);
    return portrait.picture === undefined ? author : { ...author, portrait: portrait.picture };
  });
  const isSound = content !== undefined && faults.every(({ severity }) => severity !== 'error');
  return {
    faults: faults.toSorted(compareFaults),
    ...(isSound
      ? {
          edition: buildEdition({
            site: content.site,
            categories: content.categories,
            authors,
            articles: compiled,
          }),
        }
      : {}),
    pictures: shown.used,
    counts: { articles: compiled.length, withheld: withheldCount },
  };
}

function findLead(lead: Article['lead'], file: string, shelf: PictureShelf): FoundPicture {
  if (lead === undefined) return { faults: [] };
  const found = findPicture(lead.src, lead.alt, file, 'image', shelf);
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

type FoundPicture = { readonly picture?: Picture; readonly faults: readonly Fault[] };

function findPicture(
  src: string | undefined,
  alt: string,
  file: string,
  path: string,
  shelf: PictureShelf,
): FoundPicture {
  if (src === undefined) return { faults: [] };
  if (/^https?:\/\//i.test(src)) {
    return { picture: { source: { kind: 'remote', url: src }, alt, width: 0, height: 0 }, faults: [] };
  }
  const found = shelf.find(src);
  if (found !== undefined) {
    const { stem, width, height } = found;
    return { picture: { source: { kind: 'local', stem }, alt, width, height }, faults: [] };
  }
  const missing: Fault = {
    severity: 'error',
    file,
    path,
    expected: 'a picture file in the content folder',
    found: showValue(src),
    fix: 'add the file, correct the path (it starts at the content folder), or take the picture out',
  };
  return { faults: [missing] };
}
