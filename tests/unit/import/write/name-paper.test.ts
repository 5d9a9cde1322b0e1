import { describe, expect, it } from 'vitest';

import type { SourceItem, SourceSite } from '../../../../src/import/source.ts';
import { findOrigin, namePaper } from '../../../../src/import/write/name-paper.ts';
import { makeItem } from './make-source.ts';

const ON_WREN: readonly SourceItem[] = [
  makeItem('fox', { url: 'https://www.wren.example/fox/' }),
  makeItem('owl', { url: 'https://www.wren.example/owl/' }),
];

describe('the name of a paper', () => {
  it.each<
    [site: SourceSite, items: readonly SourceItem[], source: string, name: string | undefined, why: string]
  >([
    [{ title: 'Le Roitelet', url: 'https://wren.example' }, [], '/a/b', 'Le Roitelet', 'as it names itself'],
    [{ url: 'https://www.wren.example/blog' }, [], '/a/b', 'wren.example', 'else the host of its site'],
    [{}, ON_WREN, '/a/b', 'wren.example', 'else the host of its articles'],
    [{}, [], 'https://wren.example/feed', 'wren.example', 'else that of its address'],
    [{}, [], '/home/ada/le-petit_renard', 'Le petit renard', 'else its folder'],
    [{}, [], '/home/ada/renard/content/posts/', 'Renard', 'whose name says whose it is'],
    [{}, [], '/home/ada/wren.example.xml', 'wren.example', 'or its file'],
    [{}, [], '/posts', undefined, 'or nothing'],
  ])('of %j is found: %#', (site, items, source, name, why) => {
    expect(namePaper({ site, items }, source), why).toBe(name);
  });
});

describe('the address of a paper', () => {
  it.each<[site: SourceSite, items: readonly SourceItem[], origin: string | undefined]>([
    [{ url: 'https://wren.example/blog/' }, [], 'https://wren.example'],
    [{}, ON_WREN, 'https://www.wren.example'],
    [{}, [...ON_WREN, makeItem('hen', { url: 'https://hen.example/' })], undefined],
    [{ url: 'javascript:alert(1)' }, [], undefined],
    [{}, [], undefined],
  ])('of %j is that of its site, or of all its articles: %#', (site, items, origin) => {
    expect(findOrigin({ site, items })).toBe(origin);
  });
});
