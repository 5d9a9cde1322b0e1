import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { makeItem } from '../../support/make-article.ts';
import type { ContentFiles } from '../../support/make-content-folder.ts';
import { makeContentFolder, makeFolder } from '../../support/make-content-folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** The Node of the repository reads TypeScript; that of the machine may be too old for it. */
const OWN_NODE = path.join(ROOT, 'node_modules/.bin/node');
const NODE = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;

/** An archive of four articles. */
function makeContent(more: ContentFiles): string {
  const files: Record<string, unknown> = {};
  for (const id of ['un', 'deux', 'trois'])
    files[`articles/${id}.json`] = makeItem({ id, title: `Le renard ${id}` });
  return makeContentFolder({ ...files, ...more });
}

/** Builds the site of a small archive, as `npm run build` does. */
function build(
  args: readonly string[] = [],
  more: ContentFiles = {},
  out = makeFolder(),
): { out: string; status: number | null; printed: string } {
  const { NODE_ENV: _test, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    NODE,
    [path.join(ROOT, 'src/prerender/build.ts'), '--out', out, ...args],
    { cwd: ROOT, encoding: 'utf8', env: { ...environment, KIOSQUE_CONTENT: makeContent(more) } },
  );
  return { out, status, printed: stdout + stderr };
}

function readFiles(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

/** The files that two folders do not have in common, byte for byte. */
function findDifferences(one: string, other: string): readonly string[] {
  const [files, others] = [readFiles(one), readFiles(other)];
  return [...new Set([...files.keys(), ...others.keys()])].filter(
    (file) => files.get(file) !== others.get(file),
  );
}

describe('npm run build', { timeout: 60_000 }, () => {
  it.each(['upwards', 'downwards'])(
    'in shares gives, copied together %s, byte for byte the whole',
    (order) => {
      const whole = build();
      const [first, second] = [build(['--shard', '1/2']), build(['--shard', '2/2'])];
      const pagesOf = ({ out }: { out: string }) =>
        [...readFiles(out).keys()].filter((file) => file.endsWith('.html'));

      const union = makeFolder();
      for (const { out } of order === 'upwards' ? [first, second] : [second, first])
        cpSync(out, union, { recursive: true });

      expect([whole.status, first.status, second.status]).toEqual([0, 0, 0]);
      expect(pagesOf(whole)).toContain('article/deux.html');
      expect(pagesOf(first).length).toBeLessThan(pagesOf(whole).length);
      expect(findDifferences(union, whole.out)).toEqual([]);
    },
  );

  it('below a path names nothing outside of it', () => {
    const { out, status } = build(['--base', '/blog/']);

    const pages = [...readFiles(out)].filter(([file]) => file.endsWith('.html'));
    const outside = pages.flatMap(([file, html]) =>
      [...html.matchAll(/(?:href|src|srcset|content)="(\/(?!blog\/)[^"]*)"/g)].map(
        ([, to]) => `${file} · ${to}`,
      ),
    );
    expect(status).toBe(0);
    expect(pages.length).toBeGreaterThan(8);
    expect(outside).toEqual([]);
  });

  it('renders again what changed, removes what belongs to nothing, and gives what a first build gives', () => {
    const changes = {
      'articles/deux.json': undefined,
      'articles/quatre.json': makeItem({ id: 'quatre', date_published: '2021-03-13T16:04:00+01:00' }),
    };
    const { out, printed } = build();
    const idle = build([], {}, out);
    // A build that was ended while it wrote a page.
    truncateSync(path.join(out, 'article/un.html'), 2000);
    const next = build([], changes, out);

    const fresh = build([], changes);

    expect(printed).toMatch(/\b0 unchanged/);
    // The front page takes the place of the document that pages are put into.
    expect(idle.printed).toMatch(/^1 pages prerendered .*, [1-9]\d* unchanged/m);
    expect(next.printed).toMatch(/, [1-9]\d* unchanged/);
    expect([...readFiles(next.out).keys()]).not.toContain('article/deux.html');
    expect(findDifferences(next.out, fresh.out)).toEqual([]);
  });

  it('leaves code of former builds for the pages that are open, as long as it is asked to', () => {
    const { out } = build();
    const [day, former] = [86_400, ['assets/old-1a2b3c4d.js', 'assets/older-1a2b3c4d.js']];
    for (const [index, file] of former.entries()) {
      writeFileSync(path.join(out, file), 'former');
      const at = Date.now() / 1000 - (index * 20 + 20) * day;
      utimesSync(path.join(out, file), at, at);
    }

    const keeping = build(['--keep', '30'], {}, out);
    const kept = former.filter((file) => existsSync(path.join(out, file)));
    build([], {}, out);

    expect(keeping.status).toBe(0);
    expect(kept).toEqual(['assets/old-1a2b3c4d.js']);
    expect(former.filter((file) => existsSync(path.join(out, file)))).toEqual([]);
  });

  it.each([
    { prerender: 1, pages: ['article/un.html', 'tag/xiaomi.html'], why: 'the newest, and its lists' },
    { prerender: 'none', pages: [], why: 'no page' },
  ])('of a site that asks for it prerenders $why', ({ prerender, pages }) => {
    const { out } = build([], {
      'site.json': { title: 'Kiosque', url: 'https://kiosque.example', prerender },
      'articles/un.json': makeItem({ id: 'un', date_published: '2022-03-13T16:04:00+01:00' }),
      'articles/deux.json': makeItem({ id: 'deux', tags: ['Renards'] }),
    });

    const files = readFiles(out);
    const found = [...files.keys()].filter((file) => /^(?:article|tag)\/.*\.html$/.test(file));
    expect(found).toEqual(pages);
    // Every other address is answered with this one.
    expect(files.get('404.html')).toContain('kiosque:code');
    expect(files.get('index.html')).toContain('Content-Security-Policy');
  });

  it('puts packed texts beside the others, and no stale ones', () => {
    const { out } = build(['--compress']);
    const gone = ['article/deux.html.br', 'edition/articles/deux.json.gz'];
    const before = readdirSync(out, { recursive: true });
    build(
      ['--compress'],
      { 'articles/deux.json': undefined, 'articles/un.json': makeItem({ id: 'un' }) },
      out,
    );

    const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
    const texts = files.filter((file) => /\.(?:html|js|css|json|svg|xml|txt)$/.test(file));
    const wrong = texts.filter((file) => {
      const text = readFileSync(path.join(out, file));
      return !(
        brotliDecompressSync(readFileSync(path.join(out, `${file}.br`))).equals(text) &&
        gunzipSync(readFileSync(path.join(out, `${file}.gz`))).equals(text)
      );
    });
    expect(texts.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
    expect(before).toEqual(expect.arrayContaining(gone));
    expect(files.filter((file) => gone.includes(file))).toEqual([]);
  });

  it('lists the faults of the content once, and writes nothing', () => {
    const { out, status, printed } = build([], {
      'articles/vide.json': makeItem({ id: 'vide', title: '' }),
    });

    expect(status).toBe(1);
    expect(printed.match(/expected a headline/g)).toHaveLength(1);
    expect(printed).not.toMatch(/RolldownError| at /);
    expect(readdirSync(out)).toEqual([]);
  });

  it.each([
    ['--base', 'blog', '--base · expected a path with a slash at both ends, such as /blog/ · got blog'],
    [
      '--bsae',
      '/',
      "npm run build · expected --base, --shard, --out, --compress, --offline, --keep · Unknown option '--bsae'",
    ],
    ['--keep', 'long', '--keep · expected a number of days, such as 30 · got long'],
    ['--shard', '3/2', '--shard · expected a part and a number of parts, such as 3/16 · got 3/2'],
  ])('refuses %s %s with a sentence', (option, value, sentence) => {
    const { status, printed } = build([option, value]);

    expect(status).toBe(1);
    expect(printed.trim()).toBe(sentence);
  });
});
