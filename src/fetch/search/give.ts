import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';

import type { Filter } from '../../model/filter.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { editionPath } from '../../model/edition.ts';
import { checksum } from '../../model/search/checksum.ts';
import { shardSchema } from '../../model/search/index-file.ts';
import { getCards } from '../cards.ts';
import { EditionError } from '../edition-error.ts';
import { fetchJson } from '../fetch-json.ts';
import { wholeListQuery } from '../list.ts';
import { articleQuery, assertSameEdition, authorsQuery, editionQuery } from '../queries.ts';
import type { Need } from './protocol.ts';
import { readNames } from './read-names.ts';
import { getDeviceArticles } from './device-articles.ts';

/** The worker keeps what it was given. */
const KEPT_MS = 60_000;

/** A shard of the index: the name of its part is that of what it was made of, so it never changes. */
const shardQuery = (numbering: string, part: string, shard: number) => {
  const path = editionPath.shard(part, shard);
  // Looked through before it is kept: what is wrong in a file that never changes would stay wrong.
  const wholeSchema = v.pipe(
    shardSchema,
    v.check(({ words, postings, check }) => checksum(words, postings) === check, 'another checksum'),
    v.check((file) => {
      assertSameEdition(path, numbering, file.numbering);
      return true;
    }),
  );
  return queryOptions({
    queryKey: [SHARD, path],
    queryFn: ({ signal }) => fetchJson(path, wholeSchema, 'sealed', signal),
    gcTime: KEPT_MS,
  });
};

/** What the keys of shards begin with. */
const SHARD = 'shard';

/** Forgets what was given of an index that turned out not to be whole; what it lacked is asked for again. */
export function forgetShards(client: QueryClient): void {
  client.removeQueries({ queryKey: [SHARD] });
}

/**
 * Gets what the worker needs, through the same door as everything of the edition.
 *
 * @throws {EditionError}
 */
export async function give(client: QueryClient, need: Need): Promise<unknown> {
  switch (need.kind) {
    case 'shard':
      return client.query(shardQuery(need.numbering, need.part, need.shard));
    case 'within':
      return need.source === 'index' ? giveWithin(client, need) : giveWithinDevice(need);
    case 'article':
      return need.source === 'index'
        ? giveArticle(client, need.ordinal)
        : (await getDeviceArticles())[need.ordinal];
    default:
      return need satisfies never;
  }
}

type NeedOf<Kind extends Need['kind']> = Extract<Need, { readonly kind: Kind }>;

async function giveWithin(client: QueryClient, { filter }: NeedOf<'within'>): Promise<Uint32Array> {
  const found = await giveList(client, filter);
  if (found.length > 0 || (filter.author ?? filter.category) === undefined) return found;
  const [{ categories }, authors] = await Promise.all([
    client.query(editionQuery()),
    filter.author === undefined ? [] : client.query(authorsQuery()).then((file) => file.authors),
  ]);
  const read = readNames(filter, { authors, categories });
  const isSame = read.author === filter.author && read.category === filter.category;
  return isSame ? found : giveList(client, read);
}

async function giveList(client: QueryClient, filter: Filter): Promise<Uint32Array> {
  const list = await client.query(
    wholeListQuery(client, { page: 'all', filter: { ...EVERYTHING, ...filter } }),
  );
  // The articles on the device have numbers of their own.
  if (list.isOnDeviceOnly === true)
    throw new EditionError('unreachable', 'the rows of a filter', 'the device alone has answered');
  return Uint32Array.from(list.ordinals);
}

async function giveWithinDevice({ filter }: NeedOf<'within'>): Promise<Uint32Array> {
  const [articles, { meetsFilter }] = await Promise.all([
    getDeviceArticles(),
    import('../list-on-device.ts'),
  ]);
  const read = readNames(filter, {
    authors: articles.flatMap(({ card }) => card.authors),
    categories: articles.map(({ card }) => card.category),
  });
  return Uint32Array.from(
    articles.flatMap(({ card }, place) => (meetsFilter({ page: 'all', filter: read }, card) ? [place] : [])),
  );
}

async function giveArticle(client: QueryClient, ordinal: number): Promise<unknown> {
  const edition = await client.query(editionQuery());
  const [card] = await getCards(client, edition, [ordinal], new Map());
  return card && client.query(articleQuery(card.slug));
}
