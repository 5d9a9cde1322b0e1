import { expect, it } from 'vitest';

import { surveySource } from '../../../../src/import/write/survey.ts';
import { makeItem, makeSource } from './make-source.ts';

it('accounts for every item: those to import, and those that cannot be, with why (J09)', async () => {
  const { published: _published, ...undated } = makeItem('undated');
  const source = makeSource(
    makeItem('fox'),
    makeItem('twin', { id: makeItem('fox').id }),
    undated,
    makeItem('bare', { html: '<p>&nbsp;</p><!-- rien -->\n<p> </p>' }),
    makeItem('picture', { html: '<p><img src="fox.jpg"></p>' }),
    { kind: 'left', left: { at: 'export.xml:9', reason: 'draft' } },
  );

  const { items, left } = await surveySource(source);

  expect(items.map(({ at }) => at)).toEqual(['export.xml:fox', 'export.xml:picture']);
  expect(left).toEqual([
    {
      at: 'export.xml:twin',
      title: 'Le titre de twin',
      reason: 'duplicate',
      detail: 'its id is that of export.xml:fox',
    },
    { at: 'export.xml:undated', title: 'Le titre de undated', reason: 'undated', detail: 'it says none' },
    { at: 'export.xml:bare', title: 'Le titre de bare', reason: 'empty' },
    { at: 'export.xml:9', reason: 'draft' },
  ]);
});

it('keeps no body', async () => {
  const { items } = await surveySource(makeSource(makeItem('fox')));

  expect(items).toHaveLength(1);
  expect(JSON.stringify(items)).not.toContain('Le texte de fox');
});
