import type { QueryClient } from '@tanstack/react-query';

import { hasAliasFile, normalizeAlias, toAliasFile } from '../model/aliases.ts';
import type { Slug } from '../model/slug.ts';
import { EditionError } from './edition-error.ts';
import { aliasesQuery, editionQuery } from './queries.ts';

/**
 * Looks an address that no page has up among the old permalinks, and gives the article that has it now.
 *
 * @throws {EditionError} `absent` when no article ever had this address
 */
export async function findMoved(client: QueryClient, address: string): Promise<Slug> {
  const path = normalizeAlias(address);
  const file = toAliasFile(path);
  const edition = await client.query(editionQuery());
  const aliases = hasAliasFile(edition, file) ? (await client.query(aliasesQuery(file))).aliases : {};
  const slug = Object.hasOwn(aliases, path) ? aliases[path] : undefined;
  if (slug === undefined) throw new EditionError('absent', address, 'no page has this address, and none had');
  return slug;
}
