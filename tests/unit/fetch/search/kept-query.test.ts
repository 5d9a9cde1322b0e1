import { QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { openFindKept } from '../../../../src/fetch/search/find-kept.ts';
import { findKeptWith, keptQuery } from '../../../../src/fetch/search/kept-query.ts';
import { startSearchWorkersWith } from '../../../../src/fetch/search/search-client.ts';
import type { ArticleFile } from '../../../../src/model/edition.ts';
import { makeArticleFile } from '../../../support/make-search-index.ts';
import { makeClient, serve, serveFiles } from '../serve.ts';
import { startDeskWorker } from './desk-worker.ts';
import { makeSearchEdition } from './make-search-edition.ts';

const edition = makeSearchEdition();
let kept: Map<string, ArticleFile>;
let tellChange: () => void;

beforeEach(() => {
  kept = new Map([['/article/cuivre', makeArticleFile({}, ['Les câbles de cuivre.'])]]);
  const copies = {
    listVersions: async () => new Map([...kept.keys()].map((address) => [address, '1'])),
    getArticles: async (addresses: readonly string[]) => addresses.map((address) => kept.get(address)),
  };
  startSearchWorkersWith(() => Promise.resolve(startDeskWorker(copies)));
  const findKept = openFindKept((listener) => {
    tellChange = listener;
  });
  findKeptWith(() => Promise.resolve(findKept));
});

const goOffline = () =>
  serve(() => {
    throw new TypeError('Failed to fetch');
  });

describe('saved articles', () => {
  it('are found by what their copies say, whatever the edition has', async () => {
    serveFiles(edition.files);
    const client = makeClient();

    expect(await client.query(keptQuery(client, 'câble'))).toEqual(new Set(['/article/cuivre']));
    expect(await client.query(keptQuery(client, 'lithium'))).toEqual(new Set());
  });

  it('are found without the network, even where nothing is known of the edition', async () => {
    goOffline();
    const client = makeClient();

    expect(await client.query(keptQuery(client, 'câbles'))).toEqual(new Set(['/article/cuivre']));
  });

  it('are looked for anew when the library changes', async () => {
    serveFiles(edition.files);
    const client = makeClient();
    const observer = new QueryObserver(client, keptQuery(client, 'câble'));
    onTestFinished(observer.subscribe(() => undefined));
    await vi.waitFor(() => expect(observer.getCurrentResult().data?.size).toBe(1));

    kept.set('/article/autre', makeArticleFile({}, ['Un câble.']));
    tellChange();

    await vi.waitFor(() =>
      expect(observer.getCurrentResult().data).toEqual(new Set(['/article/cuivre', '/article/autre'])),
    );
  });

  it('stay while their text goes on, and go with another text', async () => {
    serveFiles(edition.files);
    const client = makeClient();
    const observer = new QueryObserver(client, keptQuery(client, 'câ'));
    onTestFinished(observer.subscribe(() => undefined));
    await client.query(keptQuery(client, 'câble'));
    observer.setOptions(keptQuery(client, 'câble'));

    observer.setOptions(keptQuery(client, 'câbles'));
    expect(observer.getCurrentResult()).toMatchObject({ isPlaceholderData: true, data: { size: 1 } });

    observer.setOptions(keptQuery(client, 'fibre'));
    expect(observer.getCurrentResult().data).toBeUndefined();
  });

  it('are not found where no worker starts, and that is all', async () => {
    serveFiles(edition.files);
    startSearchWorkersWith(() => Promise.reject(new Error('no worker')));
    const client = makeClient();

    await expect(client.query(keptQuery(client, 'câble'))).rejects.toMatchObject({
      name: 'SearchWorkerError',
    });
  });
});
