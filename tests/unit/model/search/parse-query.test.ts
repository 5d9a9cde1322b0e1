import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toSlug } from '../../../../src/model/slug.ts';
import type { QueryFilter } from '../../../../src/model/search/operators.ts';
import { MAX_QUERY, MAX_WORDS, parseQuery } from '../../../../src/model/search/parse-query.ts';
import { LANGUAGES, listTerms } from '../../../support/find-words.ts';

const parse = (text: string) => parseQuery(text, ['fr', 'en']);
const listTexts = (text: string) => parse(text).words.map((word) => word.text);

describe('the words of a search', () => {
  it.each([
    ['énergie solaire', ['énergie', 'solaire']],
    ['  L’énergie,\tsolaire ! ', ['énergie', 'solaire']],
    ['Wi-Fi', ['Wi', 'Fi']],
    ['1 000 euros', ['1', '000', 'euros']],
    ['HTTP/3', ['HTTP', '3']],
    ['disney+', ['disney+']],
    ['http://kiosque.example 12:30 std::vector', ['http', 'kiosque', 'example', '12', '30', 'std', 'vector']],
    ['--aide - -', ['aide']],
    ['écran 6" mat', ['écran', '6', 'mat']],
    ['constructor __proto__', ['constructor', 'proto']],
    ['!!! … « » "" - -" 😀', []],
    ['', []],
    ['שלום עולם', ['שלום', 'עולם']],
  ])('%j are %j', (text, words) => {
    expect(listTexts(text)).toEqual(words);
  });

  it('have a term in each language, and one for what they are together', () => {
    expect(listTerms(parse('développement').words)).toEqual([['develop', 'developp']]);
    expect(listTerms(parse('chat').words)).toEqual([['chat']]);
    expect(listTerms(parseQuery('Häuser', LANGUAGES).words)).toEqual([['haus', 'hauser']]);
    expect(listTerms(parse('week-end').words)).toEqual([
      ['week', 'weekend'],
      ['end', 'weekend'],
    ]);
    expect(listTerms(parse('1,000').words)).toEqual([['1.000', '1000']]);
  });

  it('say what they are without accents, and whether nearly every text has them', () => {
    expect(parse('L’Été des Chats').words.map(({ folded, isStop }) => [folded, isStop])).toEqual([
      ['ete', false],
      ['des', true],
      ['chats', false],
    ]);
    expect(parseQuery('the thé', ['fr']).words.map(({ isStop }) => isStop)).toEqual([false, false]);
    expect(parseQuery('the thé', ['fr', 'en']).words.map(({ isStop }) => isStop)).toEqual([true, false]);
    expect(parseQuery('the the\u0301', ['fr', 'en']).words.map(({ isStop }) => isStop)).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ['chat', true],
    ['chat noir', true],
    ['tag:mer chat', true],
    ['chat ', false],
    ['chat, ', false],
    ['"chat', true],
    ['"chat"', false],
    ['chat tag:mer', false],
    ['chat -noir', false],
    ['', false],
  ])('of %j may go on: %j', (text, isOpen) => {
    expect(parse(text).isOpen).toBe(isOpen);
  });
});

describe('phrases', () => {
  it.each([
    ['"énergie solaire"', ['énergie solaire']],
    ['« énergie solaire »', ['énergie solaire']],
    ['«\u202fénergie solaire\u202f» chat', ['énergie solaire']],
    ['“energy” ”solar”', ['energy', 'solar']],
    ['„Haus“', ['Haus']],
    ['chat "un  deux" noir "trois"', ['un  deux', 'trois']],
    ['"un"deux', ['un']],
    ['"jamais fermé', ['jamais fermé']],
    ['« jamais fermé " ni ici', ['jamais fermé " ni ici']],
    ['"" "…"', []],
  ])('of %j are %j', (text, phrases) => {
    expect(parse(text).phrases).toEqual(phrases);
  });

  it('have their words among those of the search', () => {
    expect(listTexts('chat "un deux" noir')).toEqual(['chat', 'un', 'deux', 'noir']);
    expect(listTexts('"jamais fermé')).toEqual(['jamais', 'fermé']);
  });
});

describe('what a search leaves out', () => {
  it.each([
    ['mer -vents', [['vent', 'vents']], []],
    ['-l’eau', [['eau']], []],
    ['-Wi-Fi', [['wif', 'wifi']], []],
    ['-HTTP/3', [['http3']], []],
    ['-dit-il', [], ['dit-il']],
    ['-"énergie solaire" -« gaz »', [['gaz']], ['énergie solaire']],
    ['-"" -… -', [], []],
    ['mer-vent', [], []],
  ])('%j: %j and phrases %j', (text, terms, phrases) => {
    const { excluded, excludedPhrases } = parseQuery(text, ['fr', 'plain']);

    expect(listTerms(excluded)).toEqual(terms);
    expect(excludedPhrases).toEqual(phrases);
  });
});

describe('operators', () => {
  const slug = (name: string) => toSlug(name);
  const month = (text: string) => text as NonNullable<QueryFilter['from']>; // A month, as the table writes it.

  it.each<[string, QueryFilter]>([
    ['tag:5G', { tags: [slug('5g')] }],
    ['TAG:5g tag:"Réalité virtuelle" Sujet:mer', { tags: ['5g', 'realite-virtuelle', 'mer'].map(slug) }],
    ['tag:C++ tag:c-plus-plus', { tags: [slug('c-plus-plus')] }],
    ['-tag:gaz -sujet:« eau douce »', { not: ['gaz', 'eau-douce'].map(slug) }],
    ['tag:gaz -tag:gaz', { not: [slug('gaz')] }],
    ['-tag:gaz -tag:eau tag:gaz', { not: [slug('eau')], tags: [slug('gaz')] }],
    ['author:Ana auteur:ana', { author: slug('ana') }],
    ['auteur:"Ana Ruiz" category:mobile', { author: slug('ana-ruiz'), category: slug('mobile') }],
    ['rubrique:Santé', { category: slug('sante') }],
    ['before:2021', { to: month('2020-12') }],
    ['avant:2021-06', { to: month('2021-05') }],
    ['avant:2021-01', { to: month('2020-12') }],
    ['before:2021-06-15', { to: month('2021-06') }],
    ['before:2021-06-01', { to: month('2021-05') }],
    ['before:15/06/2021', { to: month('2021-06') }],
    ['after:2021', { from: month('2021-01') }],
    ['après:2021-06', { from: month('2021-06') }],
    ['APRES:6/2021', { from: month('2021-06') }],
    ['apre\u0300s:2021-06-30', { from: month('2021-06') }],
    ['after:2020 after:2021 after:2019', { from: month('2021-01') }],
    ['before:2020 before:2019 before:2021', { to: month('2018-12') }],
    ['after:2019 before:2021', { from: month('2019-01'), to: month('2020-12') }],
  ])('%j ask for %j', (text, filter) => {
    const query = parse(text);

    expect(query.filter).toEqual(filter);
    expect(query.words).toEqual([]);
    expect(query.unknown).toEqual([]);
  });

  it.each([
    ['foo:bar', ['foo:bar'], ['foo', 'bar']],
    ['foo:"bar baz" chat', ['foo:"bar baz"'], ['foo', 'bar', 'baz', 'chat']],
    ['before:hier', ['before:hier'], ['before', 'hier']],
    ['after:2021-13', ['after:2021-13'], ['after', '2021', '13']],
    ['avant:2021-02-30', ['avant:2021-02-30'], ['avant', '2021', '02', '30']],
    ['before:0000', ['before:0000'], ['before', '0000']],
    ['author:ana author:luc', ['author:luc'], ['author', 'luc']],
    ['tag:"" chat', ['tag:""'], ['tag', 'chat']],
    ['tag: chat', ['tag:'], ['tag', 'chat']],
    ['http://a.example x:y 12:30', [], ['http', 'a', 'example', 'x', 'y', '12', '30']],
    ['chat tag:', [], ['chat']],
    ['chat -sujet:', [], ['chat']],
  ])('of %j cannot be read: %j, searched as words %j', (text, unknown, words) => {
    const query = parse(text);

    expect(query.unknown).toEqual(unknown);
    expect(query.words.map((word) => word.text)).toEqual(words);
  });

  it.each([
    ['avant:15/06/2021', ['avant:15/06/2021'], 'all of June is in it'],
    ['après:2021-06-15 before:2021-08-02', ['après:2021-06-15', 'before:2021-08-02'], 'both ends'],
    ['avant:2021-06-01 après:2021-06-01', [], 'a month begins with its first day'],
    ['avant:2021-06 après:2020', [], 'no day was named'],
    ['après:2021-02-30 sujet:2021-06-15 foo:2021-06-15', [], 'no days of a filter'],
  ])('with a day say that they mean its month: %j names %j (%s)', (text, expected) => {
    expect(parse(text).widened).toEqual(expected);
  });

  it('that the filter cannot leave out are words that are left out', () => {
    const query = parse('-author:ana');

    expect(query.unknown).toEqual(['-author:ana']);
    expect(query.excluded.map((word) => word.text)).toEqual(['author', 'ana']);
  });
});

describe('a search that is too long', () => {
  it('is cut after its most words', () => {
    const words = Array.from({ length: MAX_WORDS }, (_, index) => `mot${index}x`);

    expect(parse(words.join(' '))).toMatchObject({ isCut: false, isOpen: true });
    expect(parse(words.join(' ')).words).toHaveLength(MAX_WORDS);
    expect(parse([...words, 'fin'].join(' '))).toMatchObject({ isCut: true, isOpen: false });
    expect(parse([...words, 'fin'].join(' ')).words).toHaveLength(MAX_WORDS);
    expect(parse([...words, '-fin'].join(' '))).toMatchObject({ isCut: true, excluded: [] });
    expect(parse([...words, '…'].join(' ')).isCut).toBe(false);
  });

  it('is cut after its most characters', () => {
    const query = parse(`a${'é'.repeat(10_000)}`);

    expect(query.isCut).toBe(true);
    expect(query.words).toHaveLength(1);
    expect(parse(`chat${' '.repeat(MAX_QUERY)}`).words).toHaveLength(1);
  });
});

/** Texts of letters that have capitals, accents and ligatures. */
const anyWords = fc
  .array(
    fc.constantFrom(
      ...[
        'énergie',
        'Œuvre',
        'ça',
        'garçons',
        'naïve',
        'Straße',
        'łódź',
        'L’été',
        "qu'hier",
        'Wi-Fi',
        'e-mail',
        'œufs',
      ],
      ...[
        'publié',
        'publient',
        'travaux',
        'idées',
        'musée',
        'HTTP/3',
        'CO₂',
        'C++',
        '3,5',
        '1\u202f000',
        'Việt',
        'Ångström',
      ],
      ...[
        'première',
        'aujourd’hui',
        'Prud’homme',
        'tag:Été',
        'sujet:"Été"',
        'après:2021',
        '-Été',
        '"à côté"',
        'Ελλάς',
        'Ёлка',
      ],
    ),
    { maxLength: 6 },
  )
  .map((words) => words.join(' '));

const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['capitals', (text) => text.toUpperCase()],
  ['small letters', (text) => text.toLowerCase()],
  ['accents that stand apart', (text) => text.normalize('NFD')],
  ['accents that do not', (text) => text.normalize('NFC')],
  ['no accents', (text) => text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '')],
  ['straight apostrophes', (text) => text.replaceAll('’', "'")],
];

describe('a search', () => {
  it.each(VARIANTS)('means the same in %s', (_, write) => {
    const mean = (text: string) => {
      const { words, excluded, filter, unknown, isOpen } = parseQuery(text, LANGUAGES);
      const listed = words.map(({ terms, folded, isStop }) => ({ terms, folded, isStop }));
      return { words: listed, excluded: listTerms(excluded), filter, unknown, isOpen };
    };
    fc.assert(
      fc.property(anyWords, (text) => {
        expect(mean(write(text))).toEqual(mean(text));
      }),
      { seed: 21, numRuns: 1000 },
    );
  });

  it('is read whatever it is (J12)', () => {
    const anyPiece = fc.constantFrom(
      ...[
        '"',
        '«',
        '»',
        '“',
        '-',
        ':',
        ' ',
        'tag:',
        'avant:',
        'foo:',
        '2021',
        '\ud800',
        '\0',
        '\u202e',
        'é',
        'a',
        '::',
        '😀',
      ],
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(anyPiece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const query = parseQuery(text, LANGUAGES);

        expect(query.words.length + query.excluded.length).toBeLessThanOrEqual(MAX_WORDS);
        expect(query.isCut).toBe(false);
        for (const { terms, folded } of [...query.words, ...query.excluded]) {
          expect(terms.length).toBeGreaterThan(0);
          expect(folded).not.toBe('');
        }
      }),
      { seed: 22, numRuns: 5000 },
    );
  });
});
