import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunctionArgs } from 'react-router';
import { replace } from 'react-router';

import { EditionError } from '../fetch/fetch-json.ts';
import { LIST_PAGE, cardsOfQuery, listQuery } from '../fetch/list.ts';
import { aliasesQuery, articleQuery, editionQuery } from '../fetch/queries.ts';
import { normalizeAlias } from '../model/edition.ts';
import type { Location } from '../model/location.ts';
import { parseLocation, printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { getCopy } from '../reader/saved.ts';

type Loader = (args: LoaderFunctionArgs) => Promise<null>;

/** Loads a list as far as its first page shows it; the front page where the address is bare. */
export function loadList(client: QueryClient): Loader {
  return async ({ request }) => {
    const location = readLocation(request);
    switch (location.page) {
      case 'all':
      case 'category':
      case 'tag':
      case 'author': {
        const list = await client.query(listQuery(client, location, LIST_PAGE));
        await client.query(cardsOfQuery(client, list.ordinals.slice(0, LIST_PAGE), list.cards));
        return null;
      }
      case 'front':
        await client.query(editionQuery());
        return null;
      default:
        throw notFound(request);
    }
  };
}

/**
 * Loads an article. Where the edition no longer has it, or cannot be reached, the copy of a reader
 * who saved it opens in its place; else an old address of the same form is looked up.
 */
export function loadArticle(client: QueryClient): Loader {
  return async ({ request }) => {
    const location = readLocation(request);
    if (location.page !== 'article') throw notFound(request);
    const query = articleQuery(location.slug);
    try {
      await client.query(query);
    } catch (error) {
      if (!(error instanceof EditionError)) throw error;
      const copy = await findCopy(location.slug);
      if (copy !== undefined) client.setQueryData(query.queryKey, copy);
      else if (error.failure === 'absent') await followAlias(client, request);
      else throw error;
    }
    return null;
  };
}

/** Follows an old permalink to its article; there is nothing else at an address that no page has. */
export function loadOldAddress(client: QueryClient): Loader {
  return async ({ request }) => {
    await followAlias(client, request);
    return null;
  };
}

/** @throws a redirection to the article, or a 404 that keeps the address. */
async function followAlias(client: QueryClient, request: Request): Promise<never> {
  const path = normalizeAlias(toAddress(request.url));
  let slug: Slug | undefined;
  try {
    slug = (await client.query(aliasesQuery(path))).aliases[path];
  } catch (error) {
    if (!(error instanceof EditionError) || error.failure !== 'absent') throw error;
  }
  if (slug === undefined) throw notFound(request);
  // The router takes a thrown response for an answer.
  // oxlint-disable-next-line only-throw-error
  throw replace(printLocation({ page: 'article', slug, fragment: '' }));
}

async function findCopy(slug: Slug) {
  try {
    return await getCopy(printLocation({ page: 'article', slug, fragment: '' }));
  } catch {
    // Without storage there is no copy; the page then says why the article itself did not come.
    return undefined;
  }
}

function notFound(request: Request): EditionError {
  return new EditionError('absent', toAddress(request.url), 'no page has this address');
}

function readLocation(request: Request): Location {
  return parseLocation(toAddress(request.url));
}

/** The address of a request below the site's base, without its origin. */
function toAddress(url: string): string {
  const { pathname, search } = new URL(url);
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  return `${pathname.startsWith(base) ? pathname.slice(base.length) : pathname}${search}`;
}
