import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import type { EditionInput } from '../../../src/compile/archive.ts';
import type { Term } from '../../../src/model/edition.ts';
import {
  CARDS_PER_FILE,
  HEAD_CARDS,
  HEAD_TAGS,
  TAGS_PER_FILE,
  aliasesFileSchema,
  articleFileSchema,
  authorsFileSchema,
  cardsFileSchema,
  editionPath,
  editionSchema,
  normalizeAlias,
  tagCountsFileSchema,
  tagsFileSchema,
  termHeadSchema,
} from '../../../src/model/edition.ts';
import { parseInstant } from '../../../src/model/instant.ts';
import { toSlug } from '../../../src/model/slug.ts';
import { makeAuthor, makeCategory, makeSite } from '../../support/make-article.ts';
import {
  getSchema,
  makeArchive,
  makeCompiledArticle,
  makeEdition,
  makeEditionInput,
  makeNewestArticle,
} from '../../support/make-edition.ts';
import { makeRandom } from '../../support/make-random.ts';

function instant(text: string) {
  const read = parseInstant(text);
  if (read === undefined) throw new Error(`No date: ${text}`);
  return read;
}

/** The same archive with its articles in another order. */
function shuffle(input: EditionInput, seed: number): EditionInput {
  return { ...input, articles: makeRandom(seed).shuffle(input.articles) };
}

describe('an edition', () => {
  it('is the same to the byte whatever order the articles come in', () => {
    const archive = makeArchive(700);
    const { files } = makeEdition(archive);

    const others = [1, 2, 3].map((seed) => makeEdition(shuffle(archive, seed)).files);

    expect(others).toEqual([files, files, files]);
  });

  it('holds no file that the application cannot read', () => {
    const { files } = makeEdition(makeArchive(700));

    const refused = [...files].filter(([path, text]) => !v.safeParse(getSchema(path), JSON.parse(text)).success);

    expect(refused).toEqual([]);
  });

  it('loses nothing of a file when the application reads it', () => {
    const { files } = makeEdition(makeArchive(300));

    const changed = [...files].filter(([path, text]) => JSON.stringify(v.parse(getSchema(path), JSON.parse(text))).length !== text.length);

    expect(changed).toEqual([]);
  });

  it('of no articles is whole', () => {
    const { files, read } = makeEdition(makeEditionInput({ articles: [] }));

    const front = read(editionPath.edition, editionSchema);

    expect(front).toMatchObject({ count: 0, tagCount: 0, months: [], front: { secondary: [], latest: [] } });
    expect(front.front).not.toHaveProperty('lead');
    expect([...files.keys()]).toContain('edition/terms/category-mobile.json');
  });
});

describe('publishing one article', () => {
  const archive = makeArchive(1100, { tags: 1200 });
  const before = makeEdition(archive).files;
  const after = makeEdition({ ...archive, articles: [...archive.articles, makeNewestArticle({ tags: ['Tag 1', 'Inouï'] })] }).files;

  it('changes no sealed file', () => {
    const tags = makeEdition(archive).read(editionPath.edition, editionSchema).tagCount;
    const isSealed = (path: string) => {
      const cards = /^edition\/cards\/(\d+)\.json$/.exec(path)?.[1];
      const dictionary = /^edition\/tags\/(\d+)\.json$/.exec(path)?.[1];
      if (cards !== undefined) return (Number(cards) + 1) * CARDS_PER_FILE <= 1100;
      if (dictionary !== undefined) return (Number(dictionary) + 1) * TAGS_PER_FILE <= tags;
      return /^edition\/terms\/[^.]+\.\d+\.json$/.test(path);
    };
    const sealed = [...before].filter(([path]) => isSealed(path));

    const changed = sealed.filter(([path, text]) => after.get(path) !== text);

    expect(changed).toEqual([]);
    expect(sealed.map(([path]) => path)).toEqual(
      expect.arrayContaining(['edition/cards/0.json', 'edition/cards/274.json', 'edition/tags/0.json', 'edition/terms/all.0.json', 'edition/terms/all.3.json', 'edition/terms/category-mobile.0.json']),
    );
  });

  it('takes no file away, and changes no other article', () => {
    const gone = [...before.keys()].filter((path) => !after.has(path));
    const changed = [...before].filter(([path, text]) => path.startsWith('edition/articles/') && after.get(path) !== text);

    expect(gone).toEqual([]);
    expect(changed).toEqual([]);
  });

  it('adds the article, the files that it opens, and nothing else', () => {
    const added = [...after.keys()].filter((path) => !before.has(path));

    expect(added).toEqual(['edition/articles/la-une.json', 'edition/cards/275.json', 'edition/terms/tag-inoui.json']);
  });
});

describe('the place of an article', () => {
  it('is by date, then by id', () => {
    const [earlier, later] = [instant('2021-03-12T10:00:00Z'), instant('2021-03-12T10:00:01Z')];
    const articles = [
      makeCompiledArticle({ id: 'c', published: earlier }),
      makeCompiledArticle({ id: 'a', published: later }),
      makeCompiledArticle({ id: 'B', published: earlier }),
      makeCompiledArticle({ id: 'é', published: earlier }),
    ];

    const { read } = makeEdition(makeEditionInput({ articles }));

    const { cards } = read(editionPath.cards(0), cardsFileSchema);
    expect(cards.map(({ ordinal, slug }) => [ordinal, slug])).toEqual([
      [0, 'b'],
      [1, 'c'],
      [2, 'e'],
      [3, 'a'],
    ]);
  });

  it('is that of its card', () => {
    const { read } = makeEdition(makeArchive(41));

    const cards = Array.from({ length: 11 }, (_, file) => read(editionPath.cards(file), cardsFileSchema).cards);

    expect(cards.flat().map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 41 }, (_, ordinal) => ordinal));
  });
});

describe('the terms', () => {
  const archive = makeArchive(700);
  const edition = makeEdition(archive);
  const bySlug = new Map(archive.articles.map(({ article }) => [article.slug, article]));
  const cards = Array.from({ length: 175 }, (_, file) => edition.read(editionPath.cards(file), cardsFileSchema).cards).flat();
  const front = edition.read(editionPath.edition, editionSchema);
  const tags = edition.read(editionPath.tags(0), tagsFileSchema).tags;

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

    expect(front.categories.map((category) => category.count)).toEqual(front.categories.map(({ slug }) => count(`category-${slug}`)));
    expect(front.authors.map((author) => author.count)).toEqual(front.authors.map(({ slug }) => count(`author-${slug}`)));
    expect(front.tags.map((tag) => tag.count)).toEqual(front.tags.map(({ slug }) => count(`tag-${slug}`)));
    expect(edition.read(editionPath.authors, authorsFileSchema).authors.map((author) => author.count)).toEqual(
      front.authors.map((author) => author.count),
    );
    expect(edition.read(editionPath.tagCounts(0), tagCountsFileSchema).counts).toEqual(tags.map(({ slug }) => count(`tag-${slug}`)));
  });

  it('repeat in each row what the card says', () => {
    const { ordinals, categories, authors, tags: tagIds } = edition.readRows('all');
    const category = new Map(front.categories.map(({ id, slug }) => [id, slug]));
    const author = new Map(front.authors.map(({ id, slug }) => [id, slug]));

    const rows = ordinals.map((ordinal, index) => ({
      ordinal,
      category: category.get(categories[index] ?? -1),
      authors: authors[index]?.map((id) => author.get(id)),
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

    expect(heads).toEqual(terms.map((term) => findByBruteForce(term).slice(-HEAD_CARDS).reverse().map((ordinal) => cards[ordinal])));
  });

  it('count their most frequent co-tags, and never themselves', () => {
    for (const term of terms) {
      const expected = tags
        .map(({ slug }) => ({ slug, count: findByBruteForce(term, `tag-${slug}`).length }))
        .filter(({ slug, count }) => count > 0 && term !== `tag-${slug}`);
      const byCount = new Map(expected.map(({ slug, count }) => [slug, count]));

      const shown = edition.read(editionPath.term(term), termHeadSchema).tags;

      expect(shown.map(({ count }) => count)).toEqual([...byCount.values()].sort((a, b) => b - a).slice(0, HEAD_TAGS));
      expect(shown.map(({ count }) => count)).toEqual(shown.map(({ slug }) => byCount.get(slug)));
    }
  });

  it('have the numbers that rows use', () => {
    const heads = [...front.categories.map(({ id, slug }) => [id, `category-${slug}`] as const), ...front.authors.map(({ id, slug }) => [id, `author-${slug}`] as const), ...tags.map(({ slug }, id) => [id, `tag-${slug}`] as const)];

    const ids = heads.map(([, term]) => edition.read(editionPath.term(term), termHeadSchema).id);

    expect(ids).toEqual(heads.map(([id]) => id));
  });

  it('are there for a category and an author without an article', () => {
    const { read } = makeEdition(makeEditionInput({ categories: [makeCategory(), makeCategory('Jeux')], authors: [makeAuthor(), makeAuthor('Suzon Pixel')] }));

    expect(read(editionPath.term('category-jeux' as Term), termHeadSchema)).toMatchObject({ count: 0, cards: [], tags: [] });
    expect(read(editionPath.term('author-suzon-pixel' as Term), termHeadSchema)).toMatchObject({
      count: 0,
      author: { name: 'Suzon Pixel' },
    });
  });
});

describe('an article', () => {
  it('has a card, its authors whole, and its own words', () => {
    const picture = { source: { kind: 'local', stem: 'renard.1f2e3d4c' }, alt: 'Un renard.', width: 3, height: 2 } as const;
    const portrait = { source: { kind: 'local', stem: 'yp.1f2e3d4c' }, alt: 'Yohann Poiron', width: 1, height: 1 } as const;
    const body = [{ kind: 'paragraph', runs: ['Un renard passe.'] }] as const;
    const article = makeCompiledArticle(
      {
        standfirst: 'Il passe.',
        modified: instant('2021-04-01T00:00:00Z'),
        lead: { src: 'renard.svg', alt: 'Un renard.', caption: 'De nuit.', credit: 'AFP' },
        source: { name: 'BlogNT', url: 'https://blog.example/' },
        language: 'en',
      },
      { picture, body },
    );

    const { read } = makeEdition(makeEditionInput({ authors: [{ ...makeAuthor(), portrait }], articles: [article] }));

    expect(read(editionPath.article(toSlug('le-renard')), articleFileSchema)).toEqual({
      format: 1,
      card: {
        ordinal: 0,
        slug: 'le-renard',
        headline: 'Le renard',
        standfirst: 'Il passe.',
        published: '2021-03-12T15:04:00Z',
        minutes: 1,
        category: { slug: 'mobile', label: 'Mobile' },
        authors: [{ slug: 'yohann-poiron', name: 'Yohann Poiron' }],
        tags: [{ slug: 'xiaomi', name: 'Xiaomi' }],
        picture,
        language: 'en',
      },
      standfirst: 'Il passe.',
      modified: '2021-04-01T00:00:00Z',
      caption: 'De nuit.',
      credit: 'AFP',
      source: { name: 'BlogNT', url: 'https://blog.example/' },
      authors: [{ slug: 'yohann-poiron', name: 'Yohann Poiron', bio: 'La vie de Yohann Poiron.', avatar: portrait }],
      body,
    });
  });

  it('without a standfirst lends its first words to its card, and keeps none itself', () => {
    const body = [
      { kind: 'heading', level: 2, id: 'a', runs: ['Un titre'] },
      { kind: 'paragraph', runs: ['Un renard passe. '.repeat(30)] },
    ] as const;

    const { read } = makeEdition(makeEditionInput({ articles: [makeCompiledArticle({}, { body })] }));

    const { standfirst, card } = read(editionPath.article(toSlug('le-renard')), articleFileSchema);
    expect(standfirst).toBeUndefined();
    expect(card.standfirst).toMatch(/^Un renard passe\. .*…$/);
    expect(card.standfirst?.length).toBeLessThanOrEqual(200);
  });

  it('is found under each of its old addresses, however a browser writes it', () => {
    const aliases = ['/2021/03/renard', '/été'].map(normalizeAlias);

    const { read } = makeEdition(makeEditionInput({ articles: [makeCompiledArticle({ aliases })] }));

    const asked = ['/2021/03/renard/?utm=1', '/%c3%a9t%c3%a9/'];
    expect(asked.map((path) => read(editionPath.aliases(path), aliasesFileSchema).aliases[normalizeAlias(path)])).toEqual([
      'le-renard',
      'le-renard',
    ]);
  });
});

describe('the front page', () => {
  const readFront = (input: EditionInput) => makeEdition(input).read(editionPath.edition, editionSchema).front;

  it('shows nothing of its upper part again in its sections', () => {
    for (const articles of [1, 2, 3, 5, 8, 13, 40, 200]) {
      const { lead, secondary, sections } = readFront(makeArchive(articles));

      const above = [lead, ...secondary].map((card) => card?.slug);
      const below = sections.flatMap(({ cards }) => cards.map(({ slug }) => slug));

      expect(below.filter((slug) => above.includes(slug))).toEqual([]);
      expect(new Set(below).size).toBe(below.length);
    }
  });

  it('is led by the newest featured story', () => {
    const archive = makeArchive(60);
    const articles = archive.articles.map((compiled) => ({
      ...compiled,
      article: { ...compiled.article, featured: /renard-00000(?:07|21)$/.test(compiled.article.id) },
    }));

    const { lead, secondary, latest } = readFront({ ...archive, articles });

    expect(lead?.slug).toBe('renard-0000021');
    expect([...secondary, ...latest].map(({ ordinal }) => ordinal)).toEqual([59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48]);
  });

  it('is led by the newest story where none is featured', () => {
    const { lead, secondary, latest } = readFront(makeArchive(60));

    expect([lead, ...secondary, ...latest].map((card) => card?.ordinal)).toEqual([59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47]);
  });

  it('has as many stories a section as the site asks for, newest first, in the order of the site', () => {
    const archive = makeArchive(200);
    const home = { sections: [toSlug('Jeux'), toSlug('Web')], stories: 3 };

    const { sections } = readFront({ ...archive, site: makeSite({ home }) });

    expect(sections.map(({ category, cards }) => [category, cards.length])).toEqual([
      ['jeux', 3],
      ['web', 3],
    ]);
    for (const { category, cards } of sections) {
      expect(cards.every((card) => card.category.slug === category)).toBe(true);
      expect(cards.map(({ ordinal }) => ordinal)).toEqual(cards.map(({ ordinal }) => ordinal).sort((a, b) => b - a));
    }
  });
});

describe('the front door', () => {
  it('does not grow with the archive', () => {
    const large = makeArchive(5000, { tags: 20 });
    const byId = large.articles.toSorted((a, b) => (a.article.id < b.article.id ? -1 : 1));
    // The newest sixty, and forty of the others, spread over the same months.
    const small = { ...large, articles: byId.filter((_, index) => index >= 4940 || index % 124 === 0) };

    const [few = '', many = ''] = [small, large].map((archive) => makeEdition(archive).files.get(editionPath.edition));

    expect(small.articles).toHaveLength(100);
    expect(Buffer.byteLength(many)).toBeGreaterThan(10_000);
    expect(Buffer.byteLength(many) / Buffer.byteLength(few)).toBeLessThan(1.05);
  });

  it('knows the first article of each month of the calendar of the site', () => {
    const dates = ['2021-01-31T22:59:59Z', '2021-01-31T23:00:00Z', '2021-02-10T00:00:00Z', '2021-05-01T00:00:00Z'];
    const articles = dates.map((date, index) => makeCompiledArticle({ id: `r-${index}`, published: instant(date) }));

    const { months } = makeEdition(makeEditionInput({ articles })).read(editionPath.edition, editionSchema);

    expect(months).toEqual([
      { month: '2021-01', first: 0 },
      { month: '2021-02', first: 1 },
      { month: '2021-05', first: 3 },
    ]);
  });

  it('holds nothing of the content folder that readers need not know', () => {
    const { files } = makeEdition(makeEditionInput({ authors: [makeAuthor('Yohann Poiron', { avatar: 'images/secret.jpg' })] }));

    expect([...files.values()].join('\n')).not.toContain('secret.jpg');
  });
});
