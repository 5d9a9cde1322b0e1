import { describe, expect, it } from 'vitest';

import { faultsOf, makeImage, paragraph, readHtml } from './read-html.ts';

describe('the tables of an article', () => {
  it.each([
    ['<table><thead><tr><th>A<th>B</thead><tbody><tr><td>1<td>2</tbody></table>', 'a head that is named'],
    ['<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', 'a first row of titles'],
    ['<table><thead><tr><td>A<td>B</thead><tr></tr><tr><td>1<td>2</table>', 'rows of nothing'],
    [
      '<figure class="wp-block-table"><table><thead><tr><th>A<th>B</thead><tr><td>1<td>2</table></figure>',
      'a figure around',
    ],
  ])('read %s: %s', (source) => {
    expect(readHtml(source)).toEqual([{ kind: 'table', head: [[['A'], ['B']]], rows: [[['1'], ['2']]] }]);
  });

  it('put the last row last, wherever it is written, and keep titles of rows', () => {
    const source =
      '<table><tfoot><tr><th>Total<td>3</tfoot><tbody><tr><th>A<td>1<tr><th>B<td>2</tbody></table>';

    expect(readHtml(source)).toEqual([
      {
        kind: 'table',
        head: [],
        rows: [
          [['A'], ['1']],
          [['B'], ['2']],
          [['Total'], ['3']],
        ],
      },
    ]);
  });

  it.each([
    '<table><caption>Deux <b>usages</b></caption><tr><td>1<td>2</table>',
    '<figure><table><tr><td>1<td>2</table><figcaption>Deux <b>usages</b></figcaption></figure>',
  ])('have a caption: %s', (source) => {
    expect(readHtml(source)).toEqual([
      {
        kind: 'table',
        head: [],
        rows: [[['1'], ['2']]],
        caption: ['Deux ', { kind: 'strong', runs: ['usages'] }],
      },
    ]);
  });

  it('read several paragraphs or a list in a cell as lines', () => {
    expect(readHtml('<table><tr><td><p>un</p><ul><li>deux</ul></td><td>&nbsp;</td></tr></table>')).toEqual([
      { kind: 'table', head: [], rows: [[['un', { kind: 'break' }, 'deux'], []]] },
    ]);
  });

  it('put pictures after the table', () => {
    expect(readHtml('<table><tr><td>1<td><img src="images/nuit.svg" alt=""></table>')).toEqual([
      { kind: 'table', head: [], rows: [[['1'], []]] },
      makeImage('nuit'),
    ]);
  });

  it('are no more than what they hold when they have one cell', () => {
    expect(readHtml('<table><tr><td><p>un</p><hr></table>')).toEqual([paragraph('un'), { kind: 'divider' }]);
  });

  it('keep every column in its place when a cell spans others, and say so', () => {
    const source = '<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>';

    expect(readHtml(source)).toEqual([
      {
        kind: 'table',
        head: [],
        rows: [
          [['a'], [], ['b']],
          [['c'], ['d'], ['e']],
          [[], ['f'], ['g']],
        ],
      },
    ]);
    expect(faultsOf(source)).toEqual([
      expect.stringContaining('expected a table with one cell for each row and column'),
    ]);
  });

  it('stay small when a cell claims a thousand columns and rows', () => {
    const [table] = readHtml('<table>' + '<tr><td colspan=1000 rowspan=1000>x'.repeat(100) + '</table>');

    expect(table?.kind === 'table' ? Math.max(...table.rows.map((row) => row.length)) : 0).toBeLessThan(100);
  });
});
