import { describe, expect, it } from 'vitest';

import type { Block, Inline } from '../../../src/model/block.ts';
import { parseBody } from '../../../src/compile/body/parse-body.ts';
import { makeContext, paragraph } from './read-html.ts';

function readText(source: string): readonly Block[] {
  return parseBody({ format: 'text', source }, makeContext()).blocks;
}

const link = (text: string, href = text): Inline => ({ kind: 'link', href, runs: [text] });

describe('an article in plain text', () => {
  it('has paragraphs between blank lines, and keeps line ends', () => {
    expect(readText('\nUn\ndeux \r\n\r\n \nTrois\n')).toEqual([
      paragraph('Un', { kind: 'break' }, 'deux'),
      paragraph('Trois'),
    ]);
  });

  it('has no markup: what looks like it is text', () => {
    expect(readText('<b>Un</b> &amp; deux')).toEqual([paragraph('<b>Un</b> &amp; deux')]);
  });

  it.each([
    ['Voir https://example.org/a.', ['Voir ', link('https://example.org/a'), '.']],
    ['(https://example.org/a_(b))', ['(', link('https://example.org/a_(b)'), ')']],
    ['https://example.org/?a=1&b=2, puis', [link('https://example.org/?a=1&b=2'), ', puis']],
    [
      '« https://kiosque.example/article/a »',
      ['« ', link('https://kiosque.example/article/a', '/article/a'), ' »'],
    ],
    ['javascript:alert(1) https://', ['javascript:alert(1) https://']],
  ])('makes links of addresses: %s', (source, runs) => {
    expect(readText(source)).toEqual([{ kind: 'paragraph', runs }]);
  });
});
