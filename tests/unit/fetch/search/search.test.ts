import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { keepCopiesOn } from '../../../../src/fetch/device.ts';
import { searchAlsoIn } from '../../../../src/fetch/search/device-articles.ts';
import { askIndexAnew, startSearchWorkersWith } from '../../../../src/fetch/search/search-client.ts';
import type { SearchQuestion, SearchResult } from '../../../../src/fetch/search/search-queries.ts';
import {
  hasTypo,
  looseningsQuery,
  passageQuery,
  respellQuery,
  searchQuery,
} from '../../../../src/fetch/search/search-queries.ts';
import type { Marked } from '../../../../src/model/search/mark-words.ts';
import { articleFileSchema, editionPath } from '../../../../src/model/edition.ts';
import { checksum } from '../../../../src/model/search/checksum.ts';
import { shardSchema } from '../../../../src/model/search/index-file.ts';
import { EVERYTHING } from '../../../../src/model/filter.ts';
import { cutSearched } from '../../../../src/model/location.ts';
import { makeFilter, makeSlug } from '../../../support/make-location.ts';
import { makeClient, serve, serveFiles } from '../serve.ts';
import { startDeskWorker } from './desk-worker.ts';
import { STORIES, makeSearchEdition } from './make-search-edition.ts';

const edition = makeSearchEdition();

beforeEach(() => {
  startSearchWorkersWith(() => Promise.resolve(startDeskWorker()));
});

afterEach(() => {
  keepCopiesOn(undefined);
  searchAlsoIn(() => Promise.resolve([]));
  askIndexAnew();
});

const ask = (text: string, rest: Partial<SearchQuestion> = {}): SearchQuestion => ({
  ...{ text, filter: EVERYTHING, order: 'relevance', isTyping: false, want: 8 },
  ...rest,
});

const idsOf = (ordinals: Uint32Array) => [...ordinals].map((ordinal) => STORIES[ordinal]?.id);

/** Searches the little archive on a good network, and names what was found. */
async function find(text: string, rest: Partial<SearchQuestion> = {}): Promise<readonly unknown[]> {
  serveFiles(edition.files);
  const client = makeClient();
  return idsOf((await client.query(searchQuery(client, ask(text, rest)))).all);
}

/** A text with brackets around what was found. */
const show = (parts: Marked) => parts.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('');

describe('a search', () => {
  it.each<[string, readonly string[], string]>([
    ['batteries', ['batterie', 'english', 'fin'], 'inflections, in the language of each article'],
    ['LITHIUM', ['batterie'], 'case aside'],
    ['energie', ['batterie', 'libre'], 'accents aside, in tags'],
    ['batterie lithium', ['batterie'], 'all words'],
    ['batterie -lithium', ['english', 'fin'], 'without a word'],
    ['"logiciel libre"', ['noyau'], 'words one after the other; a tag is a text as well'],
    ['logiciel -"logiciel libre"', ['libre'], 'without such words'],
    ['sujet:energie batterie', ['batterie'], 'an operator of the text is a filter'],
    ['auteur:"Élie Antenne"', ['libre'], 'which needs no word'],
    ['après:2021-05', ['fin', 'english'], 'newest first where there is nothing to be relevant to'],
    ['batterie avant:2021-03', ['batterie'], 'months'],
    ['-batterie -logiciel', ['conteneurs'], 'everything but what is excluded'],
    ['-"logiciel libre" sujet:energie', ['batterie', 'libre'], 'or what has excluded words side by side'],
  ])('for %s finds %j: %s', async (text, expected) => {
    const found = await find(text);

    expect(new Set(found)).toEqual(new Set(expected));
    expect(found).toHaveLength(expected.length);
  });

  it('is in the order that was asked', async () => {
    expect(await find('batterie', { order: 'newest' })).toEqual(['fin', 'english', 'batterie']);
    expect(await find('batterie', { order: 'oldest' })).toEqual(['batterie', 'english', 'fin']);
  });

  it('passes the filter of the address and that of the text', async () => {
    const filter = makeFilter({ category: makeSlug('web') });

    expect(await find('logiciel', { filter })).toEqual(['noyau']);
    expect(await find('logiciel rubrique:mobile', { filter })).toEqual([]);
    expect(await find('', { filter })).toEqual(['conteneurs', 'noyau']);
  });

  it('marks what it found in the texts that are shown, whatever their language', async () => {
    serveFiles(edition.files);
    const client = makeClient();

    const { stories } = await client.query(searchQuery(client, ask('batteries', { order: 'oldest' })));

    expect(stories.map(({ headline }) => show(headline))).toEqual([
      'Une [batterie] qui dure',
      '[Batteries] included',
      'La fin du cuivre',
    ]);
    // Its words stand in its body.
    expect(stories.map(({ isDeeper }) => isDeeper)).toEqual([false, false, true]);
  });

  it('shows the passage in which the words stand, and the topics that have them', async () => {
    serveFiles(edition.files);
    const client = makeClient();
    const result = await client.query(searchQuery(client, ask('énergie choix')));
    const [story] = result.stories;
    if (story === undefined) throw new Error('expected a story');

    const passage = await client.query(passageQuery(client, result, story));

    expect(story.tags.map(show)).toEqual(['[Énergie]']);
    expect(passage === null ? '' : show(passage)).toBe('Le [choix] d’un logiciel est libre.');
  });

  it('shows how a text begins in which no word stands', async () => {
    serveFiles(edition.files);
    const client = makeClient();
    const result = await client.query(searchQuery(client, ask('batterie cuivre')));
    const story = result.others.find(({ card }) => card.headline === 'Une batterie qui dure');
    if (story === undefined) throw new Error('expected a story with one of the words');

    const passage = await client.query(passageQuery(client, result, story));

    expect(story.isDeeper).toBe(true);
    expect(passage === null ? '' : show(passage)).toBe('Le lithium chauffe.');
  });

  it('offers the spelling of what it found where a word was found by a typo alone', async () => {
    serveFiles(edition.files);
    const client = makeClient();

    const result = await client.query(searchQuery(client, ask('orchestartion conteneurs')));

    expect(idsOf(result.all)).toEqual(['conteneurs']);
    expect(hasTypo(result)).toBe(true);
    expect(await client.query(respellQuery(client, result))).toBe('orchestration conteneurs');
  });

  it('names what has most of the words, and what to leave out where nothing has all', async () => {
    serveFiles(edition.files);
    const client = makeClient();

    const result = await client.query(
      searchQuery(
        client,
        ask('batterie cuivre kubernetes', { filter: makeFilter({ category: makeSlug('mobile') }) }),
      ),
    );

    expect(idsOf(result.all)).toEqual([]);
    expect(idsOf(result.most)).toEqual(['fin']);
    expect(await client.query(looseningsQuery(client, result))).toEqual([
      { kind: 'word', what: 'kubernetes', text: 'batterie cuivre', count: 1, isExact: true },
    ]);
  });

  it('brings ways to loosen it together with what it found, unless they take long', async () => {
    // Without the exclusion one more text has to be looked into.
    const question = ask('"libre logiciel" -noyau');
    const [soon, late] = [makeClient(), makeClient()];
    serveFiles(edition.files);
    const { loosenings } = await soon.query(searchQuery(soon, question));
    expect(loosenings).toMatchObject([{ kind: 'phrase', text: 'libre logiciel -noyau' }]);
    expect((await soon.query(searchQuery(soon, ask('batterie')))).loosenings).toBeUndefined();

    serve((path) =>
      path.includes('articles/noyau')
        ? new Promise<Response>(() => undefined)
        : new Response(edition.files.get(path.replace(/\?.*$/, ''))),
    );
    const result = await late.query(searchQuery(late, question));

    expect(result.loosenings).toBeUndefined();
    expect(idsOf(result.all)).toEqual([]);
  });

  it('counts what there would be without the filter, and without it and a word', async () => {
    serveFiles(edition.files);
    const client = makeClient();
    const filter = makeFilter({ category: makeSlug('web') });
    const loosen = async (text: string) =>
      client.query(looseningsQuery(client, await client.query(searchQuery(client, ask(text, { filter })))));

    expect(await loosen('batterie')).toEqual([
      { kind: 'filter', what: '', text: 'batterie', count: 3, isExact: true },
    ]);
    expect(await loosen('batterie kubernetesse')).toEqual([
      { kind: 'word', what: 'batterie', text: 'kubernetesse', count: 1, isExact: true },
    ]);
    expect(await loosen('batterie zzzz')).toEqual([
      { kind: 'both', what: 'zzzz', text: 'batterie', count: 3, isExact: true },
    ]);
  });

  it.each<[string, readonly (readonly [kind: string, what: string, text: string, count: number])[]]>([
    ['batterie sujet:inconnu', [['word', 'sujet:inconnu', 'batterie', 3]]],
    ['batterie avant:1990', [['word', 'avant:1990', 'batterie', 3]]],
    [
      '"logiciel libre" -noyau',
      [
        ['phrase', 'logiciel libre', 'logiciel libre -noyau', 1],
        ['excluded', 'noyau', '"logiciel libre"', 1],
      ],
    ],
    // What is left would be another search, not one for less.
    ['le zzzz', []],
    // Its words stand nowhere side by side: without the exclusion neither.
    ['"libre logiciel" -noyau', [['phrase', 'libre logiciel', 'libre logiciel -noyau', 1]]],
    ['noyau -"logiciel libre" -«se lit»', []],
    ['"noyau des" "libre de choisir"', []],
  ])('of %s can be loosened by what finds something', async (text, expected) => {
    serveFiles(edition.files);
    const client = makeClient();
    const result = await client.query(searchQuery(client, ask(text)));

    const found = await client.query(looseningsQuery(client, result));

    expect(idsOf(result.all)).toEqual([]);
    expect(found.map(({ kind, what, text: next, count }) => [kind, what, next, count])).toEqual(expected);
  });

  it.each([
    ['et le', true, 'no headline has both; nearly every text does'],
    ['"du de la"', true, 'a phrase of them is looked for where they are kept'],
    ['le zzzz', false, 'the other word is why'],
    ['et le sujet:inconnu', false, 'without them there would be nothing either'],
    ['le', false, 'headlines have it'],
    ['le choix', false, 'beside another word it is not looked for'],
  ])('for %s says that words were too common to find anything: %s, for %s', async (text, expected) => {
    serveFiles(edition.files);
    const client = makeClient();

    const result = await client.query(searchQuery(client, ask(text)));

    expect(result.isTooCommon).toBe(expected);
  });

  it('offers nothing that was excluded among what has most of the words', async () => {
    serveFiles(edition.files);
    const client = makeClient();
    const findMost = async (text: string) => idsOf((await client.query(searchQuery(client, ask(text)))).most);

    expect(await findMost('batterie cuivre kubernetes')).toEqual(['fin']);
    expect(await findMost('batterie cuivre kubernetes -"prend la place"')).toEqual([]);
  });

  it('for a phrase that is being typed finds its words until it is closed', async () => {
    expect(await find('"logiciel lib', { isTyping: true })).toContain('noyau');
    expect(await find('"logiciel lib', { isTyping: false })).toEqual([]);
    expect(await find('"logiciel lib"', { isTyping: true })).toEqual([]);
  });

  it('looks for a phrase in ever more articles while none of the closest has it', async () => {
    const others = Array.from({ length: 30 }, (_, number) => ({
      id: `autre-${number}`,
      headline: 'Le renard et le chien',
      body: 'Rien.',
    }));
    const one = {
      id: 'celui-ci',
      headline: 'Une histoire',
      body: `Un renard chien. ${'Encore un mot. '.repeat(40)}`,
    };
    serveFiles(makeSearchEdition([one, ...others]).files);
    const client = makeClient();
    const look = (want: number) => client.query(searchQuery(client, ask('"renard chien"', { want })));

    const [first, further] = [await look(1), await look(3)];

    expect(first).toMatchObject({ isExact: false, hasMore: true });
    expect([...first.all]).toEqual([]);
    expect([...further.all]).toEqual([0]);
    expect(further).toMatchObject({ isExact: true, hasMore: false });
  });

  it.each([
    ['nothing', '', true],
    ['punctuation', '!?…', true],
    ['empty quotes', '« »', true],
    ['a picture', '🦊', true],
    ['half a character', '\ud800', true],
    ['an open quote', '"', true],
    ['a name of JavaScript', '__proto__', false],
    ['two names of JavaScript', 'constructor:prototype', false],
    ['right to left', 'שועל', false],
    ['ten thousand letters', 'x'.repeat(10_000), false],
  ])(
    'of %s finds nothing, and says whether there was anything to look for',
    async (_what, typed, isEmpty) => {
      const text = cutSearched(typed);
      serveFiles(edition.files);
      const client = makeClient();

      const result = await client.query(searchQuery(client, ask(text)));

      expect(result).toMatchObject({ isEmpty, isExact: true });
      expect(idsOf(result.all)).toEqual([]);
    },
  );

  it('names operators that nobody knows, and looks for their words', async () => {
    serveFiles(edition.files);
    const client = makeClient();

    const result = await client.query(searchQuery(client, ask('matière:lithium')));

    expect(result.unknown).toEqual(['matière:lithium']);
  });
});

describe('an index that is not whole', () => {
  /** The little archive on a host that answers for its index as it is told. */
  function serveIndex(answer: (path: string, ask: number) => string | undefined): readonly string[] {
    const asked: string[] = [];
    serve((path) => {
      const bare = path.replace(/\?.*$/, '');
      asked.push(bare);
      const times = asked.filter((other) => other === bare).length;
      const text = bare.includes('/search') ? answer(bare, times) : edition.files.get(bare);
      return text === undefined ? new Response('', { status: 404 }) : new Response(text);
    });
    return asked;
  }

  const isShard = (path: string) => path.includes('search/');
  const search = async (): Promise<SearchResult> => {
    const client = makeClient();
    return client.query(searchQuery(client, ask('batterie')));
  };

  it('is asked for anew, once: then its files are there', async () => {
    const asked = serveIndex((path, times) =>
      isShard(path) && times === 1 ? undefined : edition.files.get(path),
    );

    expect(idsOf((await search()).all)).toHaveLength(3);
    expect(asked.filter((path) => path === editionPath.search)).toHaveLength(2);
  });

  it('is asked for anew where the worker alone finds that a shard is damaged', async () => {
    serveIndex((path, times) => {
      const text = edition.files.get(path) ?? '';
      if (!isShard(path) || times > 1) return text;
      const file = v.parse(shardSchema, JSON.parse(text));
      const postings = file.postings.slice(0, 3);
      return JSON.stringify({ ...file, postings, check: checksum(file.words, postings) });
    });

    expect(idsOf((await search()).all)).toHaveLength(3);
  });

  it('leaves no damaged file on the device', async () => {
    const kept: string[] = [];
    keepCopiesOn({
      read: () => Promise.resolve(undefined),
      keep: (path) => Promise.resolve(void kept.push(path)),
    });
    serveIndex((path) => {
      const text = edition.files.get(path) ?? '';
      return isShard(path) ? text.replace(/"check":\d+/, '"check":1') : text;
    });

    await expect(search()).rejects.toMatchObject({ failure: 'unreadable' });
    expect(kept).toContain(editionPath.search);
    expect(kept.filter(isShard)).toEqual([]);
  });

  it.each<[string, (text: string) => string | undefined]>([
    ['absent', () => undefined],
    ['truncated (N11)', (text) => text.slice(0, text.length / 2)],
    ['changed', (text) => text.replace(/"check":\d+/, '"check":1')],
    ['of another edition', (text) => text.replace(/"numbering":"[^"]*"/, '"numbering":"other"')],
  ])('fails once its shards are still %s, and works again when they are there', async (_what, change) => {
    let isWhole = false;
    const asked = serveIndex((path) => {
      const text = edition.files.get(path) ?? '';
      return isShard(path) && !isWhole ? change(text) : text;
    });
    const client = makeClient();
    const question = searchQuery(client, ask('batterie'));

    await expect(client.query(question)).rejects.toMatchObject({ name: 'EditionError' });
    expect(asked.filter((path) => path === editionPath.search)).toHaveLength(2);

    isWhole = true;
    expect(idsOf((await client.query(question)).all)).toHaveLength(3);
  });
});

describe('without network', () => {
  const held = ['batterie', 'noyau'];
  const readArticle = (id: string) => edition.files.get(editionPath.article(makeSlug(id))) ?? '';

  /** Gives the files that are asked for in vain. */
  function goOffline(): readonly string[] {
    const asked: string[] = [];
    serve((path) => {
      asked.push(path);
      throw new TypeError('Failed to fetch');
    });
    const copies = new Map([
      [editionPath.edition, edition.files.get(editionPath.edition) ?? ''],
      ...held.map((id) => [editionPath.article(makeSlug(id)), readArticle(id)] as const),
    ]);
    keepCopiesOn({
      read: (path) => {
        const text = copies.get(path);
        return Promise.resolve(text === undefined ? undefined : { text, keptAt: 1 });
      },
      keep: () => Promise.resolve(),
      listCards: () =>
        Promise.resolve(
          held.map((id) => {
            const { numbering, card } = edition.read(editionPath.article(makeSlug(id)), articleFileSchema);
            return { numbering, cards: [card] };
          }),
        ),
    });
    searchAlsoIn(() =>
      Promise.resolve([edition.read(editionPath.article(makeSlug('fin')), articleFileSchema)]),
    );
    return asked;
  }

  it('the articles on the device are searched, and those that are saved', async () => {
    goOffline();
    const client = makeClient();

    const result = await client.query(searchQuery(client, ask('batterie', { order: 'newest' })));

    expect(result.source).toBe('device');
    expect(result.stories.map(({ card }) => card.slug)).toEqual(['fin', 'batterie']);
  });

  it('a network that was not there a moment ago is not waited for at the next key', async () => {
    const asked = goOffline();
    const client = makeClient();
    const search = (text: string) => client.query(searchQuery(client, ask(text)));
    await search('batterie');
    const before = asked.length;

    expect((await search('noyau')).source).toBe('device');
    expect(asked).toHaveLength(before);

    askIndexAnew();
    await search('lithium');
    expect(asked.length).toBeGreaterThan(before);
  });

  it('a phrase and a filter mean the same there', async () => {
    goOffline();
    const client = makeClient();
    const idsFound = async (question: SearchQuestion) =>
      (await client.query(searchQuery(client, question))).stories.map(({ card }) => card.slug);

    expect(await idsFound(ask('"logiciel libre"'))).toEqual(['noyau']);
    expect(await idsFound(ask('batterie', { filter: makeFilter({ tags: [makeSlug('energie')] }) }))).toEqual([
      'batterie',
    ]);
  });
});
