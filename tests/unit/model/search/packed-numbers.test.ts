import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DamageError, openBitReader, openBitWriter } from '../../../../src/model/search/bits.ts';
import { readSet, writeSet } from '../../../../src/model/search/interpolate.ts';
import { LEVELS } from '../../../../src/model/search/levels.ts';
import { readBelow, readGamma, writeBelow, writeGamma } from '../../../../src/model/search/number-codes.ts';
import type { Postings } from '../../../../src/model/search/postings.ts';
import { MAX_ORDINALS, readPostings, writePostings } from '../../../../src/model/search/postings.ts';

const anyBits = fc.array(
  fc.integer({ min: 0, max: 24 }).chain((width) => fc.tuple(fc.nat(2 ** width - 1), fc.constant(width))),
);

const anySet = fc.integer({ min: 1, max: MAX_ORDINALS }).chain((bound) =>
  fc.record({
    bound: fc.constant(bound),
    numbers: fc.uniqueArray(fc.nat(bound - 1), { maxLength: 200 }).map((all) => all.sort((a, b) => a - b)),
  }),
);

/** Sets, of which some are dense. */
const anyPostings = fc.integer({ min: 1, max: 3000 }).chain((bound) =>
  fc.record({
    bound: fc.constant(bound),
    levels: fc
      .uniqueArray(fc.tuple(fc.nat(bound - 1), fc.nat(LEVELS - 1)), {
        minLength: 1,
        maxLength: Math.min(bound, 400),
        selector: ([ordinal]) => ordinal,
      })
      .map((all) => all.sort(([a], [b]) => b - a)),
  }),
);

function group(levels: readonly (readonly [ordinal: number, level: number])[]): Postings {
  const groups = Array.from({ length: LEVELS }, (_, at) => LEVELS - 1 - at).map((level) => ({
    level,
    ordinals: Uint32Array.from(levels.filter((own) => own[1] === level).map(([ordinal]) => ordinal)),
  }));
  return { count: levels.length, groups: groups.filter(({ ordinals }) => ordinals.length > 0) };
}

describe('packed numbers', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(anyBits, (numbers) => {
        const writer = openBitWriter();
        for (const [value, width] of numbers) writer.write(value, width);
        const { size } = writer;
        const text = writer.finish();

        const reader = openBitReader(text);
        expect(numbers.map(([, width]) => reader.read(width))).toEqual(numbers.map(([value]) => value));
        reader.end();
        expect(text).toHaveLength(size);
        expect(text).toMatch(/^[\w-]*$/);
      }),
    );
  });

  it('are forgotten back to a mark', () => {
    const writer = openBitWriter();
    writer.write(5, 3);
    const mark = writer.mark();
    writer.write(2 ** 24 - 1, 24);
    writer.goBack(mark);
    writer.write(1, 1);

    const reader = openBitReader(writer.finish());
    expect([reader.read(3), reader.read(1)]).toEqual([5, 1]);
    reader.end();
  });

  it('come back from below any bound', () => {
    const anyNumber = fc
      .integer({ min: 1, max: MAX_ORDINALS })
      .chain((bound) => fc.tuple(fc.nat(bound - 1), fc.constant(bound)));
    fc.assert(
      fc.property(fc.array(anyNumber), (numbers) => {
        const writer = openBitWriter();
        for (const [value, bound] of numbers) writeBelow(writer, value, bound);
        const reader = openBitReader(writer.finish());
        expect(numbers.map(([, bound]) => readBelow(reader, bound))).toEqual(numbers.map(([value]) => value));
      }),
    );
  });

  it('come back from 1 to the most articles of an index', () => {
    const numbers = [1, 2, 3, 4, 1000, MAX_ORDINALS];
    const writer = openBitWriter();
    for (const value of numbers) writeGamma(writer, value);

    const reader = openBitReader(writer.finish());
    expect(numbers.map(() => readGamma(reader))).toEqual(numbers);
  });

  it.each([
    ['cut off', 'A', 12],
    ['of other characters', '"\u00e9', 6],
    ['empty', '', 1],
  ])('say that they are damaged where they are %s', (_, text, width) => {
    expect(() => openBitReader(text).read(width)).toThrow(DamageError);
  });

  it('say that they are damaged where a number never ends', () => {
    expect(() => readGamma(openBitReader('A'.repeat(10)))).toThrow(DamageError);
  });
});

describe('sets', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(anySet, ({ bound, numbers }) => {
        const writer = openBitWriter();
        writeSet(writer, numbers, bound);
        const read = new Uint32Array(numbers.length);
        readSet(openBitReader(writer.finish()), read, bound);
        expect([...read]).toEqual(numbers);
      }),
    );
  });

  it('take no room where they hold everything', () => {
    const writer = openBitWriter();
    writeSet(
      writer,
      Array.from({ length: 1000 }, (_, at) => at),
      1000,
    );

    expect(writer.finish()).toBe('');
  });
});

describe('postings', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(anyPostings, ({ bound, levels }) => {
        const postings = group(levels);
        const writer = openBitWriter();
        writePostings(writer, postings, bound);
        expect(readPostings(openBitReader(writer.finish()), bound, MAX_ORDINALS)).toEqual(postings);
      }),
    );
  });

  it('are refused, before memory is taken, where they claim more articles than there are', () => {
    const writer = openBitWriter();
    writeGamma(writer, MAX_ORDINALS);
    const text = writer.finish();

    expect(() => readPostings(openBitReader(text), 10, MAX_ORDINALS)).toThrow(DamageError);
    expect(() => readPostings(openBitReader(text), MAX_ORDINALS, 1000)).toThrow(DamageError);
  });
});
