import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { StaticRouter } from 'react-router';

import { lookAtHand } from '../fetch/at-hand.ts';
import { EditionError } from '../fetch/edition-error.ts';
import { neighboursQuery, relatedQuery } from '../fetch/onward.ts';
import { articleQuery, createQueryClient, frameQuery } from '../fetch/queries.ts';
import { EVERYTHING } from '../model/filter.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { FailurePage } from '../views/shell/failure.tsx';
import { Shell } from '../views/shell/shell.tsx';
import type { Carried } from './carried.ts';
import { getPage } from './pages.ts';
import { Root } from './root.tsx';

/** A page to be prerendered. */
export type StaticPage = {
  readonly element: ReactNode;
  /** All that it shows, and has to bring along: the same of this and of the code makes the same page. */
  readonly carried: Carried;
};

/** Gives a file of the edition, parsed from JSON; undefined where there is none. */
export type ReadFile = (path: string) => unknown;

/** Answers that a page carries: those that it would need more for than it has room for. */
const ANSWERS = new Set<unknown>(['frame', 'neighbours', 'related']);

/**
 * Opens the page of a location, with everything that it shows: what is asked for later fails. One at a time:
 * where files are read is known to the whole process.
 *
 * @throws {EditionError} `absent` when there is no such page
 */
export async function openStaticPage(location: Location, read: ReadFile): Promise<StaticPage> {
  const address = printLocation(location);
  const client = createQueryClient();
  const files = await gatherFiles(read, async () => {
    await Promise.all([client.query(frameQuery(client)), getPage(location).prepare(client, location)]);
    if (location.page === 'article') await prepareOnward(client, location.slug);
  });
  return {
    element: <Root client={client} route={(app) => <Static address={address}>{app}</Static>} />,
    carried: { address, ...pack(client, files, location.page === 'article') },
  };
}

/** The page of an address that has none: for nobody's eyes where the application can find out what belongs there. */
export async function openNotFound(read: ReadFile): Promise<StaticPage> {
  const client = createQueryClient();
  await gatherFiles(read, () => client.query(frameQuery(client)));
  const page = (
    <Shell isPending={false}>
      <FailurePage
        error={new EditionError('absent', '', 'no page has this address')}
        retry={() => undefined}
      />
    </Shell>
  );
  return {
    element: <Root client={client} route={() => <Static address="/404">{page}</Static>} />,
    carried: { address: '', ...pack(client, {}, false) },
  };
}

function Static({ address, children }: { address: string; children: ReactNode }) {
  const base = import.meta.env.BASE_URL;
  return (
    <StaticRouter basename={base} location={`${base.replace(/\/$/, '')}${address}`}>
      {children}
    </StaticRouter>
  );
}

/** Gives the files that are read while something is prepared, by their path with its version. */
async function gatherFiles(
  read: ReadFile,
  prepare: () => Promise<unknown>,
): Promise<Readonly<Record<string, unknown>>> {
  const files: Record<string, unknown> = {};
  lookAtHand((path) => {
    const file = read(path.replace(/\?.*$/, ''));
    if (file === undefined) throw new EditionError('absent', path, 'not among the files of the edition');
    files[path] = file;
    return file;
  });
  await prepare();
  lookAtHand((path) => {
    throw new Error(`${path} · asked for while the page rendered · prepare it in app/static-page.tsx`);
  });
  return files;
}

/** A browser asks for what to read next when the article stands; here it stands at once. */
async function prepareOnward(client: QueryClient, slug: Slug): Promise<void> {
  const { card } = await client.query(articleQuery(slug));
  const archive = { page: 'all', filter: EVERYTHING } as const;
  await Promise.all([
    client.query(neighboursQuery(client, archive, card.ordinal)),
    client.query(relatedQuery(client, card)),
  ]);
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
