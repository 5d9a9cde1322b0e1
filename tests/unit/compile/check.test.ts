import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { makeItem } from '../../support/make-article.ts';
import { makeContentFolder } from '../../support/make-content-folder.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The Node of the repository reads TypeScript; that of the machine may be too old for it. */
const OWN_NODE = join(ROOT, 'node_modules/.bin/node');

function runCheck(...folder: string[]) {
  const node = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;
  const { status, stdout, stderr } = spawnSync(node, [join(ROOT, 'src/compile/check.ts'), ...folder], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run check', () => {
  it('fails, and lists every fault, when one is an error', () => {
    const folder = makeContentFolder({
      'articles/sans-titre.json': makeItem({ id: 'sans-titre', title: '' }),
      'articles/demain.json': makeItem({ id: 'demain', date_published: 'demain' }),
    });

    const run = runCheck(folder);

    expect(run).toEqual({
      status: 1,
      stdout: [
        'articles/demain.json · date_published · expected a date that exists, with its time and zone · found "demain" · write it as 2026-05-03T08:00:00+02:00',
        'articles/sans-titre.json · title · expected a headline · found "" · write the headline under "title"',
        'Not built: 1 article · 2 errors, 0 warnings',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('passes when there is nothing but warnings, and lists them', () => {
    const folder = makeContentFolder({
      'articles/le-renard.json': makeItem({ image: 'https://example.org/renard.jpg' }),
      'articles/brouillon.json': makeItem({
        id: 'brouillon',
        _kiosque: { category: 'mobile', status: 'draft' },
      }),
    });

    const run = runCheck(folder);

    expect(run).toEqual({
      status: 0,
      stdout: [
        'warning: articles/le-renard.json · _kiosque.image.alt · expected a text that says what the picture shows · found nothing · write one sentence; until then the picture counts as decoration',
        '1 article, 1 not published and left out · 0 errors, 1 warning',
        '',
      ].join('\n'),
      stderr: '',
    });
  });
});
