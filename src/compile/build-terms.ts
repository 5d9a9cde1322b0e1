import type { CountedTag, PackedRows, Term, TermHead } from '../model/edition.ts';
import {
  CHUNK_ROWS,
  FORMAT,
  HEAD_CARDS,
  HEAD_TAGS,
  TAGS_PER_FILE,
  editionPath,
  packRows,
} from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import type { Slug } from '../model/slug.ts';
import type { Archive } from './archive.ts';
import { countMembers, toProfile } from './archive.ts';
import type { EditionFile } from './edition-file.ts';
import { dealOut, printFile } from './edition-file.ts';

/** Builds the files of every term: the whole archive, each category, each author, each tag. */
export function* buildTerms(archive: Archive): Generator<EditionFile> {
  const { site, categories, authors, numbers } = archive;
  yield* buildTerm(archive, 'all', 0, { name: site.title, description: site.tagline });
  for (const { slug, label, description } of categories) {
    yield* buildTerm(archive, `category-${slug}`, numbers.categories.get(slug) ?? 0, {
      name: label,
      description,
    });
  }
  for (const author of authors) {
    const about = { name: author.name, description: author.bio, author: toProfile(author) };
    yield* buildTerm(archive, `author-${author.slug}`, numbers.authors.get(author.name) ?? 0, about);
  }
  for (const { slug, id, name } of numbers.tags) {
    yield* buildTerm(archive, `tag-${slug}`, id, { name, description: '' });
  }
}

/** Builds the dictionary of tags, and beside it the counts, which change while the dictionary only grows. */
export function* buildTags(archive: Archive): Generator<EditionFile> {
  for (const [file, some] of dealOut(archive.numbers.tags, TAGS_PER_FILE)) {
    const tags = some.map(({ slug, name }) => ({ slug, name }));
    const counts = some.map(({ slug }) => countMembers(archive, `tag-${slug}`));
    yield printFile(editionPath.tags(file), { format: FORMAT, tags });
    yield printFile(editionPath.tagCounts(file), { format: FORMAT, counts });
  }
}

function* buildTerm(
  archive: Archive,
  term: Term,
  id: number,
  about: Pick<TermHead, 'name' | 'description' | 'author'>,
): Generator<EditionFile> {
  const ordinals = archive.members.get(term) ?? [];
  const sealed = Math.floor(ordinals.length / CHUNK_ROWS);
  for (const [index, some] of dealOut(ordinals.slice(0, sealed * CHUNK_ROWS), CHUNK_ROWS)) {
    yield printFile(editionPath.chunk(term, index), { format: FORMAT, rows: buildRows(archive, some) });
  }
  const head: TermHead = {
    format: FORMAT,
    id,
    ...about,
    count: ordinals.length,
    sealed,
    tags: countTags(archive, ordinals)
      .filter(({ slug }) => `tag-${slug}` !== term)
      .slice(0, HEAD_TAGS),
    cards: ordinals
      .slice(-HEAD_CARDS)
      .reverse()
      .flatMap((ordinal) => archive.cards[ordinal] ?? []),
    tail: buildRows(archive, ordinals.slice(sealed * CHUNK_ROWS)),
  };
  yield printFile(editionPath.term(term), head);
}

function buildRows({ cards, numbers }: Archive, ordinals: readonly number[]): PackedRows {
  const some = ordinals.flatMap((ordinal) => cards[ordinal] ?? []);
  return packRows({
    ordinals,
    categories: some.map(({ category }) => numbers.categories.get(category.slug) ?? 0),
    authors: some.map(({ authors }) => authors.flatMap(({ name }) => numbers.authors.get(name) ?? [])),
    tags: some.map(({ tags }) => tags.flatMap(({ slug }) => numbers.tagIds.get(slug) ?? [])),
  });
}

/** Counts the tags of some articles, most frequent first; between equals the rarer tag overall, then by slug. */
function countTags(archive: Archive, ordinals: readonly number[]): CountedTag[] {
  const counts = new Map<Slug, CountedTag>();
  for (const ordinal of ordinals) {
    for (const { slug, name } of archive.cards[ordinal]?.tags ?? []) {
      const counted = counts.get(slug);
      if (counted === undefined) counts.set(slug, { slug, name, count: 1 });
      else counted.count++;
    }
  }
  return [...counts.values()].sort(
    (a, b) =>
      b.count - a.count ||
      countMembers(archive, `tag-${a.slug}`) - countMembers(archive, `tag-${b.slug}`) ||
      compareText(a.slug, b.slug),
  );
}
