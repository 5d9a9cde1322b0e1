import { createReadStream, existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { parseBody } from '../../../../src/compile/body/parse-body.ts';
import { isRestPosts, openRestFile } from '../../../../src/import/wordpress/open-rest-file.ts';
import { isWxr, openWxr } from '../../../../src/import/wordpress/open-wxr.ts';
import { makeFile, readAll, sortFound } from './make-wxr.ts';

const FOLDER = new URL('../../../../../shared/corpora/wordpress/', import.meta.url);
const isAbsent = !existsSync(FOLDER);

/** Real exports, which are not part of this project: where they are absent, the tests are skipped. */
describe.each(['wp-theme-unit-test.xml', 'wp-64-block-test-data.xml'])('%s', (file) => {
  const open = () => openWxr({ name: file, open: () => createReadStream(new URL(file, FOLDER)) });

  it.skipIf(isAbsent)(
    'is accounted for, item by item (skipped where ../shared/corpora is absent)',
    async () => {
      const text = readFileSync(new URL(file, FOLDER), 'utf8');
      const lines = text
        .split('\n')
        .flatMap((line, index) => (/<item>/.test(line) ? `${file}:${index + 1}` : []));

      const { items, left } = sortFound(await readAll(open()));

      expect(isWxr(text.slice(0, 4096))).toBe(true);
      expect([...items, ...left].map(({ at }) => at).sort()).toEqual(lines.sort());
      expect(left.filter(({ reason }) => reason === 'unreadable' || reason === 'undated')).toEqual([]);
      expect(items.length).toBeGreaterThan(50);
    },
  );

  it.skipIf(isAbsent)(
    'leaves no block and no shortcode in a body, nor anything that the compiler does not know',
    async () => {
      const { items } = sortFound(await readAll(open()));

      for (const { html, title = '', base = '' } of items) {
        expect(html, title).not.toMatch(/<!-- \/?wp:|\[\/?(?:caption|gallery|audio|video|embed)\b/);
        const { faults } = parseBody(
          { format: 'html', source: html },
          { file: title, siteUrl: 'https://kiosque.example', base, findPicture: () => undefined },
        );
        const unknown = faults.filter(
          ({ severity, expected }) =>
            severity === 'error' ||
            expected === 'text, pictures, tables, code and embeds' ||
            expected === 'an element of HTML that Kiosque knows',
        );
        expect(unknown, title).toEqual([]);
      }
    },
  );
});

describe('en-python-wp-posts.json', () => {
  it.skipIf(isAbsent)('gives all of its posts', async () => {
    const text = readFileSync(new URL('en-python-wp-posts.json', FOLDER), 'utf8');
    const json: unknown = JSON.parse(text);

    const { items, left } = sortFound(
      await readAll(openRestFile(makeFile(text), async () => Promise.resolve(undefined))),
    );

    expect(isRestPosts(json)).toBe(true);
    expect(left).toEqual([]);
    expect(items).toHaveLength(Array.isArray(json) ? json.length : -1);
    expect(items.map(({ title }) => title)).toContain('This is a test post!');
  });
});
