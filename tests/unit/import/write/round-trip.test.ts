import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { parseBody } from '../../../../src/compile/body/parse-body.ts';
import { openFeed } from '../../../../src/import/feeds/open-feed.ts';
import { writeSource } from '../../../../src/import/write/write-source.ts';
import type { Article } from '../../../../src/model/article.ts';
import { parseArticle } from '../../../../src/model/parse-article.ts';

/** Imports items of a content folder as a JSON Feed, and reads the articles that come of it, by their ids. */
async function importItems(items: readonly object[]): Promise<ReadonlyMap<string, Article>> {
  const into = mkdtempSync(path.join(tmpdir(), 'kiosque-round-'));
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Kiosque',
    home_page_url: 'https://kiosque.example',
    items,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(feed));
  try {
    const source = await openFeed({
      name: 'feed.json',
      open: async function* open() {
        yield bytes;
      },
    });
    await writeSource(source, {
      into,
      force: false,
      typography: false,
      category: 'Articles',
      isRemote: true,
      download: () => Promise.reject(new Error('nothing is fetched here')),
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    const files = readdirSync(path.join(into, 'articles'), { recursive: true, encoding: 'utf8' });
    return new Map(
      files
        .filter((file) => file.endsWith('.json'))
        .map((file) => {
          const article = expectArticle(
            JSON.parse(readFileSync(path.join(into, 'articles', file), 'utf8')),
            file,
          );
          return [article.id, article];
        }),
    );
  } finally {
    rmSync(into, { recursive: true });
  }
}

function expectArticle(raw: unknown, file: string): Article {
  const parsed = parseArticle(raw, file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return parsed.value;
}

/** What a reader sees of an article; pictures have another place after they were imported. */
function describeArticle({ body, lead, ...article }: Article): object {
  const { id, headline, standfirst, published, modified, authors, tags, category, language } = article;
  const { blocks } = parseBody(body, {
    file: 'a.json',
    siteUrl: 'https://kiosque.example',
    findPicture: () => ({ stem: 'a', width: 8, height: 5 }),
  });
  const words: unknown = JSON.parse(
    JSON.stringify(blocks, (key: string, value: unknown) =>
      key === 'source' || key === 'width' || key === 'height' ? undefined : value,
    ),
  );
  const { alt, caption, credit } = lead ?? {};
  return {
    id,
    headline,
    standfirst,
    published,
    modified,
    authors,
    tags,
    category,
    language,
    words,
    alt,
    caption,
    credit,
  };
}

it('the sample archive, exported as a JSON Feed and imported, is the same articles', async () => {
  const folder = path.resolve(import.meta.dirname, '../../../../src/content/articles');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  const items = files.map((file) => ({
    ...(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { id: string }),
    url: `https://kiosque.example/article/${path.basename(file, '.json')}`,
  }));

  const imported = await importItems(items);

  expect(imported.size).toBe(51);
  for (const [index, item] of items.entries()) {
    const before = expectArticle(item, files[index] ?? '');
    const after = imported.get(item.id);
    expect(after && describeArticle({ ...after, language: before.language ?? 'fr' })).toEqual(
      describeArticle({ ...before, language: before.language ?? 'fr' }),
    );
  }
});

const anyLine = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

const anyItem = fc.record({
  id: fc.uuid(),
  title: anyLine,
  summary: anyLine,
  content_html: anyLine.map((text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`),
  date_published: fc
    .date({ min: new Date('1995-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  authors: fc
    .uniqueArray(anyLine, { minLength: 1, maxLength: 3 })
    .map((names) => names.map((name) => ({ name }))),
  tags: fc.uniqueArray(anyLine, { maxLength: 4 }),
  language: fc.constantFrom('fr', 'en-GB'),
  _kiosque: fc.record({ category: fc.constantFrom('mobile', 'web') }),
});

it('any articles, exported as a JSON Feed and imported, are the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyItem, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
      async (items) => {
        const imported = await importItems(items);

        for (const item of items) {
          const after = imported.get(item.id);
          expect(after && describeArticle(after)).toEqual(describeArticle(expectArticle(item, 'a.json')));
        }
      },
    ),
    { seed: 6, numRuns: 60 },
  );
});
