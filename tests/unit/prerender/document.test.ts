import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { addPolicy, makeShell, makeTemplate, printDocument } from '../../../src/prerender/document.ts';
import { makeMark } from '../../../src/prerender/mark.ts';
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
const build = {
  html: BUILT,
  base: '/blog/',
  manifest: {
    'index.html': {
      file: 'assets/index.js',
      css: ['assets/index.css'],
      imports: ['_vendor.js', '_parts.js'],
    },
    '_vendor.js': { file: 'assets/vendor.js' },
    '_parts.js': { file: 'assets/parts.js', css: ['assets/parts.css'] },
    'src/list.tsx': { file: 'assets/list.js', css: ['assets/list.css'], imports: ['_parts.js'] },
    'src/article.tsx': { file: 'assets/article.js', css: ['assets/article.css'] },
  },
  minify: (script: string) => script.replaceAll(/\s*\n\s*/g, ''),
  readSheet: (path: string) => `${path === 'assets/index.css' ? STYLE : `/* ${path} */`}\n`,
};
const bare = makeTemplate(build, undefined);
const template = addPolicy(bare, printPolicy([bare]));
const carried = { address: '/', files: { 'edition/a.json': '</script><!--' }, answers: [] };

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('the document of prerendered pages', () => {
  it('holds its style, and names its code instead of loading it', () => {
    expect(template).toContain(`<style>/* assets/parts.css */\n${STYLE}</style>`);
    expect(template).not.toMatch(/<link rel="(?:modulepreload|stylesheet)|type="module"/);
    expect(template).toContain(
      'content="/blog/assets/parts.css /blog/assets/index.css /blog/assets/vendor.js /blog/assets/parts.js /blog/assets/index.js"',
    );
  });

  it('has one script, that of the application and its own, in few words', () => {
    const scripts = [...template.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => text);

    expect(scripts).toHaveLength(1);
    expect(scripts[0]).toMatch(/^theme\(\);kiosqueTaps=\[\]/);
    expect(scripts[0]).not.toContain('\n');
  });

  it('names the code of a kind of page, each file after those that it needs', () => {
    const files = ['vendor', 'parts', 'index', 'list'].map((name) => `/blog/assets/${name}.js`);

    expect(makeTemplate(build, 'src/list.tsx')).toContain(` ${files.join(' ')}"`);
  });

  it('of a kind of page holds the style of that kind and of no other, in the order of its imports', () => {
    const style = /<style>([^]*?)<\/style>/.exec(makeTemplate(build, 'src/list.tsx'))?.[1];

    expect(style).toBe(`/* assets/parts.css */\n${STYLE}\n/* assets/list.css */`);
  });

  it('rules over itself before anything else, by the hashes of what it holds', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(template)?.[1] ?? '';
    const scripts = [...template.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => hash(text));

    expect(template.indexOf('Content-Security-Policy')).toBeLessThan(template.indexOf('<script'));
    expect(scripts).toHaveLength(1);
    expect(policy).toContain(`script-src 'self' ${scripts.join(' ')};`);
    expect(policy).toContain(`style-src 'self' ${hash(`/* assets/parts.css */\n${STYLE}`)};`);
    expect(policy).not.toContain('unsafe');
  });

  it('takes a page whole, whatever its texts look like', () => {
    const page = { head: '<title>$& $1</title>', body: '<p>$` $&</p>' };
    const mark = makeMark(['$&']);

    const html = printDocument(template, page, carried, mark);

    expect(html).toContain('<title>$& $1</title>');
    expect(html).toContain('<div id="root"><p>$` $&</p></div>');
    expect(html).not.toContain('<noscript>');
    expect(html.endsWith(`</html>\n${mark}`)).toBe(true);
    const json = /<script type="application\/json" id="carried">([^]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(carried);
  });

  it('is refused with a sentence where the build has another shape', () => {
    expect(() => makeTemplate({ ...build, html: '<html></html>' }, undefined)).toThrow(
      'index.html · expected a script in its head · found none',
    );
    expect(() => makeTemplate(build, 'src/none.tsx')).toThrow(
      'manifest of the build · expected src/none.tsx · found none',
    );
  });
});

describe('the headers of hosts', () => {
  it.each(['nginx.conf', 'Caddyfile'])('are in %s as well', (file) => {
    const config = readFileSync(join(import.meta.dirname, '../../../.hosting', file), 'utf8');
    const [always = ''] = printHeaders(printPolicy([bare]), '/').split('\n\n');
    const headers = [...always.matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, name = '', value = '']) =>
      // The policy of a page is in the page.
      name === 'Content-Security-Policy'
        ? [name, value.replace(/^.*(?=frame-ancestors)/, '')]
        : [name, value],
    );

    expect(headers.length).toBeGreaterThan(6);
    for (const [name, value] of headers) expect(config).toContain(`${name} "${value}"`);
  });

  it('let nobody keep what tells of a new build', () => {
    const sections = printHeaders(printPolicy([bare]), '/blog/').split('\n\n');
    const findRules = (file: string) =>
      sections.filter((section) => {
        const [pattern = ''] = section.split('\n');
        const [start = ''] = pattern.split('*');
        const fits = pattern.endsWith('*') ? file.startsWith(start) : file === pattern;
        return fits && section.includes('Cache-Control');
      });

    for (const file of ['/blog/sw.js', '/blog/version.json', '/blog/recover.js'])
      expect(findRules(file)).toEqual([`${file}\n  Cache-Control: no-cache`]);
    expect(findRules('/blog/edition/search.json')).toEqual([]);
  });

  it('say what the page says, and more that only a header can say', () => {
    const headers = printHeaders(printPolicy([bare]), '/blog/');

    expect(headers).toMatch(/^\/blog\/\*\n {2}Content-Security-Policy: /);
    expect(headers).toContain("frame-ancestors 'none'");
    for (const folder of ['assets', 'media', 'edition/search'])
      expect(headers).toContain(`/blog/${folder}/*\n  Cache-Control: public, max-age=31536000, immutable`);
  });
});

describe('the page without content', () => {
  it('has the frame of a page, nothing in its main part, and the title of the site', () => {
    const page =
      '<title>Nulle part – A &amp; B</title><header>A &amp; B</header><main id="content" class="a"><h1>Nulle part</h1></main><footer>…</footer>';

    expect(makeShell(page, 'A & B')).toBe(
      '<title>A &amp; B</title><header>A &amp; B</header><main id="content" class="a"></main><footer>…</footer>',
    );
  });
});
