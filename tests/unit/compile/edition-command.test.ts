import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { prepareEdition, publishEdition } from '../../../src/compile/publish-edition.ts';
import { makeItem } from '../../support/make-article.ts';
import { makeContentFolder, makeFolder } from '../../support/make-content-folder.ts';
import { buildWhole, makePublisher, readEdition } from './publisher.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** The Node of the repository reads TypeScript; that of the machine may be too old for it. */
const OWN_NODE = join(ROOT, 'node_modules/.bin/node');

const NODE = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;
const SCRIPT = join(ROOT, 'src/compile/edition.ts');

function runEdition(folder: string, out: string) {
  const { status, stdout } = spawnSync(NODE, [SCRIPT, folder, out], { cwd: ROOT, encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n') };
}

describe('npm run edition', () => {
  it('begins a ledger, goes on with it, and says what it wrote', () => {
    const [folder, out] = [makeContentFolder(), makeFolder()];
    const first = runEdition(folder, out);
    writeFileSync(join(folder, 'articles/deux.json'), JSON.stringify(makeItem({ id: 'deux' })));

    const second = runEdition(folder, out);

    expect(first.status).toBe(0);
    expect(first.lines.at(-1)).toMatch(/^fresh numbering [0-9a-f]{8} · rewrote (\d+) files, \1 of them new/);
    expect(second).toEqual({
      status: 0,
      lines: [
        '2 articles · 0 errors, 0 warnings',
        expect.stringMatching(
          /^1 new, 0 changed, 0 removed · rewrote \d+ files, 2 of them new \(0\.\d\d MB\): articles 1, cards 1, heads 4, /,
        ),
      ],
    });
  });

  it('writes nothing where the content has a fault, or the ledger', () => {
    const [folder, out] = [makeContentFolder({ 'articles/vide.json': '' }), makeFolder()];
    const [other, otherOut] = [makeContentFolder({ 'ledger.ndjson': '{"half' }), makeFolder()];

    const runs = [runEdition(folder, out), runEdition(other, otherOut)];

    expect(runs.map(({ status }) => status)).toEqual([1, 1]);
    expect(runs.map(({ lines }) => lines.at(-1))).toEqual([
      'Not built: 1 article · 1 error, 0 warnings',
      'Not built: 0 articles · 1 error, 0 warnings',
    ]);
    expect([readdirSync(out), readdirSync(otherOut)]).toEqual([[], []]);
    expect(existsSync(join(folder, 'ledger.ndjson'))).toBe(false);
    expect(readFileSync(join(other, 'ledger.ndjson'), 'utf8')).toBe('{"half');
  });
});

describe('npm run edition, killed while it writes', () => {
  it('leaves an edition that the next run makes whole, under the same numbers', async () => {
    const publisher = makePublisher(400);
    publisher.publish();
    for (let index = 0; index < 300; index++) publisher.write({ id: `r-${index}`, text: 'Un autre renard.' });
    const mark = join(publisher.out, 'edition/.unfinished');
    const run = spawn(NODE, [SCRIPT, publisher.folder, publisher.out], { cwd: ROOT, stdio: 'ignore' });
    const ended = once(run, 'exit');
    while (!existsSync(mark) && run.exitCode === null) await setTimeout(1);

    run.kill('SIGKILL');
    const [, signal] = await ended;
    const isMarked = existsSync(mark);
    publisher.publish();

    expect({ signal, isMarked }).toEqual({ signal: 'SIGKILL', isMarked: true });
    expect(existsSync(mark)).toBe(false);
    expect(readEdition(publisher.out).files).toEqual(buildWhole(publisher));
  });
});

describe('a build of the site', () => {
  it('begins no ledger', () => {
    const folder = makeContentFolder();
    const prepared = prepareEdition(folder);
    const { sources } = prepared.compilation;
    if (sources === undefined) throw new Error('The folder of the builder has faults.');

    publishEdition(prepared, sources, makeFolder(), false);

    expect(existsSync(join(folder, 'ledger.ndjson'))).toBe(false);
  });
});
