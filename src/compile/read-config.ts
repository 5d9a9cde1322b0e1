import type { Author, Category, Site } from '../model/article.ts';
import type { AuthorProfile } from '../model/edition.ts';
import type { Fault } from '../model/fault.ts';
import { parseAuthors, parseCategories, parseSite } from '../model/parse-site.ts';
import type { Picture } from '../model/picture.ts';
import type { Result } from '../model/result.ts';
import type { PictureShelf } from './find-pictures.ts';
import { findPicture } from './find-picture.ts';
import { readJson } from './read-json.ts';

/** An author with the picture that was found. */
export type PortrayedAuthor = Author & { readonly portrait?: Picture };

/** What a content folder says beside its articles. */
export type Config = {
  readonly site: Site;
  readonly categories: readonly Category[];
  readonly authors: readonly PortrayedAuthor[];
};

/** A configuration with everything that is wrong in it, and the numbers of its pictures. */
export type ReadConfig = {
  /** Without the files that could not be read. */
  readonly config: Partial<Config>;
  readonly pictures: readonly number[];
  readonly faults: readonly Fault[];
};

/** Reads `site.json`, `categories.json` and `authors.json`, all of them even after a fault. */
export function readConfig(folder: string, shelf: PictureShelf): ReadConfig {
  const faults: Fault[] = [];
  const pictures = new Set<number>();
  const load = <Value>(
    file: string,
    parse: (raw: unknown, file: string) => Result<Value, readonly Fault[]>,
  ): Value | undefined => {
    const raw = readJson(folder, file);
    const result = raw.ok ? parse(raw.value, file) : raw;
    if (result.ok) return result.value;
    faults.push(...result.reason);
    return undefined;
  };
  const site = load('site.json', parseSite);
  const categories = load('categories.json', parseCategories);
  const authors = load('authors.json', parseAuthors)?.map((author, index) => {
    const where = { file: 'authors.json', path: `[${index}].avatar` };
    const portrait = findPicture(author.avatar, author.name, where, (path) => {
      const { number, picture } = shelf.find(path);
      pictures.add(number);
      return picture;
    });
    faults.push(...portrait.faults);
    return portrait.picture === undefined ? author : { ...author, portrait: portrait.picture };
  });
  return {
    config: {
      ...(site === undefined ? {} : { site }),
      ...(categories === undefined ? {} : { categories }),
      ...(authors === undefined ? {} : { authors }),
    },
    pictures: [...pictures],
    faults,
  };
}

/** Gives what the edition says of an author. */
export function toProfile({ slug, name, bio, portrait, url }: PortrayedAuthor): AuthorProfile {
  return {
    slug,
    name,
    bio,
    ...(portrait === undefined ? {} : { avatar: portrait }),
    ...(url === undefined ? {} : { url }),
  };
}
