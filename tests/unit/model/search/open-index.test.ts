import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { editionPath } from '../../../../src/model/edition.ts';
import { DamageError } from '../../../../src/model/search/bits.ts';
import { openIndexer } from '../../../../src/model/search/index-articles.ts';
import { searchSchema, shardSchema } from '../../../../src/model/search/index-file.ts';
import { openIndex } from '../../../../src/model/search/open-index.ts';
import { search } from '../../../../src/model/search/engine.ts';
import { parseQuery } from '../../../../src/model/search/parse-query.ts';
import { makeRandom } from '../../../support/make-random.ts';
import type { IndexFiles } from '../../../support/make-search-index.ts';
import { makeArticleFiles, makeIndexFiles, openFiles } from '../../../support/make-search-index.ts';

const ARTICLES = makeArticleFiles(makeRandom(31), 40);
const FILES = makeIndexFiles(ARTICLES, { size: 400 });

describe('openIndex', () => {
  it('reads files that the schemas pass', () => {
    expect(v.parse(searchSchema, JSON.parse(JSON.stringify(FILES.file)))).toEqual(FILES.file);
    for (const shard of FILES.shards.values())
      expect(v.parse(shardSchema, JSON.parse(JSON.stringify(shard)))).toEqual(shard);
    expect(editionPath.shard('0a1b', 7)).toBe('edition/search/0a1b/7.json');
  });

  it('refuses a part whose name is a path', () => {
    const base = { ...FILES.file.base, name: '../articles' };
    expect(v.is(searchSchema, { ...FILES.file, base })).toBe(false);
  });

  it('asks for a shard once', async () => {
    const asked: string[] = [];
    const index = openIndex(FILES.file, { next: 40, dead: new Set(), late: new Map() }, (part, k) => {
      asked.push(`${part}/${k}`);
      return Promise.resolve(FILES.shards.get(`${part}/${k}`) ?? Promise.reject(new Error('none')));
    });
    const [base] = index.parts;

    await Promise.all([base?.getShard(1), base?.getShard(1), base?.getShard(0)]);
    await base?.getShard(1);
    expect(asked).toEqual(['base/1', 'base/0']);
  });

  const exchange = (shards: IndexFiles['shards'], changes: object) =>
    new Map([...shards].map(([key, shard]) => [key, { ...shard, ...changes }]));
  it.each([
    ['of another numbering', exchange(FILES.shards, { numbering: 'ffffffff' })],
    ['of another place', exchange(FILES.shards, FILES.shards.get('base/2') ?? {})],
    ['empty', exchange(FILES.shards, { words: '', postings: '' })],
  ])('refuses a shard that is %s', async (_, shards) => {
    const index = openFiles({ ...FILES, shards }, 40);

    await expect(index.parts[0]?.getShard(0)).rejects.toThrow(DamageError);
  });

  it('refuses a directory that is damaged', () => {
    const base = { ...FILES.file.base, starts: FILES.file.base.starts.slice(2) };
    expect(() => openFiles({ ...FILES, file: { ...FILES.file, base } }, 40)).toThrow(DamageError);
  });

  it('lets the newer part answer for what it corrected', () => {
    const files = makeIndexFiles(ARTICLES, { from: 30, revised: [4] });
    const [base, delta] = openFiles(files, 40).parts;

    const owners = [3, 4, 29, 30, 39].map((ordinal) => [base?.has(ordinal), delta?.has(ordinal)]);
    expect(owners).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
});

describe('openIndexer', () => {
  it('finds articles on a device as the index of the edition does', async () => {
    const indexer = openIndexer();
    for (const [ordinal, article] of ARTICLES.entries())
      indexer.add(ordinal, article, article.card.language === 'en' ? 'en' : 'fr');
    const index = indexer.finish();

    for (const text of ['solide', 'rapide numérique', 'selon', 'introuvable']) {
      const query = parseQuery(text, ['fr', 'en']);
      expect(await search(index, query, { isTyping: true })).toEqual(
        await search(openFiles(makeIndexFiles(ARTICLES), 40), query, { isTyping: true }),
      );
    }
  });

  it('finds nothing among no articles', async () => {
    const found = await search(openIndexer().finish(), parseQuery('renard', ['fr']), { isTyping: false });
    expect(found.all).toHaveLength(0);
  });
});
