import { describe, expect, it } from 'vitest';

import type { Mute } from '../../../src/model/mute.ts';
import { findMute, nameMute } from '../../../src/model/mute.ts';
import { makeSlug } from '../../support/make-location.ts';

const xiaomi: Mute = { kind: 'tag', slug: makeSlug('xiaomi'), name: 'Xiaomi' };
const author: Mute = { kind: 'author', slug: makeSlug('yohann-poiron'), name: 'Yohann Poiron' };
const word = (name: string): Mute => ({ kind: 'word', name });

const story = {
  headline: 'L’Œil d’Elon Musk sur les objets connectés',
  standfirst: 'Une cryptomonnaie de plus.',
  tags: [{ slug: makeSlug('xiaomi') }],
  authors: [{ slug: makeSlug('yohann-poiron') }],
};

describe('a muted story', () => {
  it.each([
    ['a tag', xiaomi],
    ['an author', author],
    ['a word of the headline, whatever its case', word('MUSK')],
    ['a word after an elision, without its accents', word('oeil')],
    ['words that follow each other', word('objets  connectes')],
    ['a word of the standfirst', word('cryptomonnaie')],
    ['a beginning', word('crypto*')],
    ['a beginning with words before it', word('elon mus*')],
  ])('is one with %s', (_name, mute) => {
    expect(findMute(story, [mute])).toBe(mute);
  });

  it.each([
    ['a part of a word', word('usk')],
    ['a beginning that was not said to be one', word('crypto')],
    ['words that stand apart', word('elon objets')],
    ['words across the headline and its case', word('connectés musk')],
    ['signs alone', word('…')],
    ['a star alone', word('*')],
    ['another tag', { ...xiaomi, slug: makeSlug('xiaomi-2') }],
    ['an author who is called like a tag', { ...author, slug: makeSlug('xiaomi') }],
  ] as const)('is not one with %s', (_name, mute) => {
    expect(findMute(story, [mute])).toBeUndefined();
  });

  it('names the first rule by which it is hidden', () => {
    expect(findMute(story, [word('nothing'), author, xiaomi])).toBe(author);
  });

  it('is judged by its headline where nothing else is known', () => {
    expect(findMute({ headline: 'Xiaomi' }, [xiaomi, author])).toBeUndefined();
    expect(findMute({ headline: 'Xiaomi' }, [xiaomi, word('xiaomi')])).toEqual(word('xiaomi'));
  });
});

it('a word that is written in two ways has one name', () => {
  expect(nameMute(word(' Objets  Connectés '))).toBe(nameMute(word('objets connectes')));
  expect(nameMute(word('crypto*'))).toBe('word-crypto*');
  expect(nameMute(word('crypto'))).toBe('word-crypto');
  expect(nameMute(xiaomi)).toBe('tag-xiaomi');
});
