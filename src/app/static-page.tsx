import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { StaticRouter } from 'react-router';

import { lookAtHand } from '../fetch/at-hand.ts';
import { EditionError } from '../fetch/fetch-json.ts';
import { createQueryClient, frameQuery } from '../fetch/queries.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import type { Carried } from './carried.ts';
import { getPage } from './pages.ts';
import { Root } from './root.tsx';

/** A page to be prerendered. */
export type StaticPage = {
  readonly element: ReactNode;
  /** Once it is rendered: what it has to bring along. */
  readonly pack: () => Carried;
};

/** Gives a file of the edition, parsed from JSON; undefined where there is none. */
export type ReadFile = (path: string) => unknown;

/** Answers that a page carries: those that it would need more for than it has room for. */
const ANSWERS = new Set<unknown>(['frame', 'neighbours', 'related']);

/**
 * Opens the page of a location, with everything that it shows. One at a time: where files are read is known to
 * the whole process.
 *
 * @throws {EditionError} `absent` when there is no such page
 */
export async function openStaticPage(location: Location, read: ReadFile): Promise<StaticPage> {
  const address = printLocation(location);
  const client = createQueryClient();
  const files: Record<string, unknown> = {};
  lookAtHand((path) => {
    const file = read(path.replace(/\?.*$/, ''));
    if (file === undefined) throw new EditionError('absent', path, 'not among the files of the edition');
    files[path] = file;
    return file;
  });
  await Promise.all([client.query(frameQuery(client)), getPage(location).prepare(client, location)]);
  const base = import.meta.env.BASE_URL;
  return {
    element: (
      <Root
        client={client}
        route={(app) => (
          <StaticRouter basename={base} location={`${base.replace(/\/$/, '')}${address}`}>
            {app}
          </StaticRouter>
        )}
      />
    ),
    pack: () => ({ address, ...pack(client, files, location.page === 'article') }),
  };
}

/** An article would otherwise bring the front door, and the heads of all its tags. */
function pack(
  client: QueryClient,
  files: Readonly<Record<string, unknown>>,
  isArticle: boolean,
): Pick<Carried, 'files' | 'answers'> {
  const answers = client
    .getQueryCache()
    .getAll()
    .filter(({ queryKey, state }) => ANSWERS.has(queryKey[0]) && state.data !== undefined)
    .map(({ queryKey, state }) => [queryKey, state.data] as const);
  if (!isArticle) return { files, answers };
  const own = Object.entries(files).filter(([path]) => path.startsWith('edition/articles/'));
  return { files: Object.fromEntries(own), answers };
}
