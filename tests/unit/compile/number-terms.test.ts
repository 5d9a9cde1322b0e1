import { describe, expect, it } from 'vitest';

import { openTermNumbers } from '../../../src/compile/number-terms.ts';
import { isSlug, toSlug } from '../../../src/model/slug.ts';

/** Numbers the tags of one article after another. */
function numberTags(...articles: string[][]) {
  const numbers = openTermNumbers();
  for (const tag of articles.flat()) numbers.numberTag(tag);
  return numbers;
}

describe('openTermNumbers', () => {
  it('numbers tags in order of first use', () => {
    const { tags } = numberTags(['Xiaomi', '5G'], ['Web', '5G']);

    expect(tags).toEqual([
      { id: 0, slug: 'xiaomi', name: 'Xiaomi' },
      { id: 1, slug: '5g', name: '5G' },
      { id: 2, slug: 'web', name: 'Web' },
    ]);
  });

  it('takes spellings of one word for one tag, under the name first used', () => {
    const { tags, findTag } = numberTags(['Écologie'], ['ecologie', 'ÉCOLOGIE']);

    expect(tags).toEqual([{ id: 0, slug: 'ecologie', name: 'Écologie' }]);
    expect(findTag('ECOLOGIE')).toBe(tags[0]);
  });

  it('tells tags apart whose slugs meet', () => {
    const { tags } = numberTags(['C', 'C.', 'C !', 'C 2', 'C++', 'C#']);

    expect(tags.map(({ name, slug }) => [name, slug])).toEqual([
      ['C', 'c'],
      ['C.', 'c-2'],
      ['C !', 'c-3'],
      ['C 2', 'c-2-2'],
      ['C++', 'c-plus-plus'],
      ['C#', 'c-sharp'],
    ]);
  });

  it('tells tags apart whose slugs are as long as a file name may be', () => {
    const long = '日'.repeat(200);

    const { tags } = numberTags([long, `${long}!`, `${long}?`]);

    expect(new Set(tags.map(({ slug }) => slug)).size).toBe(3);
    expect(tags.map(({ slug }) => slug)).toSatisfy((slugs: string[]) => slugs.every(isSlug));
  });

  it('has a number for tags that are words of JavaScript (J10)', () => {
    const { tags, findTag } = numberTags(['constructor', '__proto__', 'toString']);

    expect(tags.map(({ slug }) => slug)).toEqual(['constructor', 'proto', 'tostring']);
    expect(findTag('valueOf')).toBeUndefined();
  });

  it('never changes a number when articles follow', () => {
    const before = numberTags(['Xiaomi'], ['C', 'C.']);

    const after = numberTags(['Xiaomi'], ['C', 'C.'], ['Asie', 'c!', 'XIAOMI']);

    expect(after.tags.slice(0, before.tags.length)).toEqual(before.tags);
  });

  it('goes on from the numbers that were given before', () => {
    const before = numberTags(['Xiaomi'], ['C', 'C.']);
    const known = { tags: before.tags, categories: [toSlug('web')], authors: ['Yohann Poiron'] };

    const numbers = openTermNumbers(known);

    expect(['c!', 'XIAOMI', 'c.'].map(numbers.numberTag)).toEqual([3, 0, 2]);
    expect([numbers.numberCategory(toSlug('jeux')), numbers.numberCategory(toSlug('web'))]).toEqual([1, 0]);
    expect([numbers.numberAuthor('Élie Antenne'), numbers.findAuthor('Yohann Poiron')]).toEqual([1, 0]);
    expect(numbers.tags[3]).toEqual({ id: 3, slug: 'c-3', name: 'c!' });
  });
});
