import { readdirSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { PartBuilder } from '../../../src/compile/search/build-part.ts';
import { openPart } from '../../../src/compile/search/build-part.ts';
import type { IndexedText } from '../../../src/compile/search/indexed-text.ts';
import type { SearchPart } from '../../../src/model/search/index-file.ts';
import { makeFolder } from '../../support/make-content-folder.ts';
import { makeRandom } from '../../support/make-random.ts';

const ARTICLES = 120;
const extent = { from: 0, bound: ARTICLES, stamp: { format: 1, numbering: 'abc' } } as const;

/** Texts of a vocabulary in which a few words stand everywhere and most nearly nowhere. */
function makeTexts(seed = 1): readonly IndexedText[] {
  const random = makeRandom(seed);
  const word = () => `mot${random.number(1 + random.number(1 + random.number(600)))}`;
  return Array.from({ length: ARTICLES }, (_, ordinal) => ({
    ordinal,
    stemming: 'fr',
    texts: [
      { field: 'headline', text: `${word()} ${word()}` },
      { field: 'body', text: Array.from({ length: 20 + random.number(60) }, word).join(' ') },
    ],
  }));
}

/** The files of a part and what the directory says of it. */
function finish(part: PartBuilder): {
  readonly files: readonly string[];
  readonly part: SearchPart | undefined;
} {
  const files: string[] = [];
  const building = part.finish();
  for (;;) {
    const next = building.next();
    if (next.done === true) return { files, part: next.value };
    files.push(`${next.value.path} ${next.value.text}`);
  }
}

function build(texts: readonly IndexedText[], runBytes?: number) {
  const part = openPart(extent, runBytes);
  for (const text of texts) part.add(text);
  return finish(part);
}

/** The temporary folder of the machine, empty. */
let temporary: string;
beforeEach(() => {
  temporary = makeFolder();
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a part of the index', () => {
  it('is the same to the byte whether it fits the memory or is merged from runs on the disk', () => {
    const texts = makeTexts();
    const inMemory = build(texts);

    const merged = [1, 20_000, 60_000].map((runBytes) => build(texts, runBytes));

    expect(inMemory.files.length).toBeGreaterThan(1);
    expect(merged).toEqual([inMemory, inMemory, inMemory]);
  });

  it('touches no disk where it fits the memory', () => {
    const part = openPart(extent);
    for (const text of makeTexts()) part.add(text);

    const building = part.finish();
    building.next();

    expect(readdirSync(temporary)).toEqual([]);
  });

  it('leaves nothing in the temporary folder at its end', () => {
    const part = openPart(extent, 20_000);
    for (const text of makeTexts()) part.add(text);
    expect(readdirSync(temporary)).toHaveLength(1);

    finish(part);

    expect(readdirSync(temporary)).toEqual([]);
  });

  it('leaves nothing there where it is given up half-way', () => {
    const part = openPart(extent, 20_000);
    for (const text of makeTexts()) part.add(text);
    part.finish().next();

    part.close();

    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ['a word', (text: IndexedText) => ({ ...text, texts: [{ field: 'headline', text: 'Autre' }] as const })],
    ['a language', (text: IndexedText) => ({ ...text, stemming: 'en' as const })],
    [
      'a place in the article',
      (text: IndexedText) => ({
        ...text,
        texts: text.texts.map((some) => ({ ...some, field: 'tags' as const })),
      }),
    ],
  ])('has another name for %s more', (_what, change) => {
    const texts = makeTexts();
    const [first, ...rest] = texts;
    if (first === undefined) throw new Error('There are texts.');

    const names = [texts, [change(first), ...rest]].map((some) => build(some).part?.name);

    expect(new Set(names).size).toBe(2);
  });

  it('says which languages its articles have', () => {
    const [first, second, third] = makeTexts();
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('There are texts.');

    const { part } = build([
      { ...first, stemming: 'plain' },
      { ...second, stemming: 'fr' },
      { ...third, stemming: 'en' },
    ]);

    expect(part).toMatchObject({ count: 3, languages: ['en', 'fr'] });
  });

  it('without articles is none', () => {
    expect(build([])).toEqual({ files: [], part: undefined });
  });
});
