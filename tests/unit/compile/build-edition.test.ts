import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import {
  aliasesFileSchema,
  articleFileSchema,
  findDay,
  frontSchema,
  cardsFileSchema,
  editionPath,
  editionSchema,
} from '../../../src/model/edition.ts';
import { hasAliasFile, normalizeAlias, toAliasFile } from '../../../src/model/aliases.ts';
import { toSlug } from '../../../src/model/slug.ts';
import { makeAuthor, makeInstant } from '../../support/make-article.ts';
import type { EditionInput } from '../../support/make-edition.ts';
import {
  getSchema,
  makeArchive,
  makeCompiledArticle,
  makeEdition,
  makeEditionInput,
} from '../../support/make-edition.ts';
import { makeRandom } from '../../support/make-random.ts';

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

    const refused = [...files].filter(
      ([path, text]) => !v.safeParse(getSchema(path), JSON.parse(text)).success,
    );

    expect(refused).toEqual([]);
  });

  it('loses nothing of a file when the application reads it', () => {
    const { files } = makeEdition(makeArchive(300));

    const changed = [...files].filter(
      ([path, text]) => JSON.stringify(v.parse(getSchema(path), JSON.parse(text))).length !== text.length,
    );

    expect(changed).toEqual([]);
  });

  it('of no articles is whole', () => {
    const { files, read } = makeEdition(makeEditionInput({ articles: [] }));

    const front = read(editionPath.front, frontSchema);

    expect(read(editionPath.edition, editionSchema)).toMatchObject({ count: 0, tagCount: 0 });
    expect(front).toMatchObject({ secondary: [], latest: [] });
    expect(front).not.toHaveProperty('lead');
    expect([...files.keys()]).toContain('edition/terms/category-mobile.json');
  });
});

describe('the place of an article', () => {
  it('is by date, then by id (J11)', () => {
    const [earlier, later] = [makeInstant('2021-03-12T10:00:00Z'), makeInstant('2021-03-12T10:00:01Z')];
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

    const cards = Array.from(
      { length: 11 },
      (_, file) => read(editionPath.cards(file), cardsFileSchema).cards,
    );

    expect(cards.flat().map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: 41 }, (_, ordinal) => ordinal),
    );
  });
});

describe('an article', () => {
  it('has a card, its authors whole, and its own words', () => {
    const picture = {
      source: { kind: 'local', stem: 'renard.1f2e3d4c' },
      alt: 'Un renard.',
      width: 3,
      height: 2,
    } as const;
    const portrait = {
      source: { kind: 'local', stem: 'yp.1f2e3d4c' },
      alt: 'Yohann Poiron',
      width: 1,
      height: 1,
    } as const;
    const body = [{ kind: 'paragraph', runs: ['Un renard passe.'] }] as const;
    const article = makeCompiledArticle(
      {
        standfirst: 'Il passe.',
        modified: makeInstant('2021-04-01T00:00:00Z'),
        lead: { src: 'renard.svg', alt: 'Un renard.', caption: 'De nuit.', credit: 'AFP' },
        source: { name: 'BlogNT', url: 'https://blog.example/' },
        language: 'en',
      },
      { picture, body },
    );

    const { read } = makeEdition(
      makeEditionInput({ authors: [{ ...makeAuthor(), portrait }], articles: [article] }),
    );

    expect(read(editionPath.article(toSlug('le-renard')), articleFileSchema)).toEqual({
      format: 1,
      numbering: expect.any(String) as string,
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
      authors: [
        { slug: 'yohann-poiron', name: 'Yohann Poiron', bio: 'La vie de Yohann Poiron.', avatar: portrait },
      ],
      body,
    });
  });

  it.each([
    { published: '2021-03-12T22:59:59Z', day: undefined, why: 'the same day in Paris as in Greenwich' },
    { published: '2021-03-12T23:00:00Z', day: '2021-03-13', why: 'the next one in Paris already' },
    { published: '2021-06-30T22:00:00Z', day: '2021-07-01', why: 'in summer an hour earlier' },
  ])('says its day on the site’s calendar where Greenwich has another: $why', ({ published, day }) => {
    const instant = makeInstant(published);
    const article = makeCompiledArticle({ published: instant, modified: instant });

    const { read } = makeEdition(makeEditionInput({ articles: [article] }));

    const file = read(editionPath.article(toSlug('le-renard')), articleFileSchema);
    expect([file.card.day, file.modifiedDay]).toEqual([day, day]);
    expect(findDay(file.card)).toBe(day ?? '2021-03-12');
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
    const edition = read(editionPath.edition, editionSchema);
    expect(asked.map((path) => hasAliasFile(edition, toAliasFile(path)))).toEqual([true, true]);
    expect(
      asked.map(
        (path) =>
          read(editionPath.aliases(toAliasFile(path)), aliasesFileSchema).aliases[normalizeAlias(path)],
      ),
    ).toEqual(['le-renard', 'le-renard']);
  });
});
