import { describe, expect, it } from 'vitest';

import { numberTerms } from '../../../src/compile/number-terms.ts';
import { isSlug } from '../../../src/model/slug.ts';
import { makeArticle, makeAuthor, makeCategory } from '../../support/make-article.ts';

/** Numbers the tags of one article after another. */
function numberTags(...articles: string[][]) {
  return numberTerms(
    articles.map((tags, index) => makeArticle({ id: `renard-${index}`, tags })),
    [makeCategory()],
    [makeAuthor()],
  );
}

describe('numberTerms', () => {
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

  it('has a number for tags that are words of JavaScript', () => {
    const { tags, findTag } = numberTags(['constructor', '__proto__', 'toString']);

    expect(tags.map(({ slug }) => slug)).toEqual(['constructor', 'proto', 'tostring']);
    expect(findTag('valueOf')).toBeUndefined();
  });

  it('never changes a number when articles follow', () => {
    const before = numberTags(['Xiaomi'], ['C', 'C.']);

    const after = numberTags(['Xiaomi'], ['C', 'C.'], ['Asie', 'c!', 'XIAOMI']);

    expect(after.tags.slice(0, before.tags.length)).toEqual(before.tags);
  });

  it('numbers categories and authors without an article after the others', () => {
    const categories = ['Jeux', 'Mobile', 'Web'].map((label) => makeCategory(label));
    const authors = ['Élie Antenne', 'Yohann Poiron'].map((name) => makeAuthor(name));

    const numbers = numberTerms([makeArticle()], categories, authors);

    expect([...numbers.categories]).toEqual([
      ['mobile', 0],
      ['jeux', 1],
      ['web', 2],
    ]);
    expect([...numbers.authors]).toEqual([
      ['Yohann Poiron', 0],
      ['Élie Antenne', 1],
    ]);
  });
});
