import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DamageError } from '../../../../src/model/search/bits.ts';
import { countOnce, readCount } from '../../../../src/model/search/field-counts.ts';
import { openInverter } from '../../../../src/model/search/invert.ts';
import { packRaw, readRaw } from '../../../../src/model/search/raw-postings.ts';
import { toLevel, toPostings } from '../../../../src/model/search/weigh.ts';
import { makeTag } from '../../../support/make-card.ts';
import { makeRandom } from '../../../support/make-random.ts';
import { makeArticleFile, makeArticleFiles } from '../../../support/make-search-index.ts';

const list = (inverter: ReturnType<typeof openInverter>) =>
  Array.from(inverter.list(), ({ term, postings }) => ({
    term,
    articles: Array.from(postings.ordinals, (ordinal, at) => [ordinal, postings.counts[at]]),
  }));

describe('openInverter', () => {
  it('counts how often each field of an article has a word', () => {
    const inverter = openInverter();
    const article = makeArticleFile({ headline: 'Le vélo', tags: [makeTag('Vélo')] }, [
      'Un vélo, deux vélos.',
      'Le vélo.',
    ]);

    const length = inverter.add(3, article, 'fr');
    const counts = [...inverter.list()].find(({ term }) => term === 'velo')?.postings.counts[0] ?? 0;
    expect(readCount(counts, 'headline')).toBe(1);
    expect(readCount(counts, 'tags')).toBe(1);
    expect(readCount(counts, 'body')).toBe(3);
    expect(readCount(counts, 'authors')).toBe(0);
    expect(length).toBeGreaterThanOrEqual(3);
  });

  it('leaves common words out of the body, and keeps them in headlines', () => {
    const inverter = openInverter();
    inverter.add(0, makeArticleFile({ headline: 'Vers le large' }, ['Une barque sur le lac.']), 'fr');

    const terms = list(inverter).map(({ term }) => term);
    expect(terms).toContain('le');
    expect(terms).not.toContain('sur');
  });

  it('gives the same whatever the order of the articles', () => {
    const random = makeRandom(3);
    const articles = [...makeArticleFiles(random, 60).entries()];
    const invert = (entries: typeof articles) => {
      const inverter = openInverter();
      for (const [ordinal, article] of entries) inverter.add(ordinal, article, 'fr');
      return list(inverter);
    };

    expect(invert(random.shuffle(articles))).toEqual(invert(articles));
  });

  it('gives the same in runs that are packed and merged', () => {
    const articles = [...makeArticleFiles(makeRandom(4), 60).entries()];
    const whole = openInverter();
    for (const [ordinal, article] of articles) whole.add(ordinal, article, 'fr');
    const runs = openInverter();
    const packed = new Map<string, Uint8Array[]>();
    for (const third of [2, 0, 1]) {
      for (const [ordinal, article] of articles) if (ordinal % 3 === third) runs.add(ordinal, article, 'fr');
      for (const { term, postings } of runs.list())
        packed.set(term, [...(packed.get(term) ?? []), packRaw(postings)]);
      runs.clear();
    }

    const merged = [...packed.keys()]
      .sort()
      .map((term) => ({ term, postings: readRaw(packed.get(term) ?? []) }));
    expect(merged).toEqual([...whole.list()]);
    expect(runs.size).toBe(0);
    expect([...runs.list()]).toEqual([]);
  });

  it('says how much it takes', () => {
    const inverter = openInverter();
    expect(inverter.size).toBe(0);
    inverter.add(0, makeArticleFile({}, ['Un renard passe.']), 'fr');
    expect(inverter.size).toBeGreaterThan(100);
  });
});

describe('raw postings', () => {
  it('come back as they were packed', () => {
    const anyRaw = fc
      .uniqueArray(fc.tuple(fc.nat(2 ** 24 - 1), fc.nat(2 ** 31 - 1)), { selector: ([ordinal]) => ordinal })
      .map((all) => all.sort(([a], [b]) => a - b));
    fc.assert(
      fc.property(anyRaw, (all) => {
        const raw = {
          ordinals: Uint32Array.from(all.map(([ordinal]) => ordinal)),
          counts: Uint32Array.from(all.map(([, counts]) => counts)),
        };
        expect(readRaw([packRaw(raw)])).toEqual(raw);
      }),
    );
  });

  it('say where they are cut off', () => {
    const bytes = packRaw({ ordinals: Uint32Array.of(5, 900), counts: Uint32Array.of(1, 70_000) });

    expect(() => readRaw([bytes.subarray(0, -1)])).toThrow(DamageError);
  });
});

describe('levels', () => {
  const once = (field: Parameters<typeof countOnce>[1], times = 1) => {
    let counts = 0;
    for (let time = 0; time < times; time++) counts = countOnce(counts, field);
    return counts;
  };

  it('are higher for a word of the headline, of a short article, and one that comes again', () => {
    const usual = toLevel(once('body'), 300, 300);

    expect(toLevel(once('headline'), 300, 300)).toBeGreaterThan(usual);
    expect(toLevel(once('body'), 50, 300)).toBeGreaterThan(usual);
    expect(toLevel(once('body', 6), 300, 300)).toBeGreaterThan(usual);
    expect(toLevel(once('body'), 3000, 300)).toBeLessThanOrEqual(usual);
  });

  it('stay within their range in articles without a body, and for a word that fills one', () => {
    expect(toLevel(once('headline', 40), 0, 0)).toBe(7);
    expect(toLevel(once('body', 40_000), 40_000, 300)).toBeLessThanOrEqual(7);
    expect(toLevel(0, 0, 300)).toBe(0);
  });

  it('group articles best first, and newest first in each', () => {
    const [weak, strong] = [once('body'), once('headline')];
    const raw = { ordinals: Uint32Array.of(1, 4, 6, 9), counts: Uint32Array.of(weak, strong, weak, strong) };

    const postings = toPostings(raw, [0, 9, 0, 0, 9, 0, 9, 0, 0, 9], 9);
    expect(postings.count).toBe(4);
    expect(postings.groups.map(({ ordinals }) => [...ordinals])).toEqual([
      [9, 4],
      [6, 1],
    ]);
  });
});
