import { expect, it } from 'vitest';

import type { Block } from '../../../../src/model/block.ts';
import type { ArticleFile } from '../../../../src/model/edition.ts';
import { FORMAT } from '../../../../src/model/edition.ts';
import type { Picture } from '../../../../src/model/picture.ts';
import { listTexts } from '../../../../src/model/search/texts.ts';
import { toSlug } from '../../../../src/model/slug.ts';
import { makeCard, makeTag } from '../../../support/make-card.ts';

const showing = (alt: string): Picture => ({
  source: { kind: 'local', stem: alt },
  alt,
  width: 8,
  height: 5,
});
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] });

function makeFile(overrides: Partial<ArticleFile> = {}): ArticleFile {
  return { format: FORMAT, numbering: '0a1b2c3d', card: makeCard(), authors: [], body: [], ...overrides };
}

it('the texts of an article are those of its head', () => {
  const file = makeFile({
    card: makeCard({
      headline: 'Le renard',
      tags: [makeTag('Faune'), makeTag('Ville')],
      authors: [{ slug: toSlug('Ana'), name: 'Ana Ruiz' }],
      picture: showing('Un renard'),
    }),
    standfirst: 'Il vit parmi nous.',
    caption: 'Rue des Lilas.',
    credit: 'Photo : L. Roy',
    source: { name: 'Le Quotidien', url: 'https://quotidien.example/renard' },
    authors: [{ slug: toSlug('Ana'), name: 'Ana Ruiz', bio: 'Elle vit à Gex.' }],
  });

  expect(listTexts(file)).toEqual([
    { field: 'headline', text: 'Le renard' },
    { field: 'standfirst', text: 'Il vit parmi nous.' },
    { field: 'tags', text: 'Mobile' },
    { field: 'tags', text: 'Faune' },
    { field: 'tags', text: 'Ville' },
    { field: 'authors', text: 'Ana Ruiz' },
    { field: 'body', text: 'Un renard' },
    { field: 'body', text: 'Rue des Lilas.' },
    { field: 'body', text: 'Photo : L. Roy' },
    { field: 'body', text: 'Le Quotidien' },
  ]);
});

it.each<[string, Block, readonly string[]]>([
  [
    'a paragraph',
    {
      kind: 'paragraph',
      runs: [
        'Un ',
        { kind: 'strong', runs: ['re'] },
        'nard',
        { kind: 'break' },
        { kind: 'code', text: 'x' },
        { kind: 'note', number: 1 },
      ],
    },
    ['Un renard x'],
  ],
  ['a heading', { kind: 'heading', level: 2, id: 'nuit', runs: ['La nuit'] }, ['La nuit']],
  [
    'a quotation',
    { kind: 'quote', blocks: [paragraph('un'), paragraph('deux')], cite: ['Ana'] },
    ['un', 'deux', 'Ana'],
  ],
  ['a pulled quotation', { kind: 'pullquote', runs: ['un'] }, ['un']],
  [
    'a list',
    { kind: 'list', ordered: false, items: [[paragraph('un')], [paragraph('deux'), paragraph('trois')]] },
    ['un', 'deux', 'trois'],
  ],
  [
    'a table',
    { kind: 'table', head: [[['An'], ['Prix']]], rows: [[['2021'], ['3,5']]], caption: ['Les prix'] },
    ['Les prix', 'An', 'Prix', '2021', '3,5'],
  ],
  ['code', { kind: 'code', text: 'let a;\nlet b;' }, ['let a;', 'let b;']],
  ['details', { kind: 'details', summary: ['Plus'], blocks: [paragraph('un')] }, ['Plus', 'un']],
  [
    'a picture',
    { kind: 'image', picture: showing('Un renard'), caption: ['La nuit'] },
    ['Un renard', 'La nuit'],
  ],
  [
    'pictures',
    { kind: 'gallery', images: [{ kind: 'image', picture: showing('un') }], caption: ['Tous'] },
    ['un', 'Tous'],
  ],
  [
    'an embed',
    { kind: 'embed', provider: 'Vimeo', url: 'https://vimeo.com/1', title: 'Le film', caption: ['Hier'] },
    ['Le film', 'Hier'],
  ],
  ['a film', { kind: 'video', url: '/a.mp4' }, []],
  ['footnotes', { kind: 'footnotes', notes: [[paragraph('un')], [paragraph('deux')]] }, ['un', 'deux']],
  ['a divider', { kind: 'divider' }, []],
])('the texts of %s are its own', (_, block, texts) => {
  const body = listTexts(makeFile({ body: [block] })).filter(({ field }) => field === 'body');

  expect(body.map(({ text }) => text)).toEqual(texts);
});
