import { describe, expect, it } from 'vitest';

import type { SavedPage } from '../../../src/reader/shelf.ts';
import { narrowShelf } from '../../../src/views/parts/narrow-shelf.ts';
import { makePage, makeSaved } from '../reader/make-page.ts';

const saved = (name: string, headline: string, rest: Partial<SavedPage> = {}) =>
  makeSaved(`/article/${name}`, { page: makePage(name, { headline }), ...rest });

const PAGES = [
  saved('fox', 'Un renard en ville'),
  saved('owl', 'La chouette', { labels: ['renards'], isFavorite: true }),
  saved('hare', 'Le lièvre', { isFavorite: true }),
  saved('crow', 'Le corbeau'),
];

const find = (...[view, inCopies]: [Parameters<typeof narrowShelf>[1], ReadonlySet<string>?]) =>
  narrowShelf(PAGES, view, inCopies).map(({ key }) => key);

describe('a text over the shelf', () => {
  it('finds pages by what is shown of them', () => {
    expect(find({ text: 'renar' })).toEqual(['/article/fox', '/article/owl']);
  });

  it('finds those whose copies hold it as well, each in its place and once', () => {
    expect(find({ text: 'renard' }, new Set(['/article/hare', '/article/fox']))).toEqual([
      '/article/fox',
      '/article/owl',
      '/article/hare',
    ]);
  });

  it('finds no page that is not on the shelf, nor one that the view leaves out', () => {
    const inCopies = new Set(['/article/hare', '/article/crow', '/article/gone']);

    expect(find({ text: 'terrier', list: 'favorites' }, inCopies)).toEqual(['/article/hare']);
  });

  it('that has no word leaves the whole shelf', () => {
    expect(find({ text: '…' }, new Set())).toHaveLength(PAGES.length);
  });
});
