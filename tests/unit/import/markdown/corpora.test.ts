import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';

import { openMarkdownFolder } from '../../../../src/import/markdown/open-markdown-folder.ts';
import { readAll } from './make-folder.ts';

const CORPORA = path.resolve(import.meta.dirname, '../../../../../shared/corpora/markdown');

/** Real blogs, which are not part of the project: without them these tests are skipped. */
const BLOGS = [
  // The rest of its 754 files: three pages of sections and a redirection without a word.
  { name: 'rust', articles: 750, files: 754 },
  { name: 'fr-putaindecode', articles: 135, files: 135 },
];

describe.each(BLOGS)('the blog $name', ({ name, articles, files }) => {
  const folder = path.join(CORPORA, name);
  const isAbsent = !existsSync(folder);

  it.skipIf(isAbsent)(
    'gives all its articles with date, author and title, and accounts for every file',
    async () => {
      const { items, left } = await readAll(openMarkdownFolder(folder));

      expect(items).toHaveLength(articles);
      expect(items.length + left.length).toBe(files);
      expect(
        items.filter(
          ({ published, title, authors }) =>
            published === undefined || title === undefined || authors.length === 0,
        ),
      ).toEqual([]);
      expect(items.flatMap(({ notes }) => notes)).toEqual([]);
    },
  );

  it.skipIf(isAbsent)('keeps at least 99.5 % of the words', async () => {
    const { items } = await readAll(openMarkdownFolder(folder));

    const counts = items.map((item) => {
      const wanted = countWords(stripMarkdown(readFileSync(path.join(folder, item.at), 'utf8')));
      const given = countWords(`${item.title ?? ''} ${readHtml(item.html)}`);
      const all = [...wanted.values()].reduce((sum, count) => sum + count, 0);
      const lost = [...wanted].reduce(
        (sum, [word, count]) => sum + Math.max(0, count - (given.get(word) ?? 0)),
        0,
      );
      return {
        at: item.at,
        all,
        lost,
        words: [...wanted].filter(([word, count]) => count > (given.get(word) ?? 0)).map(([word]) => word),
      };
    });

    const all = counts.reduce((sum, count) => sum + count.all, 0);
    const lost = counts.reduce((sum, count) => sum + count.lost, 0);
    expect(all).toBeGreaterThan(100_000);
    expect(1 - lost / all).toBeGreaterThan(0.995);
    expect(counts.filter((count) => count.lost > 3 && count.lost / count.all > 0.02)).toEqual([]);
  });
});

/** Takes the syntax away with patterns alone, line by line: none of the reader's own code is asked. */
function stripMarkdown(source: string): string {
  const body = source.replace(/^(---|\+\+\+)\n[^]*?\n\1\n/, '');
  let fence = '';
  const lines = body.split('\n').map((line) => {
    const mark = /^[\s>]*(?:[-*+]|\d+\.)?\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = '';
      return mark === '' ? line.replaceAll('<', ' ') : '';
    }
    if (mark !== '') {
      fence = mark;
      return '';
    }
    return line;
  });
  return (
    lines
      .join('\n')
      .replaceAll(/^\s*\[[^\]^][^\]]*\]:\s*\S+/gm, ' ')
      .replaceAll(/<!--[^]*?-->/g, ' ')
      .replaceAll(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, ' ')
      .replaceAll(/\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, ' ')
      .replaceAll(/\]\[[^\]]*\]/g, ' ')
      .replaceAll(/\[\^[^\]]+\]/g, ' ')
      .replaceAll(/<\/?[a-z][a-z0-9-]*(?:\s+[a-z-]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*\s*\/?>/gi, ' ')
      .replaceAll(/&[a-z]+;|&#\d+;|^\s*\d+\.\s/gm, ' ')
      // A letter after a span of code goes on with its word.
      .replaceAll(/[`*]/g, '')
  );
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function readHtml(html: string): string {
  const read = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if ('value' in node) return node.value;
    // Parted, so that two cells of a table are not one word; a letter in bold is.
    const space =
      'tagName' in node && /^(?:a|b|i|em|strong|code|span|s|sup|sub|kbd)$/.test(node.tagName) ? '' : ' ';
    return 'childNodes' in node ? `${space}${node.childNodes.map(read).join('')}${space}` : '';
  };
  return defaultTreeAdapter.getChildNodes(parseFragment(html)).map(read).join('');
}
