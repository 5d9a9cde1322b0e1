import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const COMMAND = path.join(import.meta.dirname, '../../../src/import/import.ts');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiosque-command-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Ended = { readonly code: number | null; readonly out: string; readonly errors: string };

/**
 * Runs the command in a folder of its own, where its cache is too.
 *
 * @param isTime whether to press Ctrl-C, asked again and again
 */
function run(args: readonly string[], isTime: () => boolean = () => false) {
  return new Promise<Ended>((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder });
    let [out, errors] = ['', ''];
    const watching = setInterval(() => {
      if (!isTime()) return;
      clearInterval(watching);
      child.kill('SIGINT');
    }, 5);
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watching);
      resolve({ code, out, errors });
    });
  });
}

function write(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}

function printFeed(items: number, body = 'Un texte.'): string {
  const all = Array.from(
    { length: items },
    (_, n) =>
      `<item><title>Titre ${n}</title><guid>${n}</guid><pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate>` +
      `<description>${body}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Le Site</title><link>https://a.example/</link>${all.join('')}</channel></rss>`;
}

describe('the command', () => {
  it('shows its options when it is asked', async () => {
    const { code, out } = await run(['--help']);

    expect(code).toBe(0);
    expect(out).toContain('--typography');
  });

  it.each([
    ['no source', [], 'npm run import -- <source>'],
    ['an option that nobody knows', ['--strictly', 'x.xml'], "Unknown option '--strictly'\n\nnpm run import"],
    ['an option without its value', ['feed.xml', '--into'], 'argument missing\n\nnpm run import'],
    [
      'a path where nothing is',
      ['no.xml'],
      'no.xml · expected a file · found nothing there · check its path',
    ],
  ])('says what to do when it is given %s', async (_name, args, sentence) => {
    const { code, errors } = await run(args);

    expect(code).toBe(2);
    expect(errors).toContain(sentence);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('says in a sentence that the folder to write into is a file', async () => {
    write('feed.xml', printFeed(1));
    write('paper', 'a file');

    const { code, errors } = await run(['feed.xml', '--into', 'paper']);

    expect(code).toBe(2);
    expect(errors).toMatch(
      /paper.* · expected to read and write it · found a file where a folder is to be · name another/,
    );
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('fails on a refusal when it is strict, and writes the report in any case', async () => {
    write('feed.xml', printFeed(1, '&lt;p&gt;Un &lt;canvas&gt;dessin&lt;/canvas&gt;.&lt;/p&gt;'));

    const strict = await run(['feed.xml', '--into', 'paper', '--strict']);
    const lenient = await run(['feed.xml', '--into', 'other']);

    const again = await run(['feed.xml', '--into', 'other', '--strict']);
    expect([strict.code, lenient.code, again.code]).toEqual([1, 0, 1]);
    expect(again.out).toContain('articles/articles/titre-0.json · 1 refused');
    const forced = await run(['feed.xml', '--into', 'other', '--force']);
    expect(forced.out).toMatch(/ {2}1 unchanged\n[^]*<canvas> · 1 refused/);
    const page = readFileSync(path.join(folder, 'paper/import-report.html'), 'utf8');
    expect(page).toContain('<a href="articles/articles/titre-0.json">');
  });

  it('stops cleanly at Ctrl-C, and the next run goes on', async () => {
    write('feed.xml', printFeed(1500));
    const first = path.join(folder, 'paper/articles/articles/titre-0.json');

    const stopped = await run(['feed.xml', '--into', 'paper'], () => existsSync(first));
    const next = await run(['feed.xml', '--into', 'paper']);

    expect(stopped.code).toBe(130);
    expect(stopped.out).toContain('Stopped before the end: the same command goes on.');
    expect(next.code).toBe(0);
    expect(next.out).toMatch(/ \d+ imported\n {2}\d+ unchanged\n/);
    expect(readdirSync(path.dirname(first))).toHaveLength(1500);
  }, 60_000);
});
