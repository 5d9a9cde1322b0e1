import { describe, expect, it } from 'vitest';

import type { SourceItem } from '../../../../src/import/source.ts';
import type { OtherArticles } from '../../../../src/import/write/plan.ts';
import { planAddresses } from '../../../../src/import/write/plan.ts';
import type { ImportState } from '../../../../src/import/write/state.ts';
import { surveySource } from '../../../../src/import/write/survey.ts';
import { makeItem, makeSource } from './make-source.ts';

const NONE: OtherArticles = {
  files: new Map(),
  readId: () => undefined,
  labels: new Set(),
  readRemembered: () => undefined,
};

async function plan(items: readonly SourceItem[], others = NONE, known: ImportState['items'] = new Map()) {
  const survey = await surveySource(makeSource(...items));
  const planned = planAddresses(
    survey,
    { items: known, pictures: new Map(), ended: new Map() },
    others,
    'Divers',
  );
  return { ...planned, files: items.map(({ id }) => planned.articles.get(id)?.file) };
}

describe('the file of an article', () => {
  it.each([
    ['its own slug', { slug: 'Le Renard & Cie' }, 'articles/mobile/le-renard-et-cie.json'],
    ['the end of its address', {}, 'articles/mobile/fox.json'],
    [
      'the end of an address with an ending',
      { url: 'https://site.example/a/renard.html' },
      'articles/mobile/renard.json',
    ],
    [
      'its headline where the address says nothing',
      { url: 'https://site.example/?p=12' },
      'articles/mobile/le-titre-de-fox.json',
    ],
    ['its category, or the common one', { categories: [] }, 'articles/divers/fox.json'],
    ['the last name of a nested category', { categories: ['Monde / Europe'] }, 'articles/europe/fox.json'],
    ['nothing that could climb out or break', { slug: '../../__proto__' }, 'articles/mobile/proto.json'],
  ])('is named by %s', async (_name, overrides, file) => {
    expect((await plan([makeItem('fox', overrides)])).files).toEqual([file]);
  });

  it('is numbered where two want one name, the same whatever the order', async () => {
    const twins = ['b', 'a', 'c'].map((id) => makeItem(id, { slug: 'fox' }));
    const files = async (items: readonly SourceItem[]) =>
      new Map([...(await plan(items)).articles].map(([id, { file }]) => [id, file]));

    const once = await files(twins);

    expect([...once.values()].sort()).toEqual([
      'articles/mobile/fox-2.json',
      'articles/mobile/fox-3.json',
      'articles/mobile/fox.json',
    ]);
    expect(await files(twins.toReversed())).toEqual(once);
  });

  it('stays where an earlier run has put it, and takes no name of another hand', async () => {
    const item = makeItem('fox');
    const known = { file: 'articles/web/renard.json', source: 's', from: 'f', hash: 'h' };
    expect((await plan([item], NONE, new Map([[item.id, known]]))).files).toEqual([
      'articles/web/renard.json',
    ]);

    const files = new Map([['fox', 'articles/web/fox.json']]);
    expect((await plan([item], { ...NONE, files, readId: () => 'another' })).files).toEqual([
      'articles/mobile/fox-2.json',
    ]);
    expect((await plan([item], { ...NONE, files, readId: () => item.id })).files).toEqual([
      'articles/web/fox.json',
    ]);
  });
});

describe('old addresses', () => {
  it('that two ids share are aliases of the first of them, whatever the order (J09)', async () => {
    const url = 'https://site.example/2021/03/fox/';
    const twins = [makeItem('b', { url }), makeItem('a', { url, slug: 'renard' }), makeItem('c', { url })];

    for (const items of [twins, twins.toReversed()]) {
      const { articles, findLink } = await plan(items);

      expect(findLink(url)).toBe('/article/renard');
      expect(twins.map(({ id }) => articles.get(id))).toMatchObject([
        { slug: 'fox', aliases: [] },
        { slug: 'renard', aliases: ['/2021/03/fox'] },
        { slug: 'fox-2', aliases: [] },
      ]);
    }
  });

  it('become aliases, each of one article', async () => {
    const { articles } = await plan([
      makeItem('a', { aliases: ['/vieux/', '/2021/03/b/'] }),
      makeItem('b'),
      makeItem('c', { url: 'https://site.example/' }),
    ]);

    expect([...articles.values()].map(({ aliases }) => aliases)).toEqual([
      ['/2021/03/a', '/vieux', '/2021/03/b'],
      [],
      [],
    ]);
  });

  it('lead into Kiosque from links of the source', async () => {
    const { findLink } = await plan([
      makeItem('fox', { aliases: ['/vieux'] }),
      makeItem('owl', { tags: ['Réalité virtuelle'], categories: ['Monde / Europe'] }),
    ]);

    const found = [
      'https://site.example/2021/03/fox/#suite',
      'http://www.site.example/2021/03/fox?utm_source=x',
      'https://site.example/vieux/',
      'https://site.example/?p=owl',
      'https://site.example/tag/realite-virtuelle/',
      'https://site.example/category/monde/europe/',
      'https://site.example/author/ada-wren',
      'https://site.example/contact/',
      'https://site.example/tag/unknown/',
      'https://elsewhere.example/2021/03/fox/',
      'not an address',
    ].map((address) => findLink(address));

    expect(found).toEqual([
      '/article/fox#suite',
      '/article/fox',
      '/article/fox',
      '/article/owl',
      '/tag/realite-virtuelle',
      '/category/europe',
      '/author/ada-wren',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('links to lists', () => {
  const list = (of: 'tag' | 'category' | 'author', name: string, slug: string, id?: string) =>
    ({ kind: 'list', list: { of, name, slug, ...(id === undefined ? {} : { id }) } }) as const;

  it.each([
    ['https://site.example/author/awren/', '/author/ada-wren', 'an author by the login'],
    ['https://site.example/?author=3', '/author/ada-wren', 'an author by the number'],
    ['https://site.example/category/monde/fr/', '/category/france-et-outre-mer', 'a nested category'],
    ['https://site.example/?cat=12', '/category/france-et-outre-mer', 'a category by its number'],
    ['https://site.example/blog/categorie/fr/page/2/', '/category/france-et-outre-mer', 'its second page'],
    ['https://site.example/category/eco/', '/tag/economie', 'a category that is a tag here'],
    ['https://site.example/tag/jv/', '/tag/jeux-video', 'a tag by its slug'],
    ['https://site.example/tags/jv/', '/tag/jeux-video', 'a tag as Hugo has it'],
    ['https://site.example/?tag=jv', '/tag/jeux-video', 'a tag as a parameter'],
    ['https://site.example/tag/', undefined, 'no tag'],
    ['https://site.example/category/__proto__/', undefined, 'a name that objects have'],
    ['https://site.example/?cat=99', undefined, 'a number that nobody knows'],
  ])('lead from %s to %s: %s', async (address, path, _name) => {
    const item = makeItem('fox', {
      categories: ['Monde / France & outre-mer', 'Économie'],
      tags: ['Jeux vidéo'],
    });
    const survey = await surveySource(
      makeSource(
        list('author', 'Ada Wren', 'awren', '3'),
        list('category', 'Monde / France & outre-mer', 'fr', '12'),
        list('category', 'Économie', 'eco'),
        list('tag', 'Jeux vidéo', 'jv'),
        item,
      ),
    );
    const state = { items: new Map(), pictures: new Map(), ended: new Map() };

    const { findLink } = planAddresses(survey, state, NONE, 'Divers');

    expect(findLink(address)).toBe(path);
  });
});

it('the first category is the category, the others are tags', async () => {
  const item = makeItem('fox', { categories: ['Mobile', 'Web', '5G'], tags: ['5G', 'Ondes'] });

  const { articles } = await plan([item]);

  expect(articles.get(item.id)).toMatchObject({ category: 'Mobile', tags: ['5G', 'Ondes', 'Web'] });
});
