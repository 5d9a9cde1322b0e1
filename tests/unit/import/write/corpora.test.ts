import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { compileContent } from '../../../../src/compile/compile-content.ts';
import { openSource } from '../../../../src/import/open-source.ts';
import { countItems, countLeft } from '../../../../src/import/report/report.ts';
import { openWeb } from '../../../../src/import/web/fetch-file.ts';
import { ImportError } from '../../../../src/import/web/import-error.ts';
import { writeSource } from '../../../../src/import/write/write-source.ts';

/** Real input that nobody here wrote; skipped where it is not beside the project. */
const CORPORA = path.resolve(import.meta.dirname, '../../../../../shared/corpora');
const isThere = existsSync(CORPORA);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiosque-corpora-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Imports a source of the corpora, and compiles what came of it. */
async function importCorpus(name: string) {
  const into = path.join(folder, 'paper');
  const web = openWeb({ cache: path.join(folder, 'cache') });
  const opened = await openSource(path.join(CORPORA, name), web);
  if (opened === undefined) throw new Error(`${name} · expected a source · found nothing`);
  const report = await writeSource(opened.source, {
    into,
    ...(opened.folder === undefined ? {} : { folder: opened.folder }),
    force: false,
    typography: false,
    category: 'Articles',
    isRemote: true,
    download: () => Promise.reject(new Error('nothing is fetched here')),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const { counts, faults } = compileContent(into);
  const errors = faults.filter(({ severity }) => severity === 'error');
  return { report, articles: counts.articles, errors, left: Object.fromEntries(countLeft(report)) };
}

describe.skipIf(!isThere)('real sources become content folders that compile', () => {
  it.each([
    { name: 'wordpress/wp-theme-unit-test.xml', items: 186, articles: 52 },
    { name: 'wordpress/wp-64-block-test-data.xml', items: 72, articles: 60 },
    { name: 'wordpress/en-python-wp-posts.json', items: 10, articles: 10 },
    { name: 'markdown/fr-putaindecode', items: 135, articles: 135 },
    // Three are pages that say so, and one is a forwarding without a text.
    { name: 'markdown/rust', items: 754, articles: 750 },
  ])(
    '$name: $articles articles of $items items',
    async ({ name, items, articles }) => {
      const imported = await importCorpus(name);

      expect(imported).toMatchObject({ articles, errors: [] });
      expect(countItems(imported.report)).toBe(items);
      expect(imported.report.outcomes.added).toBe(articles);
      expect(imported.report.refused).toEqual([]);
    },
    120_000,
  );

  it('no draft, private, protected or scheduled post of WordPress reaches the folder', async () => {
    const { left } = await importCorpus('wordpress/wp-theme-unit-test.xml');

    expect(left).toMatchObject({ draft: 1, protected: 1, scheduled: 1 });
  });

  it('every feed gives its items, or one sentence', async () => {
    const feeds = readdirSync(path.join(CORPORA, 'feeds/node-feedparser')).sort();
    const outcomes = await Promise.all(
      feeds.map(async (name) => {
        const web = openWeb({ cache: path.join(folder, 'cache') });
        try {
          const opened = await openSource(path.join(CORPORA, 'feeds/node-feedparser', name), web);
          let items = 0;
          for await (const found of opened?.source.read() ?? [])
            if (found.kind === 'item' || found.kind === 'left') items += 1;
          return items > 0 ? 'items' : `${name}: nothing`;
        } catch (error) {
          if (!(error instanceof ImportError)) throw error;
          return error.message.includes('\n') ? `${name}: ${error.message}` : 'a sentence';
        }
      }),
    );

    expect(outcomes).toHaveLength(29);
    expect(outcomes.filter((outcome) => outcome !== 'items' && outcome !== 'a sentence')).toEqual([]);
  });
});
