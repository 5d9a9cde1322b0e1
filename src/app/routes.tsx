import type { QueryClient } from '@tanstack/react-query';
import type { RouteObject } from 'react-router';

import { authorsQuery, editionQuery } from '../fetch/queries.ts';
import { vocabularyQuery } from '../fetch/vocabulary.ts';
import { Waiting } from '../views/parts/faces.tsx';
import { FailurePage } from '../views/shell/failure.tsx';
import { Shell } from '../views/shell/shell.tsx';
import { loadArticle, loadList, loadOldAddress } from './load.ts';

/**
 * The map of the application: each address, what it needs to know, and its view. A loader starts
 * at once and the view's code travels beside it; both are there before the page changes.
 */
export function createRoutes(client: QueryClient): RouteObject[] {
  const list = {
    loader: loadList(client),
    lazy: { Component: async () => (await import('../views/list/list.tsx')).ListPage },
  };
  return [
    {
      id: 'shell',
      Component: Shell,
      children: [
        {
          id: 'page',
          ErrorBoundary: FailurePage,
          HydrateFallback: Waiting,
          children: [
            {
              id: 'home',
              index: true,
              loader: loadList(client),
              lazy: { Component: async () => (await import('./home.tsx')).Home },
            },
            { id: 'category', path: 'category/:slug', ...list },
            { id: 'tag', path: 'tag/:slug', ...list },
            { id: 'author', path: 'author/:slug', ...list },
            {
              id: 'tags',
              path: 'tags',
              loader: () => start(client.query(vocabularyQuery(client))),
              lazy: { Component: async () => (await import('../views/tags/tags.tsx')).TagsPage },
            },
            {
              id: 'authors',
              path: 'authors',
              loader: () => start(client.query(authorsQuery())),
              lazy: { Component: async () => (await import('../views/authors/authors.tsx')).AuthorsPage },
            },
            {
              id: 'article',
              path: 'article/:slug',
              loader: loadArticle(client),
              lazy: { Component: async () => (await import('../views/article/article.tsx')).ArticlePage },
            },
            {
              id: 'saved',
              path: 'saved',
              lazy: { Component: async () => (await import('../views/saved/saved.tsx')).SavedPages },
            },
            { id: 'old-address', path: '*', loader: loadOldAddress(client) },
          ],
        },
      ],
    },
  ];
}

/** Waits for what a page needs; the page itself asks the cache for it again. */
async function start(...needs: readonly Promise<unknown>[]): Promise<null> {
  await Promise.all(needs);
  return null;
}
