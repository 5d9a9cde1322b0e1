import type { SourceAuthor } from '../source.ts';
import type { Fields } from './fields.ts';
import { nameOf, own, toLine, toList } from './fields.ts';
import { isRecord } from './front-matter.ts';

/** Who signs, by the keys that heads of files name them with: Docusaurus's `authors.yml` and its kin. */
export type People = ReadonlyMap<string, SourceAuthor>;

/** Names of files that list authors, in any folder. */
export const PEOPLE_FILE = /(?:^|\/)authors\.(?:ya?ml|json|toml)$/i;

/** Reads a file of authors, by key; also a list of them, whose keys stand within. */
export function readPeople(data: unknown): People {
  const entries = Array.isArray(data)
    ? (data as readonly unknown[]).map((value) => [keyOf(value), value] as const)
    : isRecord(data)
      ? Object.entries(data)
      : [];
  return new Map(
    entries.flatMap(([key, value]) => {
      const author = isRecord(value) ? describeAuthor({ ...value, key }) : undefined;
      return author === undefined ? [] : [[key, author] as const];
    }),
  );
}

/** Gives those who sign a file: names as texts, lists, objects, or keys of a file of authors. */
export function findAuthors(fields: Fields, people: People): readonly SourceAuthor[] {
  const many = fields.find('authors');
  const value = many ?? fields.find('author', 'by', 'byline', 'creator', 'writer', 'auteur');
  const listed = Array.isArray(value)
    ? (value as readonly unknown[])
    : // « authors: Ada, Max » are two; « author: King, Jr. » is one.
      typeof value === 'string' && many !== undefined
      ? toList(value)
      : [value];
  const authors = listed.map((one) => findAuthor(one, people)).filter((author) => author !== undefined);
  return [...new Map(authors.map((author) => [author.name, author])).values()];
}

function findAuthor(value: unknown, people: People): SourceAuthor | undefined {
  if (isRecord(value)) {
    const known = people.get(toLine(own(value, 'key')) ?? '');
    const said = describeAuthor(value);
    // A mere key is nobody's name where the file of authors has one.
    return known === undefined ? said : { ...said, ...known };
  }
  const name = toLine(value);
  if (name === undefined) return undefined;
  return people.get(name) ?? { name: name.replace(/\s*<[^<>]*@[^<>]*>$/, '') || name };
}

function describeAuthor(value: Readonly<Record<string, unknown>>): SourceAuthor | undefined {
  const name = toLine(nameOf(value));
  if (name === undefined) return undefined;
  const read = (...keys: readonly string[]) =>
    keys.map((key) => toLine(own(value, key))).find((text) => text !== undefined);
  const bio = read('bio', 'description', 'title');
  const avatar = read(
    'avatar',
    'image_url',
    'imageURL',
    'imageUrl',
    'image',
    'picture',
    'photo',
    'thumbnail',
  );
  const url = read('url', 'website', 'web', 'site', 'homepage', 'link');
  return {
    name,
    ...(bio === undefined || bio === name ? {} : { bio }),
    ...(avatar === undefined ? {} : { avatar }),
    ...(url !== undefined && /^https?:/i.test(url) ? { url } : {}),
  };
}

function keyOf(value: unknown): string {
  return isRecord(value)
    ? (toLine(
        ['key', 'id', 'slug', 'username', 'name']
          .map((key) => own(value, key))
          .find((key) => key !== undefined),
      ) ?? '')
    : '';
}
