import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { makeItem } from '../../support/make-article.ts';
import { makeContentFolder, makeFolder } from '../../support/make-content-folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** The Node of the repository reads TypeScript; that of the machine may be too old for it. */
const OWN_NODE = path.join(ROOT, 'node_modules/.bin/node');
const NODE = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;

/** An archive of four articles. */
function makeContent(more: Readonly<Record<string, string>>): string {
  const files: Record<string, string> = { ...more };
  for (const id of ['un', 'deux', 'trois'])
    files[`articles/${id}.json`] = JSON.stringify(makeItem({ id, title: `Le renard ${id}` }));
  return makeContentFolder(files);
}

/** Builds the site of a small archive, as `npm run build` does. */
function build(
  args: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): { out: string; status: number | null; printed: string } {
  const out = makeFolder();
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

describe('npm run build', { timeout: 60_000 }, () => {
  it('in shares gives, copied together, byte for byte the whole', () => {
    const whole = build();
    const [first, second] = [build(['--shard', '1/2']), build(['--shard', '2/2'])];
    const pagesOf = ({ out }: { out: string }) =>
      [...readFiles(out).keys()].filter((file) => file.endsWith('.html'));

    const union = makeFolder();
    for (const { out } of [second, first]) cpSync(out, union, { recursive: true });

    expect([whole.status, first.status, second.status]).toEqual([0, 0, 0]);
    expect(pagesOf(whole)).toContain('article/deux.html');
    expect(pagesOf(first).length).toBeLessThan(pagesOf(whole).length);
    expect(readFiles(union)).toEqual(readFiles(whole.out));
  });

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

  it('lists the faults of the content once, and writes nothing', () => {
    const { out, status, printed } = build([], {
      'articles/vide.json': JSON.stringify(makeItem({ id: 'vide', title: '' })),
    });

    expect(status).toBe(1);
    expect(printed.match(/expected a headline/g)).toHaveLength(1);
    expect(printed).not.toMatch(/RolldownError| at /);
    expect(readdirSync(out)).toEqual([]);
  });

  it.each([
    ['--base', 'blog', '--base · expected a path with a slash at both ends, such as /blog/ · got blog'],
    ['--bsae', '/', "npm run build · expected --base, --shard, --out · Unknown option '--bsae'"],
    ['--shard', '3/2', '--shard · expected a part and a number of parts, such as 3/16 · got 3/2'],
  ])('refuses %s %s with a sentence', (option, value, sentence) => {
    const { status, printed } = build([option, value]);

    expect(status).toBe(1);
    expect(printed.trim()).toBe(sentence);
  });
});
