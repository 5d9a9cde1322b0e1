import { describe, expect, it } from 'vitest';

import type { Term } from '../../../src/model/edition.ts';
import {
  HEAD_CARDS,
  HEAD_TAGS,
  authorsFileSchema,
  cardsFileSchema,
  editionPath,
  editionSchema,
  termHeadSchema,
} from '../../../src/model/edition.ts';
import { tagCountsFileSchema, tagsFileSchema } from '../../../src/model/list-files.ts';
import { toSlug } from '../../../src/model/slug.ts';
import { makeAuthor, makeCategory } from '../../support/make-article.ts';
import { makeArchive, makeEdition, makeEditionInput } from '../../support/make-edition.ts';

describe('the terms', () => {
  const archive = makeArchive(700);
  const edition = makeEdition(archive);
  const bySlug = new Map(archive.articles.map(({ article }) => [article.slug, article]));
  const cards = Array.from(
    { length: 175 },
    (_, file) => edition.read(editionPath.cards(file), cardsFileSchema).cards,
  ).flat();
  const front = edition.read(editionPath.edition, editionSchema);
  const tags = edition.read(editionPath.tags(0), tagsFileSchema).tags;
  const authors = edition.read(editionPath.authors, authorsFileSchema).authors;
  const readHead = (term: Term) => edition.read(editionPath.term(term), termHeadSchema);

  /** The terms of each article, by what its publisher wrote. */
  const termsOf = cards.map(({ slug }) => {
    const article = bySlug.get(slug);
    return new Set<string>([
      'all',
      `category-${article?.category}`,
      ...(article?.authors ?? []).map((name) => `author-${toSlug(name)}`),
      ...(article?.tags ?? []).map((name) => `tag-${toSlug(name)}`),
    ]);
  });
  const findByBruteForce = (...all: Term[]) =>
    cards.map(({ ordinal }) => ordinal).filter((ordinal) => all.every((term) => termsOf[ordinal]?.has(term)));

  const terms: Term[] = [
    'all',
    ...archive.categories.map(({ slug }) => `category-${slug}` as const),
    ...archive.authors.map(({ slug }) => `author-${slug}` as const),
    ...tags.map(({ slug }) => `tag-${slug}` as const),
  ];

  it('hold every article that belongs under them, and no other', () => {
    const found = terms.map((term) => [term, edition.readRows(term).ordinals]);

    expect(found).toEqual(terms.map((term) => [term, findByBruteForce(term)]));
  });

  it('count what they hold', () => {
    const counts = terms.map((term) => edition.read(editionPath.term(term), termHeadSchema).count);

    expect(counts).toEqual(terms.map((term) => findByBruteForce(term).length));
  });

  it('have the counts that the front door, the authors and the dictionary show', () => {
    const count = (term: Term) => findByBruteForce(term).length;

    expect(front.categories.map((category) => category.count)).toEqual(
      front.categories.map(({ slug }) => count(`category-${slug}`)),
    );
    expect(authors.map((author) => author.count)).toEqual(authors.map(({ slug }) => count(`author-${slug}`)));
    expect(front.tags.map((tag) => tag.count)).toEqual(front.tags.map(({ slug }) => count(`tag-${slug}`)));
    expect(edition.read(editionPath.tagCounts(0), tagCountsFileSchema).counts).toEqual(
      tags.map(({ slug }) => count(`tag-${slug}`)),
    );
  });

  it('repeat in each row what the card says', () => {
    const { ordinals, categories, authors: authorIds, tags: tagIds } = edition.readRows('all');
    const category = new Map(front.categories.map(({ id, slug }) => [id, slug]));
    const author = new Map(authors.map(({ slug }) => [readHead(`author-${slug}`).id, slug]));

    const rows = ordinals.map((ordinal, index) => ({
      ordinal,
      category: category.get(categories[index] ?? -1),
      authors: authorIds[index]?.map((id) => author.get(id)),
      tags: tagIds[index]?.map((id) => tags[id]?.slug),
    }));

    expect(rows).toEqual(
      cards.map((card) => ({
        ordinal: card.ordinal,
        category: card.category.slug,
        authors: card.authors.map(({ slug }) => slug),
        tags: card.tags.map(({ slug }) => slug),
      })),
    );
  });

  it('show their newest cards first', () => {
    const heads = terms.map((term) => edition.read(editionPath.term(term), termHeadSchema).cards);

    expect(heads).toEqual(
      terms.map((term) =>
        findByBruteForce(term)
          .slice(-HEAD_CARDS)
          .reverse()
          .map((ordinal) => cards[ordinal]),
      ),
    );
  });

  it('number their co-tags as rows do', () => {
    const shown = terms.flatMap((term) => readHead(term).tags);

    expect(shown.map(({ id, slug, name }) => [id, slug, name])).toEqual(
      shown.map(({ id }) => [id, tags[id]?.slug, tags[id]?.name]),
    );
  });

  it('count their most frequent co-tags, and never themselves', () => {
    for (const term of terms) {
      const expected = tags
        .map(({ slug }) => ({ slug, count: findByBruteForce(term, `tag-${slug}`).length }))
        .filter(({ slug, count }) => count > 0 && term !== `tag-${slug}`);
      const byCount = new Map(expected.map(({ slug, count }) => [slug, count]));

      const shown = edition.read(editionPath.term(term), termHeadSchema).tags;

      expect(shown.map(({ count }) => count)).toEqual(
        [...byCount.values()].sort((a, b) => b - a).slice(0, HEAD_TAGS),
      );
      expect(shown.map(({ count }) => count)).toEqual(shown.map(({ slug }) => byCount.get(slug)));
    }
  });

  it('have the numbers that rows use', () => {
    const heads = [
      ...front.categories.map(({ id, slug }) => [id, `category-${slug}`] as const),
      ...tags.map(({ slug }, id) => [id, `tag-${slug}`] as const),
    ];

    const ids = heads.map(([, term]) => readHead(term).id);
    const authorIds = authors.map(({ slug }) => readHead(`author-${slug}`).id);

    expect(ids).toEqual(heads.map(([id]) => id));
    expect(authorIds.toSorted((a, b) => a - b)).toEqual(authors.map((_, id) => id));
  });

  it('are there for a category and an author without an article', () => {
    const { read } = makeEdition(
      makeEditionInput({
        categories: [makeCategory(), makeCategory('Jeux')],
        authors: [makeAuthor(), makeAuthor('Suzon Pixel')],
      }),
    );

    expect(read(editionPath.term('category-jeux' as Term), termHeadSchema)).toMatchObject({
      count: 0,
      cards: [],
      tags: [],
    });
    expect(read(editionPath.term('author-suzon-pixel' as Term), termHeadSchema)).toMatchObject({
      count: 0,
      author: { name: 'Suzon Pixel' },
    });
  });
});
