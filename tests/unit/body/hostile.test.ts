import { existsSync, readFileSync, readdirSync } from 'node:fs';

import type { DefaultTreeAdapterTypes } from 'parse5';
import { defaultTreeAdapter, html, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';

import { readBlocks } from '../../../src/model/block.ts';
import { expectSound } from './expect-sound.ts';
import { faultsOf, parseHtml, readHtml } from './read-html.ts';

describe('a body that nests without end', () => {
  it.each([
    ['<div>', 10_000],
    ['<div>', 1_000_000],
    ['<b>', 10_000],
    ['<b>', 1_000_000],
    ['<blockquote><p>', 1_000_000],
    ['<ul><li>', 10_000],
    ['<table><tr><td>', 10_000],
    ['<svg><g>', 10_000],
    ['<a><b><i><font>', 10_000],
  ])('is refused at once: %s, %i times', (tag, times) => {
    const start = performance.now();

    const { blocks, faults } = parseHtml(`<p>un</p>\n${tag.repeat(times)}`);

    expect(performance.now() - start).toBeLessThan(1000);
    expect(blocks).toEqual([]);
    expect(faults).toMatchObject([
      { severity: 'error', path: 'content_html:2', expected: 'elements that nest at most 512 deep' },
    ]);
  });

  it.each(['<p>', '<li>', '<tr>', '<dt>', '<h2>'])('is read when its %s only look nested', (tag) => {
    expect(faultsOf(`<section>${`${tag}x`.repeat(10_000)}`)).toEqual([]);
  });

  it('is read when it is exactly as deep as browsers go', () => {
    expect(readHtml(`${'<div>'.repeat(512)}Un`)).toEqual([{ kind: 'paragraph', runs: ['Un'] }]);
    expect(readHtml(`${'<div>'.repeat(513)}Un`)).toEqual([]);
  });

  it('is refused when a few unclosed marks make it grow a hundredfold', () => {
    const marks = Array.from({ length: 400 }, (_, index) => `<p><font size="${index}">`).join('');

    expect(faultsOf(`${marks}${'<p>x</p>'.repeat(10_000)}`)).toEqual([
      expect.stringContaining('expected fewer elements than half the characters'),
    ]);
  });

  it('overflows nothing when a form hides half its depth from the parser', () => {
    expect(() => parseHtml('<form><figure></form>'.repeat(509) + 'x')).not.toThrow();
  });
});

describe('a long body', () => {
  const article =
    '<h2>Nuit</h2><p>Un <b>renard</b> passe, <a href="https://example.org/a">puis</a> un autre.</p><ul><li>x</ul>';

  it('is read in seconds when it has two megabytes', { timeout: 10_000 }, () => {
    expect(parseHtml(article.repeat(2_000_000 / article.length)).faults).toEqual([]);
  });

  // Long enough that a time which grows with the square of the length would run into the limit of a test.
  it.each([
    ['headings of the same words', '', '<h2 id="x">Nuit <a href="#x">x</a></h2>'],
    ['marks in one paragraph', '<p>', '<b>x</b><i>y</i>'],
    ['links in one paragraph', '<p>', '<a id=x href="#x">x</a> '],
    ['cells that span all', '<table>', '<tr><td colspan=1000 rowspan=1000>x'],
    [
      'quoted posts',
      '',
      '<blockquote class="twitter-tweet"><a href="https://x.com/a/status/1">x</a></blockquote>',
    ],
    ['paragraphs in nested figures', '<figure>'.repeat(500), '<p>x</p>'],
    ['paragraphs in nested quotes', '<blockquote class="twitter-tweet">'.repeat(500), '<p>x</p>'],
    ['paragraphs in nested frames', '<table><tr><td>'.repeat(120), '<p>x</p>'],
    ['brackets', '', '<'],
    ['candidates of one image', '<img alt="" srcset="', ','],
  ])('is read in a time that grows with its length only: %s', (_what, before, piece) => {
    expect(() => parseHtml(before + piece.repeat(300_000 / piece.length))).not.toThrow();
  });
});

const corpora = new URL('../../../../shared/corpora/', import.meta.url);

describe('the hostile bodies of other projects', () => {
  const folder = new URL('xss/', corpora);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

  it.skipIf(files.length === 0)(
    'give valid, safe blocks, without the text of a script (skipped where ../shared/corpora/xss is absent)',
    { timeout: 60_000 },
    () => {
      for (const file of files) {
        const cases: readonly { id: string; html?: string }[] = JSON.parse(
          readFileSync(new URL(file, folder), 'utf8'),
        );
        for (const { id, html: source } of cases) {
          if (source === undefined) continue;
          for (const base of [undefined, 'https://renards.example/a/']) {
            const body = parseHtml(source, base === undefined ? {} : { base });

            expectSound(body);
            const shown = readBlocks(body.blocks);
            expect(
              listScripts(source).filter((script) => shown.includes(script)),
              id,
            ).toEqual([]);
          }
        }
      }
    },
  );

  it.skipIf(!existsSync(new URL('wordpress/', corpora)))(
    'give valid blocks for every block of WordPress (skipped where ../shared/corpora/wordpress is absent)',
    () => {
      const xml = readFileSync(new URL('wordpress/wp-64-block-test-data.xml', corpora), 'utf8');

      for (const [, source = ''] of xml.matchAll(
        /<content:encoded><!\[CDATA\[(.*?)\]\]><\/content:encoded>/gs,
      )) {
        expectSound(parseHtml(source, { base: 'https://wpthemetestdata.example/a/' }));
      }
    },
  );
});

/** The texts of a source's scripts, but for those that stand outside of a script as well. */
function listScripts(source: string): readonly string[] {
  const scripts: string[] = [];
  const texts: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode, isScript: boolean) => {
    if ('value' in node) (isScript ? scripts : texts).push(node.value.trim());
    if ('tagName' in node)
      for (const child of node.childNodes) visit(child, isScript || node.tagName === 'script');
  };
  const body = defaultTreeAdapter.createElement('body', html.NS.HTML, []);
  for (const node of parseFragment(body, source, { scriptingEnabled: false }).childNodes) visit(node, false);
  return scripts.filter((script) => script !== '' && !texts.join('\n').includes(script));
}
