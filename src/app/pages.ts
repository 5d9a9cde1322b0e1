import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import type { ComponentType, FunctionComponent } from 'react';
import { createElement, lazy, useState } from 'react';

import { openAddressQuery, openArticleQuery } from './open-article.ts';
import { EditionError } from '../fetch/edition-error.ts';
import type { EditionListLocation } from '../fetch/question.ts';
import { authorsQuery, frontPageQuery } from '../fetch/queries.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import { LEAD_SIZES, preloadPicture } from '../views/parts/picture-view.tsx';

type LocationOf<Name extends Location['page']> = Extract<Location, { readonly page: Name }>;

/** A page: what it must know, asked for while its code is on the way, and its view. */
export type Page<Place extends Location = Location> = {
  /** Fetches the code of the view, and tells whether it came; it never fails: the view itself says what did not come. */
  readonly load: () => Promise<boolean>;
  readonly View: ComponentType<{ readonly location: Place }>;
  readonly prepare: (client: QueryClient, location: Place) => Promise<unknown>;
  /** Asks for what comes after the data, where the reader has as good as asked for the page. */
  readonly warm?: (client: QueryClient, location: Place) => void;
  /** The failed face of a filter, which stays on the page; where there is none, the page's as everywhere. */
  readonly FailedFilter?: ComponentType<{
    readonly location: Place;
    readonly error: unknown;
    readonly retry: () => void;
  }>;
};

declare global {
  /** Asks the build that the host has now what to do, when code does not come: see `recover.ts`. */
  var kiosqueStale: (() => Promise<{ readonly isStale: boolean } | undefined>) | undefined;
}

/** Views whose code did not come. */
const failed = new Set<() => void>();

/** Lets the next try of a page ask again for code that did not come. */
export function retryCode(): void {
  for (const restart of failed) restart();
  failed.clear();
}

/**
 * A view whose code comes when it is first shown. Code that does not come is a file that does not come;
 * React would keep that failure for ever, so the next try (`retryCode`) begins with a new promise.
 */
function lazyView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): { readonly View: FunctionComponent<Props>; readonly load: () => Promise<boolean> } {
  let loaded: ComponentType<Props> | undefined;
  const start = () =>
    lazy(async () => {
      try {
        loaded = await load();
        return { default: loaded };
      } catch (error) {
        failed.add(() => {
          current = start();
        });
        // Where it loads the page anew, this one stands until then.
        const answer = await globalThis.kiosqueStale?.();
        const failure = answer?.isStale === true ? 'format' : 'unreachable';
        throw new EditionError(failure, 'the code of a page', String(error));
      }
    });
  let current = start();
  return {
    View: function LazyView(props: Props) {
      // The same for as long as it stands, or what the reader did in it would be lost.
      const [type] = useState<unknown>(() => loaded ?? current);
      return createElement<Props>(type as ComponentType<Props>, props);
    },
    load: async () => {
      loaded ??= await load().catch(() => undefined);
      return loaded !== undefined;
    },
  };
}

/** A page that asks nothing of the edition before it shows. */
const ownPage = <Props extends object>(load: () => Promise<ComponentType<Props>>) => ({
  ...lazyView(load),
  prepare: () => Promise.resolve(),
});

const list = {
  ...lazyView(async () => (await import('../views/list/list.tsx')).ListPage),
  FailedFilter: lazyView(async () => (await import('../views/list/list-failure.tsx')).ListFailure).View,
  prepare: async (client: QueryClient, location: EditionListLocation) => {
    // What lists are made of is no business of the front page and of articles.
    const [{ listQuery }, { openingQuery }] = await Promise.all([
      import('../fetch/list.ts'),
      import('../fetch/section.ts'),
    ]);
    const found = await client.query(listQuery(client, location));
    return client.query(openingQuery(client, location, found, 0));
  },
};

/** The map of the application: every page that an address can name. */
const PAGES: { readonly [Name in Location['page']]: Page<LocationOf<Name>> } = {
  front: {
    ...lazyView(async () => (await import('../views/front/front.tsx')).FrontPage),
    prepare: (client) => client.query(frontPageQuery(client)),
  },
  all: list,
  category: list,
  tag: list,
  author: list,
  tags: {
    ...lazyView(async () => (await import('../views/tags/tags.tsx')).TagsPage),
    prepare: async (client) => {
      const { vocabularyQuery } = await import('../fetch/vocabulary.ts');
      return client.query(vocabularyQuery(client));
    },
  },
  authors: {
    ...lazyView(async () => (await import('../views/authors/authors.tsx')).AuthorsPage),
    prepare: (client) => client.query(authorsQuery()),
  },
  article: {
    ...lazyView(async () => (await import('./article-route.tsx')).ArticleRoute),
    prepare: (client, { slug }) => client.query(openArticleQuery(client, slug)),
    warm: (client, { slug }) => {
      const opened = client.getQueryData(openArticleQuery(client, slug).queryKey);
      if (opened?.kind === 'article' && opened.file.card.picture !== undefined)
        preloadPicture(opened.file.card.picture, LEAD_SIZES);
    },
  },
  saved: ownPage(async () => (await import('./saved-route.tsx')).SavedRoute),
  history: ownPage(async () => (await import('../views/history/history.tsx')).HistoryPage),
  settings: ownPage(async () => (await import('../views/settings/settings.tsx')).SettingsPage),
  search: ownPage(async () => (await import('./search-route.tsx')).SearchRoute),
  share: ownPage(async () => (await import('../views/share/share.tsx')).SharePage),
  unknown: {
    ...lazyView(async () => (await import('./article-route.tsx')).OldAddress),
    prepare: (client, { path }) => client.query(openAddressQuery(client, path)),
  },
};

/** Finds the page of a location. */
export function getPage(location: Location): Page {
  // A location and the page of its name agree; TypeScript cannot follow the pair through the table.
  return PAGES[location.page] as Page;
}

/** A page whose data is at hand is taken for prepared so long; the data itself is kept for longer. */
const PREPARED_MS = 4 * 60_000;

/** Asks for everything that a page opens with, its code too, and settles when it has come, or has failed to. */
export async function prepared(client: QueryClient, location: Location): Promise<void> {
  await client.query(preparedQuery(client, location)).catch(() => undefined);
}

const preparedQuery = (client: QueryClient, location: Location) =>
  queryOptions({
    queryKey: ['prepared', printLocation(location)],
    queryFn: async () => {
      const page = getPage(location);
      await Promise.all([page.load(), page.prepare(client, location)]);
      return true;
    },
    staleTime: 0,
    gcTime: PREPARED_MS,
  });

/** Asks for everything that a page opens with; a failure is met by the page itself. */
export function prepare(client: QueryClient, location: Location): void {
  retryCode();
  void prepared(client, location);
}

/** Asks for a page that is about to be opened, and for its first picture. */
export async function prepareWhole(client: QueryClient, location: Location): Promise<void> {
  retryCode();
  await prepared(client, location);
  getPage(location).warm?.(client, location);
}

/** Fetches the code of articles, which most readers open next. */
export function loadArticles(): void {
  void PAGES.article.load();
}

/** Tells whether a page would open without waiting. */
export function isPrepared(client: QueryClient, location: Location): boolean {
  return client.getQueryData(preparedQuery(client, location).queryKey) === true;
}
