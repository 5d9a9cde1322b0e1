import type { Term, TermHead } from '../model/edition.ts';
import type { Archive } from './archive.ts';
import { toProfile } from './read-config.ts';

/** A term of an archive, with what its head says about it. */
export type ArchiveTerm = {
  readonly term: Term;
  readonly kind: 'all' | 'category' | 'author' | 'tag';
  readonly id: number;
  readonly about: Pick<TermHead, 'name' | 'description' | 'author'>;
  /** All rows, the dead among them, in the order of ordinals. */
  readonly rows: ArrayLike<number>;
  /** How many of them live. */
  readonly count: number;
};

/** Lists the terms that have a page: the archive itself, each category, each author, each tag in use. */
export function* listTerms(archive: Archive): Generator<ArchiveTerm> {
  const { site, categories, authors, terms, table, sections, signatures, tags } = archive;
  yield {
    ...{ term: 'all', kind: 'all', id: 0, count: archive.living.length },
    about: { name: site.title, description: site.tagline },
    rows: Uint32Array.from({ length: table.length }, (_, ordinal) => ordinal),
  };
  for (const { slug, label, description } of categories) {
    const id = terms.findCategory(slug) ?? 0;
    const about = { name: label, description };
    const [rows, count] = [sections.list(id), sections.count(id)];
    yield { term: `category-${slug}`, kind: 'category', id, about, rows, count };
  }
  for (const author of authors) {
    const id = terms.findAuthor(author.name) ?? 0;
    const about = { name: author.name, description: author.bio, author: toProfile(author) };
    const [rows, count] = [signatures.list(id), signatures.count(id)];
    yield { term: `author-${author.slug}`, kind: 'author', id, about, rows, count };
  }
  for (const { slug, id, name } of terms.tags) {
    const [rows, count] = [tags.list(id), tags.count(id)];
    if (count > 0)
      yield { term: `tag-${slug}`, kind: 'tag', id, about: { name, description: '' }, rows, count };
  }
}
