import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findSharedAddresses, readShared, toOwnAddress } from '../../../src/fetch/shared-address.ts';

const nothing = { title: '', text: '', url: '' };

describe('what is shared', () => {
  it('is read as a browser writes it', () => {
    expect(readShared('title=&text=Le+renard+%2B+moi%20%C3%A0+%25')).toEqual({
      ...nothing,
      text: 'Le renard + moi à %',
    });
  });

  it.each<[Partial<typeof nothing>, readonly string[], string]>([
    [{ url: 'https://a.example/b' }, ['https://a.example/b'], 'the address in its place'],
    [{ text: 'Lu hier : https://a.example/b' }, ['https://a.example/b'], 'an address in a text'],
    [{ text: 'Lu (https://a.example/b).' }, ['https://a.example/b'], 'the signs of a sentence are not of it'],
    [{ text: '« https://a.example/b »' }, ['https://a.example/b'], 'nor are its quotation marks'],
    [{ url: 'https://a.example/b_(c)' }, ['https://a.example/b_(c)'], 'brackets of its own are'],
    [{ title: 'https://a.example/b' }, ['https://a.example/b'], 'some programs have nothing but a title'],
    [
      { title: 'https://a.example/c', text: 'https://a.example/b', url: 'https://a.example/a' },
      ['https://a.example/a', 'https://a.example/b', 'https://a.example/c'],
      'the likeliest comes first',
    ],
    [
      { text: 'https://a.example/b', url: 'https://a.example/b' },
      ['https://a.example/b'],
      'the same twice is one',
    ],
    [
      {
        url: 'https://a.example/b?utm_source=x&id=1&fbclid=y&xtor=z&gclid=a&mc_eid=b&UTM_Medium=c#:~:text=d',
      },
      ['https://a.example/b?id=1'],
      'where a reader came from says nothing',
    ],
    [{ url: 'https://a.example/b#p-1:~:text=d' }, ['https://a.example/b#p-1'], 'a part of a page does'],
    [{ url: 'javascript:alert(1)' }, [], 'what runs is no address'],
    [{ url: 'https://' }, [], 'nor is a beginning'],
    [{ text: 'Rien à voir' }, [], 'a text has none'],
    [
      { text: Array.from({ length: 20 }, (_, index) => `https://a.example/${index}`).join(' ') },
      Array.from({ length: 5 }, (_, index) => `https://a.example/${index}`),
      'a whole list is not for one page',
    ],
  ])('of %j has %j: %s', (shared, addresses) => {
    expect(findSharedAddresses({ ...nothing, ...shared })).toEqual(addresses);
  });

  it('may be any text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('https://', 'a', '.', '[', ')', '%', '?', 'utm_x=', '#:~:', ' '))
        .map((some) => some.join('')),
    );

    fc.assert(
      fc.property(anyText, anyText, (text, url) => {
        for (const address of findSharedAddresses({ title: '', text, url })) {
          expect(address).toMatch(/^https?:\/\//);
          expect(findSharedAddresses({ ...nothing, url: address })).toHaveLength(1);
        }
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('an address of the site', () => {
  const bases = ['http://localhost:4173/', 'https://kiosque.example/blog/'];

  it.each<[string, string | undefined, string]>([
    ['http://localhost:4173/tag/5g?not=6g#a', '/tag/5g?not=6g#a', 'where it is read'],
    ['https://kiosque.example/blog/article/fox', '/article/fox', 'where it says that it is'],
    ['http://www.kiosque.example/blog/', '/', 'as it was written before encryption'],
    ['https://kiosque.example/blog', '/', 'without the last slash'],
    ['https://kiosque.example/blogs/fox', undefined, 'another folder of the host is another site'],
    ['https://kiosque.example/', undefined, 'so is what is above'],
    ['https://kiosque.example.evil.example/blog/', undefined, 'a longer name is another host'],
    ['http://localhost:4174/', undefined, 'and so is another port'],
  ])('%s is %j below its base: %s', (address, own) => {
    expect(toOwnAddress(address, bases)).toBe(own);
  });
});
