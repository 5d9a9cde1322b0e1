import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DamageError } from '../../../../src/model/search/bits.ts';
import { checksum } from '../../../../src/model/search/checksum.ts';
import { openWordWriter, readWords } from '../../../../src/model/search/front-coding.ts';
import { packShards } from '../../../../src/model/search/pack-shards.ts';
import type { ShardContent } from '../../../../src/model/search/shard.ts';
import { openShard } from '../../../../src/model/search/shard.ts';
import { openStarts, packStarts, separate } from '../../../../src/model/search/starts.ts';

/** Without capitals, as folded words are; surrogates, alone too, are in it. */
const anyWord = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom('a', 'b', 'é', '+', '3', ' ', '日', '\ud83d', '\ude00'),
      maxLength: 12,
    }),
    fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 20, maxLength: 90 }),
    fc.constantFrom('__proto__', 'constructor', 'c++', 'http/3'),
  )
  .filter((word) => word !== '');
const someWords = (minLength = 0) =>
  fc.uniqueArray(anyWord, { minLength, maxLength: 60 }).map((words) => words.sort());

const BOUND = 1000;
const toEntry = (term: string, at: number) => ({
  term,
  postings: { count: 1 + (at % 7), groups: [{ level: at % 8, ordinals: countDown(1 + (at % 7)) }] },
});
const countDown = (count: number) => Uint32Array.from({ length: count }, (_, at) => BOUND - 1 - at * 3);

const WORDS = Array.from({ length: 400 }, (_, at) => `mot${(at * 7919) % 1000}`)
  .sort()
  .map(toEntry);
const pack = (size: number) => [...packShards(WORDS, BOUND, size)];

function takeFirst(shards: readonly { readonly file: ShardContent }[]): ShardContent {
  const [first] = shards;
  if (first === undefined) throw new Error('There is no shard.');
  return first.file;
}

describe('words of a shard', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(someWords(), (words) => {
        const writer = openWordWriter();
        for (const word of words) writer.add(word);
        expect(readWords(writer.finish())).toEqual(words);
      }),
    );
  });

  it('share what they begin with', () => {
    const writer = openWordWriter();
    for (const word of ['port', 'portail', 'porte', 'poste']) writer.add(word);

    expect(writer.finish()).toBe('AportEailEeCste');
  });

  it.each([
    ['a capital', ['Port']],
    ['another order', ['poste', 'porte']],
    ['a word twice', ['porte', 'porte']],
  ])('are refused with %s', (_, words) => {
    const writer = openWordWriter();
    expect(() => words.forEach(writer.add)).toThrow(/expected/);
  });

  it.each([
    ['without a capital', 'port'],
    ['more shared than there is', 'AportZport'],
    ['that descend', 'AportAmot'],
    ['that end in a capital of many', 'AportZ'],
  ])('are damaged %s', (_, text) => {
    expect(() => readWords(text)).toThrow(DamageError);
  });
});

describe('packShards', () => {
  it('gives shards in which every word is found where their starts say', () => {
    fc.assert(
      fc.property(someWords(1), fc.integer({ min: 1, max: 200 }), (words, size) => {
        const packed = [...packShards(words.map(toEntry), BOUND, size)];
        const starts = openStarts(packStarts(packed.map(({ start }) => start)));
        const shards = packed.map(({ file }) => openShard(file));
        expect(shards.flatMap((shard) => shard.words)).toEqual(words);
        for (const [at, word] of words.entries())
          expect(shards[starts.find(word)]?.find(word)).toEqual(toEntry(word, at).postings);
      }),
    );
  });

  it('survives JSON, surrogates that stand alone as well', () => {
    fc.assert(
      fc.property(someWords(1), (words) => {
        const [shard] = [...packShards(words.map(toEntry), BOUND)];
        expect(JSON.parse(JSON.stringify(shard?.file))).toEqual(shard?.file);
      }),
    );
  });

  it('keeps to its size, but for a word that is larger', () => {
    const large = {
      count: 500,
      groups: [{ level: 0, ordinals: Uint32Array.from({ length: 500 }, (_, at) => 999 - at * 2) }],
    };
    const words = [...WORDS.slice(0, 50), { term: 'mot6\uffff', postings: large }, ...WORDS.slice(350)].sort(
      (a, b) => (a.term < b.term ? -1 : 1),
    );
    const packed = [...packShards(words, BOUND, 60)];

    const sizes = packed.map(({ file }) => ({ file, size: file.words.length + file.postings.length }));
    const larger = sizes.filter(({ size }) => size > 60);
    expect(larger.map(({ file }) => openShard(file).words)).toEqual([['mot6\uffff']]);
  });

  it('takes words as it goes, so that an index of any size is packed', () => {
    let taken = 0;
    const endless = function* () {
      for (;;) yield toEntry(`mot${String(taken++).padStart(9, '0')}`, taken);
    };

    const [first] = packShards(endless(), BOUND, 300);
    expect(first?.start).toBe('');
    expect(taken).toBeLessThan(300);
  });

  it('gives no shard for no word', () => {
    expect([...packShards([], BOUND)]).toEqual([]);
    expect(openStarts(packStarts([])).list('a', 'z')).toEqual([]);
  });
});

describe('openShard', () => {
  it('lists the words that begin with a text', () => {
    const shard = openShard(takeFirst(pack(Infinity)));

    const expected = WORDS.map(({ term }) => term).filter((term) => term.startsWith('mot12'));
    expect([...shard.listFrom('mot12')]).toEqual(expected);
    expect([...shard.listFrom('zèbre')]).toEqual([]);
    expect(shard.find('mo')).toBeUndefined();
  });

  const sound = takeFirst(pack(Infinity));
  it.each([
    ['words are cut off', { words: sound.words.slice(0, -5) }],
    ['postings are cut off', { postings: sound.postings.slice(0, -1) }],
    ['a character changed', { postings: `B${sound.postings.slice(1)}` }],
    ['it is empty', { words: '', postings: '' }],
    ['the two are exchanged', { words: sound.postings, postings: sound.words }],
    ['it is of another archive', { check: sound.check + 1 }],
  ])('says that a shard is damaged where %s (N10, N11)', (_, changes) => {
    expect(() => openShard({ ...sound, ...changes })).toThrow(DamageError);
  });

  it('ends, with words or an error, whatever the texts of a shard that claims to be sound', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...Array.from('ABYZaé_-09')), maxLength: 60 });
    fc.assert(
      fc.property(anyText, anyText, fc.nat(2 ** 24 - 1), (words, postings, bound) => {
        const forged = { bound, words, postings, check: checksum(words, postings) };
        const open = () => {
          try {
            return openShard(forged).words.length;
          } catch (error) {
            return error;
          }
        };
        expect(open()).toSatisfy((end) => end instanceof DamageError || Number(end) < 62);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses more articles than memory should hold', () => {
    // Each word claims to be in all of them, on one level: that takes no more than some bits.
    const all = {
      count: 2 ** 20,
      groups: [{ level: 0, ordinals: Uint32Array.from({ length: 2 ** 20 }, (_, at) => 2 ** 20 - 1 - at) }],
    };
    const packed = [
      ...packShards(
        ['a', 'b'].map((term) => ({ term, postings: all })),
        2 ** 20,
      ),
    ];

    expect(packed).toHaveLength(2);
    const [one, two] = packed.map(({ file }) => file);
    const postings = `${one?.postings}${two?.postings}`;
    const forged = { bound: 2 ** 20, words: 'AaAb', postings, check: checksum('AaAb', postings) };
    expect(() => openShard(forged)).toThrow(DamageError);
  });
});

describe('starts', () => {
  it('are as short as they can be', () => {
    expect(separate('portail', 'poste')).toBe('pos');
    expect(separate('port', 'porte')).toBe('porte');
  });

  it('list the shards between two words', () => {
    const starts = openStarts(packStarts(['', 'f', 'mot', 'motif', 's']));

    expect(starts.list('a', 'a')).toEqual([0]);
    expect(starts.list('mot', 'mot\uffff')).toEqual([2, 3]);
    expect(starts.list('motif', 'motif')).toEqual([3]);
    expect(starts.list('', '\uffff')).toEqual([0, 1, 2, 3, 4]);
  });

  it.each(['Bf', 'Af', 'AAfAb', 'f'])('are damaged as %s', (text) => {
    expect(() => openStarts(text)).toThrow(DamageError);
  });
});
