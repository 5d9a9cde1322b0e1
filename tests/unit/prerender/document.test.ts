import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { makeTemplate, printDocument } from '../../../src/prerender/document.ts';
import { printHeaders, printPolicy } from '../../../src/prerender/headers.ts';

const BUILT = `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <title>Kiosque</title>
    <script>
      theme();
    </script>
    <script type="module" crossorigin src="/blog/assets/index.js"></script>
    <link rel="modulepreload" crossorigin href="/blog/assets/vendor.js">
    <link rel="stylesheet" crossorigin href="/blog/assets/style.css">
  </head>
  <body>
    <div id="root"></div>
    <noscript><p>JavaScript</p></noscript>
  </body>
</html>
`;
const STYLE = 'a{color:red}@media (width<48rem){a{color:blue}}';
const template = makeTemplate(BUILT, () => `${STYLE}\n`);
const carried = { address: '/', files: { 'edition/a.json': '</script><!--' }, answers: [] };

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('the document of prerendered pages', () => {
  it('holds its style, and names its code instead of loading it', () => {
    expect(template).toContain(`<style>${STYLE}</style>`);
    expect(template).not.toMatch(/stylesheet|modulepreload|type="module"/);
    expect(template).toContain('content="/blog/assets/index.js /blog/assets/vendor.js"');
  });

  it('rules over itself before anything else, by the hashes of what it holds', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(template)?.[1] ?? '';
    const scripts = [...template.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => hash(text));

    expect(template.indexOf('Content-Security-Policy')).toBeLessThan(template.indexOf('<script'));
    expect(scripts).toHaveLength(2);
    expect(policy).toContain(`script-src 'self' ${scripts.join(' ')};`);
    expect(policy).toContain(`style-src 'self' ${hash(STYLE)};`);
    expect(policy).not.toContain('unsafe');
  });

  it('takes a page whole, whatever its texts look like', () => {
    const page = { head: '<title>$& $1</title>', body: '<p>$` $&</p>', carried };

    const html = printDocument(template, page);

    expect(html).toContain('<title>$& $1</title>');
    expect(html).toContain('<div id="root"><p>$` $&</p></div>');
    expect(html).not.toContain('<noscript>');
    const json = /<script type="application\/json" id="carried">([^]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(carried);
  });

  it('is refused with a sentence where the build has another shape', () => {
    expect(() => makeTemplate('<html></html>', () => '')).toThrow(
      /index\.html of the build · expected .*stylesheet.* · found none/,
    );
  });
});

describe('the headers of hosts', () => {
  it('say what the page says, and more that only a header can say', () => {
    const headers = printHeaders(printPolicy(template), '/blog/');

    expect(headers).toMatch(/^\/blog\/\*\n {2}Content-Security-Policy: /);
    expect(headers).toContain("frame-ancestors 'none'");
    expect(headers).toMatch(/\/blog\/assets\/\*\n {2}Cache-Control: public, max-age=31536000, immutable/);
  });
});
