import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ArticleFile } from '../../../../src/model/edition.ts';
import type { Stemming } from '../../../../src/model/search/analyse.ts';
import { analyse, chooseStemming } from '../../../../src/model/search/analyse.ts';
import type { Found, SearchIndex } from '../../../../src/model/search/engine.ts';
import { FEW, search } from '../../../../src/model/search/engine.ts';
import { countOnce } from '../../../../src/model/search/field-counts.ts';
import { readLevel } from '../../../../src/model/search/levels.ts';
import type { QueryWord } from '../../../../src/model/search/parse-query.ts';
import { parseQuery } from '../../../../src/model/search/parse-query.ts';
import { stem } from '../../../../src/model/search/stems.ts';
import { listTexts } from '../../../../src/model/search/texts.ts';
import { toLevel } from '../../../../src/model/search/weigh.ts';
import { makeTag } from '../../../support/make-card.ts';
import type { Random } from '../../../support/make-random.ts';
import { makeRandom } from '../../../support/make-random.ts';
import {
  findAverage,
  makeArticleFile,
  makeArticleFiles,
  makeIndexFiles,
  openFiles,
} from '../../../support/make-search-index.ts';

const LANGUAGES: readonly Stemming[] = ['fr', 'en'];
const ARTICLES = makeArticleFiles(makeRandom(11), 500);
const DEAD = [3, 77, 401];

/** The words of an article, with how often each field has them; and how long its body is. */
type Known = { readonly counts: ReadonlyMap<string, number>; readonly length: number };

function know(article: ArticleFile): Known {
  const counts = new Map<string, number>();
  let length = 0;
  for (const { field, text } of listTexts(article))
    for (const { term, isStop } of analyse(text, chooseStemming(article.card.language, 'fr'))) {
      if (isStop && (field === 'body' || field === 'standfirst')) continue;
      if (field === 'body') length++;
      counts.set(term, countOnce(counts.get(term) ?? 0, field));
    }
  return { counts, length };
}

type Options = { readonly isTyping?: boolean; readonly within?: ReadonlySet<number> };
type Expected = {
  readonly all: ReadonlySet<number>;
  readonly most: ReadonlySet<number>;
  readonly scores: ReadonlyMap<number, number>;
};

type Read = {
  readonly articles: number;
  readonly average: number;
  readonly held: readonly (Known & { readonly ordinal: number })[];
};

/** Reads every article that is not dead. */
function read(articles: readonly ArticleFile[], dead: readonly number[]): Read {
  const known = articles.map((article, ordinal) => ({ ...know(article), ordinal }));
  const held = known.filter(({ ordinal }) => !dead.includes(ordinal));
  return { articles: articles.length, average: findAverage(articles), held };
}

/** The same search, article by article. */
function findByBruteForce(
  { articles, average, held }: Read,
  text: string,
  { isTyping = false, within }: Options = {},
): Expected {
  const vocabulary = new Set(held.flatMap(({ counts }) => [...counts.keys()]));
  const query = parseQuery(text, LANGUAGES);
  const telling = query.words.some(({ isStop }) => !isStop);
  const words = query.words
    .map((word, at) => ({ word, isTyped: isTyping && query.isOpen && at === query.words.length - 1 }))
    .filter(({ word }) => !telling || !word.isStop);
  const used = words
    .map((own) => ({ ...own, terms: matchByBruteForce(own.word, own.isTyped, vocabulary) }))
    .filter(
      ({ word, isTyped, terms }) =>
        !(isTyped && words.length > 1 && terms.size === 0 && word.folded.length < 3),
    );
  const weights = used.map(
    ({ terms }) =>
      new Map(
        held.flatMap(({ ordinal, counts, length }) => {
          const own = [...terms].flatMap(([term, quality]) => {
            const times = counts.get(term);
            return times === undefined ? [] : [readLevel(toLevel(times, length, average)) * quality];
          });
          return own.length === 0 ? [] : [[ordinal, Math.max(...own)] as const];
        }),
      ),
  );
  const excluded = new Set(query.excluded.flatMap(({ terms }) => terms.map(({ term }) => term)));
  const [all, most, scores] = [new Set<number>(), new Set<number>(), new Map<number, number>()];
  const least = used.length === 2 ? 1 : Math.floor(used.length / 2) + 1;
  for (const { ordinal, counts } of held) {
    if (within?.has(ordinal) === false || [...counts.keys()].some((term) => excluded.has(term))) continue;
    const having = weights.filter((own) => own.has(ordinal)).length;
    if (having === used.length) all.add(ordinal);
    else if (having >= least) most.add(ordinal);
    const score = weights.reduce((sum, own) => {
      const rarity = Math.log(1 + (articles - own.size + 0.5) / (own.size + 0.5));
      return sum + rarity * (own.get(ordinal) ?? 0);
    }, 0);
    scores.set(ordinal, score);
  }
  return { all, most: used.length > 1 && all.size < FEW ? most : new Set(), scores };
}

/** The terms that stand for a word, with what they are worth. */
function matchByBruteForce(
  { folded, terms }: QueryWord,
  isTyped: boolean,
  vocabulary: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const matches = new Map<string, number>();
  const add = (found: readonly string[], quality: number) => {
    for (const term of found) if (!matches.has(term)) matches.set(term, quality);
  };
  add(
    terms.map(({ term }) => term).filter((term) => vocabulary.has(term)),
    1,
  );
  const isExact = matches.size > 0;
  if (folded.length >= 3 && (isTyped || !isExact))
    add(
      [...vocabulary].filter((term) => term.startsWith(folded)),
      0.7,
    );
  if (isExact || folded.length < 5 || /\d/.test(folded)) return matches;
  const meant = [...listNeighbours(folded)].flatMap((word) => [word, stem(word, 'fr'), stem(word, 'en')]);
  const similar = meant.filter((term) => vocabulary.has(term));
  const begun = [...vocabulary]
    .filter((term) => term.length >= 4 && folded.startsWith(term) && folded.length - term.length <= 5)
    .sort((a, b) => b.length - a.length)
    .slice(0, isTyped ? 1 : 0);
  add(begun, 0.7);
  add(similar, 0.5);
  return matches;
}

/** Every word at a distance of one, found by rewriting all of it. */
function listNeighbours(word: string): ReadonlySet<string> {
  const letters = [...word];
  const found = new Set<string>();
  for (let at = 0; at <= letters.length; at++) {
    const [before, after] = [letters.slice(0, at), letters.slice(at)];
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      found.add([...before, letter, ...after].join(''));
      if (at < letters.length) found.add([...before, letter, ...after.slice(1)].join(''));
    }
    found.add([...before, ...after.slice(1)].join(''));
    found.add([...before, ...after.slice(0, 2).reverse(), ...after.slice(2)].join(''));
  }
  return found;
}

const WORDS = [
  ...new Set(
    ARTICLES.flatMap((article) => listTexts(article)).flatMap(({ text }) => text.split(/[\s.,«»’]+/u)),
  ),
].filter((word) => word !== '');

/** Writes a search: words of the archive, whole, cut or misspelt, some of them excluded. */
function makeQuery(random: Random, { typos = true } = {}): string {
  const parts = Array.from({ length: 1 + random.number(4) }, () => {
    const word = random.pick(WORDS);
    const at = random.number(word.length);
    switch (random.number(typos ? 12 : 9)) {
      case 0:
        return `-${word}`;
      case 1:
        return word.toUpperCase();
      case 2:
        return word.slice(0, 3 + random.number(4));
      case 3:
        return random.pick(['le', 'introuvables', 'of', '12', 'y', 'open-source']);
      case 9:
        return word.slice(0, at) + word.slice(at + 1);
      case 10:
        return `${word.slice(0, at)}${random.pick(['e', 'r', 'z'])}${word.slice(at)}`;
      case 11:
        return word.slice(0, at) + [...word.slice(at, at + 2)].reverse().join('') + word.slice(at + 2);
      default:
        return word;
    }
  });
  return parts.join(' ');
}

const ask = (index: SearchIndex, text: string, options: Options = {}) =>
  search(index, parseQuery(text, LANGUAGES), {
    isTyping: options.isTyping ?? false,
    ...(options.within === undefined ? {} : { within: options.within }),
  });

/** Best first; equal ones newest first. What differs by less than the steps of a score may stand either way. */
function expectRanked(ordinals: Uint32Array, scores: ReadonlyMap<number, number>): void {
  const list = [...ordinals].map((ordinal) => ({ ordinal, score: scores.get(ordinal) ?? 0 }));
  const tolerance = Math.max(0, ...list.map(({ score }) => score)) / 30_000;
  for (const [at, own] of list.entries()) {
    const next = list[at + 1];
    if (next === undefined) continue;
    expect(own.score).toBeGreaterThanOrEqual(next.score - tolerance);
    if (own.score === next.score) expect(own.ordinal).toBeGreaterThan(next.ordinal);
  }
}

const toSorted = (ordinals: Iterable<number>) => [...ordinals].sort((a, b) => a - b);

function expectSame(found: Found, { all, most, scores }: Expected, text: string): void {
  expect(toSorted(found.all), text).toEqual(toSorted(all));
  expect(toSorted(found.most), text).toEqual(toSorted(most));
  expectRanked(found.all, scores);
  expectRanked(found.most, scores);
}

describe('search', () => {
  const whole = openFiles(makeIndexFiles(ARTICLES), ARTICLES.length, DEAD);
  const inShards = openFiles(makeIndexFiles(ARTICLES, { size: 300 }), ARTICLES.length, DEAD);

  it('finds what reading every article finds, in its order', async () => {
    const random = makeRandom(21);
    const archive = read(ARTICLES, DEAD);
    for (let round = 0; round < 100; round++) {
      const text = makeQuery(random);
      const isTyping = random.number(2) === 0;
      const within =
        random.number(3) === 0
          ? new Set([...ARTICLES.keys()].filter(() => random.number(3) === 0))
          : undefined;
      const options = { isTyping, ...(within === undefined ? {} : { within }) };
      expectSame(await ask(whole, text, options), findByBruteForce(archive, text, options), text);
    }
  }, 60_000);

  it('finds the same in one shard and in many', async () => {
    const random = makeRandom(22);
    let compared = 0;
    for (let round = 0; round < 60; round++) {
      const text = makeQuery(random, { typos: false });
      const found = await ask(inShards, text);
      // Where a word is not in the archive, what is near it depends on the shards.
      if (!found.matches.every(({ terms }) => terms.some(({ kind }) => kind === 'exact'))) continue;
      expect(found, text).toEqual(await ask(whole, text));
      compared++;
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('finds the same in a base with a delta and articles that it corrected', async () => {
    const random = makeRandom(23);
    const revised = [0, 5, 123, 399];
    const before = new Map(
      revised.map((ordinal) => [ordinal, makeArticleFile({ ordinal, headline: 'Le vélo' }, ['Un câble.'])]),
    );
    const parts = openFiles(makeIndexFiles(ARTICLES, { from: 400, revised, before }), ARTICLES.length, DEAD);
    const wholeAgain = openFiles(makeIndexFiles(ARTICLES), ARTICLES.length, DEAD);
    // Both have as many articles: rarity follows from how many there are.
    const [base, delta] = parts.parts;
    const counted = {
      ...parts,
      parts: [
        { ...base, count: 400 },
        { ...delta, count: 100 },
      ] as SearchIndex['parts'],
    };
    for (let round = 0; round < 60; round++) {
      const text = makeQuery(random);
      const isTyping = random.number(2) === 0;
      const [one, other] = [
        await ask(counted, text, { isTyping }),
        await ask(wholeAgain, text, { isTyping }),
      ];
      expect([...one.all], text).toEqual([...other.all]);
      expect([...one.most], text).toEqual([...other.most]);
    }
  });

  it('never finds more for one more word, nor for a word that is finished', async () => {
    const random = makeRandom(24);
    for (let round = 0; round < 40; round++) {
      const [text, word] = [`solide ${makeQuery(random)}`, random.pick(WORDS)];
      for (const index of [whole, inShards])
        for (const isTyping of [false, true]) {
          const fewer = new Set((await ask(index, text, { isTyping })).all);
          const more = await ask(index, `${text} ${word}`, { isTyping });
          expect(
            [...more.all].filter((ordinal) => !fewer.has(ordinal)),
            `${text} + ${word}`,
          ).toEqual([]);
          const typed = new Set(more.all);
          const finished = await ask(index, `${text} ${word}`, { isTyping: false });
          // Of a search that nobody is typing it is the same.
          expect([...finished.all].filter((ordinal) => !typed.has(ordinal))).toEqual([]);
        }
    }
  });

  it('never finds more for one more word that nearly every text has, whatever stands before', async () => {
    const random = makeRandom(25);
    const common = ['le', 'la', 'de', 'les', 'une', 'of', 'et', 'dans'];
    for (let round = 0; round < 40; round++) {
      const text =
        random.number(2) === 0 ? makeQuery(random) : `${random.pick(common)} ${random.pick(common)}`;
      const fewer = new Set((await ask(whole, text)).all);
      const { all } = await ask(whole, `${text} ${random.pick(common)}`);
      expect(
        [...all].filter((ordinal) => !fewer.has(ordinal)),
        text,
      ).toEqual([]);
    }
  });

  it('gives every hit of a common word once', async () => {
    const { all, most } = await ask(whole, 'solide');

    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(50);
    expect(most).toHaveLength(0);
  });

  it('finds everything for no word, and everything else for an excluded one', async () => {
    const { all } = await ask(whole, '');
    const { all: others } = await ask(whole, '-solide');
    const { all: those } = await ask(whole, 'solide');

    expect([...all]).toEqual([...ARTICLES.keys()].filter((ordinal) => !DEAD.includes(ordinal)).reverse());
    expect(toSorted([...others, ...those])).toEqual(toSorted(all));
  });

  it('takes a filter as a set or as bytes', async () => {
    const bytes = new Uint8Array(ARTICLES.length);
    for (let ordinal = 0; ordinal < 250; ordinal++) bytes[ordinal] = 1;
    const query = parseQuery('solide', LANGUAGES);

    const byBytes = await search(whole, query, { isTyping: false, within: bytes });
    const bySet = await search(whole, query, {
      isTyping: false,
      within: new Set(Array.from({ length: 250 }, (_, at) => at)),
    });
    expect(byBytes).toEqual(bySet);
    expect(byBytes.all.length).toBeGreaterThan(20);
    expect(Math.max(...byBytes.all)).toBeLessThan(250);
  });

  it('does not throw, whatever is asked', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('__proto__', '"', '- -', 'a'.repeat(10_000)),
    );
    await fc.assert(
      fc.asyncProperty(anyText, fc.boolean(), async (text, isTyping) => {
        const { all } = await ask(inShards, text, { isTyping });
        expect(all.length).toBeLessThanOrEqual(ARTICLES.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a search', () => {
  const open = (articles: readonly ArticleFile[], size = Infinity) =>
    openFiles(makeIndexFiles(articles, { size }), articles.length);
  const paragraphs = (...texts: readonly string[]) =>
    texts.map((text, ordinal) => makeArticleFile({ ordinal, headline: `Brève ${ordinal}` }, [text]));

  it('finds nothing in an edition without articles', async () => {
    expect(await ask(open([]), 'renard', { isTyping: true })).toMatchObject({
      all: new Uint32Array(0),
      matches: [{ terms: [] }],
    });
  });

  it('finds the only article', async () => {
    expect([...(await ask(open(paragraphs('Un renard passe.')), 'renard')).all]).toEqual([0]);
  });

  it.each([
    ['kuberntes', 'Un cluster Kubernetes.', 'two letters exchanged'],
    ['inteligence', 'Une intelligence artificielle.', 'a double letter once'],
    ['orchestartion', 'L’orchestration des conteneurs.', 'two letters exchanged, before an inflection'],
    ['numerqiue', 'Le numérique responsable.', 'two letters exchanged in what is no part of the stem'],
    ['elargisement', 'Un élargissement rapide.', 'a letter too few'],
    ['ernard', 'Un renard passe.', 'the first two letters exchanged'],
    ['rrenard', 'Un renard passe.', 'the first letter twice'],
  ])('forgives %s (%s: %s)', async (text, body) => {
    const { all, matches } = await ask(open(paragraphs('Rien de tel.', body, 'Autre chose.')), text);

    expect([...all]).toEqual([1]);
    expect(matches[0]?.terms.map(({ kind }) => kind)).toEqual(['typo']);
  });

  it.each(['12018', 'chat', 'renard'])('does not take %s for another word', async (text) => {
    const index = open(paragraphs('Un chut en 12019.', 'Rendre la monnaie.', 'La chute.'));

    expect((await ask(index, text)).all).toHaveLength(0);
  });

  it('prefers a word as it is written to the beginning of another, and that to a typo', async () => {
    const typed = await ask(open(paragraphs('Un port.', 'Un portail.')), 'port', { isTyping: true });
    expect([...typed.all]).toEqual([0, 1]);
    const finished = await ask(open(paragraphs('Un portaail.', 'Un portail bleu.')), 'portail');
    expect([...finished.all]).toEqual([1]);
    const unknown = await ask(open(paragraphs('Un portailxyz.', 'Un portial.')), 'portail');
    expect([...unknown.all]).toEqual([0, 1]);
  });

  /** Many words between those of the alphabet, so that neighbours stand in other shards. */
  const syllables = ['ba', 'co', 'di', 'fu', 'lo', 'me', 'no', 'pi', 'ra', 'su', 'ta', 'vo'];
  const crowd = syllables
    .flatMap((a) => syllables.flatMap((b) => syllables.map((c) => `${a}${b}${c}x`)))
    .join(' ');
  it.each([
    ['ravipotezl', 'ravipotel', 'a letter too many leads to the shard beside'],
    ['arvipol', 'ravipol', 'exchanged first letters lead to another shard'],
    ['lravipol', 'ravipol', 'a letter too many leads to another shard'],
  ])('forgives %s for %s where %s', async (text, word) => {
    const between = [
      ...syllables.map((end) => `ravip${end}x`),
      ...syllables.slice(0, 4).map((end) => `ravipotep${end}x`),
    ].join(' ');
    const index = open(paragraphs(`${crowd} ${between}`, word), 30);

    expect([...(await ask(index, text)).all]).toEqual([1]);
  });

  it('does not know a word that only articles have that left', async () => {
    const articles = paragraphs('Un zorbilon.', 'Un zorbilom.');
    const index = openFiles(makeIndexFiles(articles), 2, [0]);

    expect([...(await ask(index, 'zorbilon')).all]).toEqual([1]);
    expect((await ask(index, 'zorbilon')).matches[0]?.terms.map(({ kind }) => kind)).toEqual(['typo']);
  });

  it('finds words that are being typed past their stem', async () => {
    const found = await ask(open(paragraphs('Le numérique.', 'Rien.')), 'numériq', { isTyping: true });

    expect([...found.all]).toEqual([0]);
    expect(found.matches[0]?.terms[0]?.kind).toBe('prefix');
  });

  it('puts a headline before a body, and the newest of equals first', async () => {
    const articles = [
      makeArticleFile({ ordinal: 0, headline: 'Un renard' }, ['Rien de tel.']),
      makeArticleFile({ ordinal: 1, headline: 'Brève' }, ['Un renard passe.']),
      makeArticleFile({ ordinal: 2, headline: 'Brève' }, ['Un renard passe.']),
      makeArticleFile({ ordinal: 3, headline: 'Brève', tags: [makeTag('Renard')] }, ['Rien de tel.']),
    ];

    const { all } = await ask(open(articles), 'renard');
    expect([...all].indexOf(0)).toBeLessThan([...all].indexOf(2));
    expect([...all].indexOf(3)).toBeLessThan([...all].indexOf(2));
    expect([...all].indexOf(2)).toBeLessThan([...all].indexOf(1));
  });

  it('offers what holds most of the words where nothing holds all', async () => {
    const index = open(paragraphs('Un renard et un vélo.', 'Un vélo.', 'Un câble.'));

    const { all, most } = await ask(index, 'renard vélo câble');
    expect([...all]).toEqual([]);
    expect([...most]).toEqual([0]);
  });

  it('looks for « le » in headlines where nothing else is asked', async () => {
    const articles = [
      makeArticleFile({ ordinal: 0, headline: 'Le renard' }),
      makeArticleFile({ ordinal: 1, headline: 'Brève' }, ['Le renard.']),
    ];

    expect([...(await ask(open(articles), 'le')).all]).toEqual([0]);
    expect((await ask(open(articles), 'le renard')).all).toHaveLength(2);
  });

  it('waits for a short word to be typed before it asks for it', async () => {
    const index = open(paragraphs('Un renard passe.', 'Un renard zen.'));

    expect((await ask(index, 'renard z', { isTyping: true })).all).toHaveLength(2);
    expect((await ask(index, 'renard zen', { isTyping: true })).all).toHaveLength(1);
    expect((await ask(index, 'renard z')).all).toHaveLength(0);
  });

  it('reads few shards for the beginning of many words', async () => {
    const words = Array.from(
      { length: 2000 },
      (_, at) => `con${at.toString(36).replaceAll(/\d/g, 'x')}${String.fromCharCode(97 + (at % 26))}`,
    );
    const files = makeIndexFiles(paragraphs(words.join(' ')), { size: 150 });
    const asked: string[] = [];
    const shards = {
      get: (key: string) => (asked.push(key), files.shards.get(key)),
    } as unknown as typeof files.shards;

    await ask(openFiles({ ...files, shards }, 1), 'con', { isTyping: true });
    expect(files.shards.size).toBeGreaterThan(15);
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  it('fails where a shard cannot be had, and succeeds once it can', async () => {
    const files = makeIndexFiles(paragraphs('Un renard passe.'));
    const shards = new Map<string, never>();
    const index = openFiles({ ...files, shards }, 1);
    await expect(ask(index, 'renard')).rejects.toThrow('no shard base/0');

    for (const [key, shard] of files.shards) shards.set(key, shard as never);
    expect([...(await ask(index, 'renard')).all]).toEqual([0]);
  });
});
