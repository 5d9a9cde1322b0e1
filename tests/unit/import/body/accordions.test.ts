import { describe, expect, it } from 'vitest';

import { readHtml } from '../../body/read-html.ts';
import { listNotes, rewrite } from './rewrite.ts';

/** As WordPress saves an item of an accordion; a site that shows it adds attributes. */
function makeItem(title: string, panel: string): string {
  return `<div class="wp-block-accordion-item"><h3 class="wp-block-accordion-heading"><button type="button" class="wp-block-accordion-heading__toggle"><span class="wp-block-accordion-heading__toggle-title">${title}</span><span class="wp-block-accordion-heading__toggle-icon" aria-hidden="true">+</span></button></h3><div inert role="region" class="wp-block-accordion-panel">${panel}</div></div>`;
}

describe('an accordion of WordPress', () => {
  it('is details that open, one after the other', () => {
    const html = `<div class="wp-block-accordion">${makeItem('Un', '<p>Le renard.</p>')}${makeItem('<em>Deux</em>', '<ul><li>a</li></ul>')}</div>`;

    expect(readHtml(rewrite(html).html)).toMatchObject([
      { kind: 'details', summary: ['Un'], blocks: [{ kind: 'paragraph', runs: ['Le renard.'] }] },
      { kind: 'details', summary: [{ kind: 'emphasis', runs: ['Deux'] }], blocks: [{ kind: 'list' }] },
    ]);
    expect(listNotes(html)).toEqual([]);
  });

  it('may hold another', () => {
    const html = makeItem('Un', makeItem('Deux', '<p>Le renard.</p>'));

    expect(readHtml(rewrite(html).html)).toMatchObject([
      { kind: 'details', summary: ['Un'], blocks: [{ kind: 'details', summary: ['Deux'] }] },
    ]);
  });

  it('whose button is its title keeps it', () => {
    const html = makeItem('', '<p>a</p>').replace(/<button.*<\/button>/, '<button>Trois</button>');

    expect(readHtml(rewrite(html).html)).toMatchObject([{ kind: 'details', summary: ['Trois'] }]);
  });

  it('without a heading is what its panel holds', () => {
    expect(readHtml(rewrite('<div class="wp-block-accordion-item"><p>a</p></div>').html)).toEqual([
      { kind: 'paragraph', runs: ['a'] },
    ]);
  });
});

it('a link in preformatted text is named, since code has none', () => {
  expect(listNotes('<pre>a <a href="https://hen.example/">b</a> <a href="#L1">1</a></pre>')).toEqual([
    'simplified: link in preformatted text · https://hen.example/',
  ]);
  expect(listNotes('<pre class="wp-block-verse"><a href="https://hen.example/">b</a></pre>')).toEqual([]);
});
