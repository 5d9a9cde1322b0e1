import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import type { Block } from '../../../src/model/block.ts';
import { MAX_DEPTH, bodySchema, isSafeHref, readBlocks, readRuns } from '../../../src/model/block.ts';

const image = {
  kind: 'image',
  picture: { source: { kind: 'local', stem: 'fox' }, alt: 'A fox', width: 3, height: 2 },
} as const;

/** One block of every kind. */
const BLOCKS: readonly Block[] = [
  {
    kind: 'paragraph',
    runs: [
      'A ',
      { kind: 'strong', runs: ['b', { kind: 'note', number: 1 }] },
      { kind: 'break' },
      { kind: 'code', text: 'c' },
    ],
  },
  { kind: 'heading', level: 2, id: 'd', runs: ['D'] },
  { ...image, caption: ['E'] },
  { kind: 'gallery', images: [image] },
  { kind: 'quote', blocks: [{ kind: 'paragraph', runs: ['F'] }], cite: ['G'] },
  { kind: 'pullquote', runs: [{ kind: 'link', href: '#d', runs: ['H'] }] },
  { kind: 'list', ordered: true, start: 3, items: [[{ kind: 'paragraph', runs: ['I'] }]] },
  {
    kind: 'table',
    head: [[['J'], ['K']]],
    rows: [[['L'], [{ kind: 'abbreviation', title: 'Mmm', runs: ['M'] }]]],
  },
  { kind: 'code', text: 'N', language: 'ts' },
  { kind: 'embed', provider: 'PeerTube', url: 'https://tube.example/w/1', title: 'O' },
  { kind: 'audio', url: 'https://example.org/p.ogg' },
  { kind: 'footnotes', notes: [[{ kind: 'paragraph', runs: ['Q'] }]] },
  { kind: 'divider' },
  { kind: 'details', summary: ['R'], blocks: [{ kind: 'paragraph', runs: ['S'] }] },
];

function nest(depth: number): Block {
  return depth === 0 ? { kind: 'divider' } : { kind: 'details', summary: [], blocks: [nest(depth - 1)] };
}

describe('isSafeHref', () => {
  it.each([
    'https://example.org/',
    'http://example.org',
    'HTTPS://example.org/?a=b#c',
    'https://日本.example/été',
    'mailto:juge@example.org',
    '/article/fox',
    '/',
    '/?tags=a',
    '#p-14',
    '#',
    '/javascript:alert(1)',
  ])('lets %j stand', (href) => {
    expect(isSafeHref(href)).toBe(true);
  });

  it.each([
    ['javascript:alert(1)', 'a script'],
    ['JaVaScRiPt:alert(1)', 'a script in capitals'],
    ['java\tscript:alert(1)', 'browsers drop tabs'],
    ['java\nscript:alert(1)', 'and line ends'],
    ['java\rscript:alert(1)', 'and carriage returns'],
    ['\u0001javascript:alert(1)', 'and control characters in front'],
    [' javascript:alert(1)', 'and spaces'],
    ['javascript\u00a0:alert(1)', 'a no-break space hides nothing'],
    ['javascript&colon;alert(1)', 'an entity that somebody decodes later'],
    ['data:text/html,<script>alert(1)</script>', 'a document in an address'],
    ['data:image/svg+xml,<svg onload=alert(1)>', 'even a picture'],
    ['vbscript:msgbox(1)', 'a script of old'],
    ['//evil.example/', 'another host'],
    ['/\\evil.example/', 'another host, as browsers read it'],
    ['\\\\evil.example/', 'another host, as Windows reads it'],
    ['/\t/evil.example/', 'another host, once the tab is dropped'],
    ['https:evil.example', 'an address without its slashes'],
    ['https:///evil.example', 'or with one too many'],
    ['blob:https://example.org/1', 'a file in memory'],
    ['file:///etc/passwd', 'a file on the disk'],
    ['ftp://example.org/', 'a scheme that nobody opens'],
    ['view-source:https://example.org/', 'a scheme inside a scheme'],
    ['mailto://example.org', 'a letter to nobody'],
    ['https://example.org/a b', 'a space'],
    ['https://example.org/\u007f', 'a control character'],
    ['fox.html', 'a path from nowhere'],
    ['', 'nothing'],
    ['   ', 'nothing but spaces'],
  ])('refuses %j: %s', (href) => {
    expect(isSafeHref(href)).toBe(false);
  });
});

describe('bodySchema', () => {
  it('reads every kind of block', () => {
    expect(v.parse(bodySchema, JSON.parse(JSON.stringify(BLOCKS)))).toEqual(BLOCKS);
  });

  it.each([
    [
      'a script in a link',
      [{ kind: 'paragraph', runs: [{ kind: 'link', href: 'javascript:alert(1)', runs: ['x'] }] }],
    ],
    ['a script in an embed', [{ kind: 'embed', provider: 'x', url: 'javascript:alert(1)', title: 'x' }]],
    [
      'a script in a player',
      [{ kind: 'embed', provider: 'x', url: 'https://a.example/', title: 'x', player: 'data:text/html,x' }],
    ],
    ['a script in a film', [{ kind: 'video', url: 'data:text/html,x' }]],
    ['HTML', '<p>x</p>'],
    ['a kind that does not exist', [{ kind: 'script', text: 'alert(1)' }]],
    ['a run that does not exist', [{ kind: 'paragraph', runs: [{ kind: 'html', text: '<b>' }] }]],
    ['a headline among headings', [{ kind: 'heading', level: 1, id: 'a', runs: [] }]],
    ['runs that are none', [{ kind: 'paragraph', runs: 'x' }]],
    ['a number among runs', [{ kind: 'paragraph', runs: [1] }]],
    ['nothing', undefined],
  ])('refuses %s', (_, body) => {
    expect(v.safeParse(bodySchema, body).success).toBe(false);
  });

  it('reads blocks as deep as the compiler nests them', () => {
    expect(v.safeParse(bodySchema, [nest(MAX_DEPTH)]).success).toBe(true);
  });

  it('refuses a body nested 10,000 deep before it follows it', () => {
    const deep = JSON.parse(
      `${'[{"kind":"quote","blocks":'.repeat(10_000)}[]${'}]'.repeat(10_000)}`,
    ) as unknown;

    expect(v.safeParse(bodySchema, deep).success).toBe(false);
  });
});

describe('the text of a body', () => {
  it('is what a reader reads, in order', () => {
    expect(
      readBlocks(BLOCKS)
        .match(/[A-Za-z]+/g)
        ?.join(' '),
    ).toBe('A b c D F H I J K L M N Q R S');
  });

  it('keeps words apart that a line end parts', () => {
    expect(readRuns(['un', { kind: 'break' }, { kind: 'emphasis', runs: ['deux'] }])).toBe('un deux');
  });
});
