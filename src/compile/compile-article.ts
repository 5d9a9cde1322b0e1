import type { Article } from '../model/article.ts';
import type { Fault } from '../model/fault.ts';
import { parseArticle, readParts } from '../model/parse-article.ts';
import { parseBody } from './body/parse-body.ts';
import type { CompiledArticle } from './build-card.ts';
import { findLead } from './find-picture.ts';
import type { PictureShelf } from './find-pictures.ts';
import { parseJson } from './parse-json.ts';
import type { Config } from './read-config.ts';

/** One file below `articles/`, read: the article, or in its place what of it can be read. */
export type ArticleReading = {
  readonly parts: Partial<Article>;
  readonly compiled?: CompiledArticle;
  /** The numbers of the pictures, sound and film that it asks for, found or not. */
  readonly pictures: readonly number[];
  readonly faults: readonly Fault[];
};

/** Reads an article, turns its body into blocks and finds its pictures, with everything that is wrong on the way. */
export function compileArticle(
  file: string,
  text: string,
  site: Config['site'] | undefined,
  shelf: PictureShelf,
): ArticleReading {
  const raw = parseJson(text, file);
  if (!raw.ok) return { parts: {}, pictures: [], faults: raw.reason };
  const parsed = parseArticle(raw.value, file);
  const parts = parsed.ok ? parsed.value : readParts(raw.value, file);
  const pictures = new Set<number>();
  const find = (path: string) => {
    const { number, picture } = shelf.find(path);
    pictures.add(number);
    return picture;
  };
  const hasFile = (path: string) => {
    const { number, isThere } = shelf.findFile(path);
    pictures.add(number);
    return isThere;
  };
  const lead = findLead(parts.lead, file, find);
  const body = parseBody(parts.body ?? { format: 'text', source: '' }, {
    file,
    siteUrl: site?.url ?? '',
    ...(parts.url === undefined ? {} : { base: parts.url }),
    language: parts.language ?? site?.language ?? 'fr',
    findPicture: find,
    hasFile,
  });
  const wrong = parsed.ok ? [] : parsed.reason;
  const named = new Set(wrong.map(({ path }) => path));
  const picture = lead.picture === undefined ? {} : { picture: lead.picture };
  return {
    parts,
    ...(parsed.ok ? { compiled: { article: parsed.value, body: body.blocks, ...picture } } : {}),
    pictures: [...pictures],
    // What is wrong in a key is said once: to whoever looks further it is missing.
    faults: [...wrong, ...[...lead.faults, ...body.faults].filter(({ path }) => !named.has(path))],
  };
}
