import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { QueryObserver, environmentManager } from '@tanstack/react-query';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { keepCopiesOn } from '../../../src/fetch/device.ts';
import { editionNewsQuery } from '../../../src/fetch/edition-news.ts';
import type { EditionPage } from '../../../src/fetch/insert-edition.ts';
import { listQuery } from '../../../src/fetch/list.ts';
import { editionQuery, frontPageQuery } from '../../../src/fetch/queries.ts';
import { editionPath, editionSchema } from '../../../src/model/edition.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import type { Publisher } from '../compile/publisher.ts';
import { makePublisher, readEdition, toHour } from '../compile/publisher.ts';
import { makeClient, serve, serveFiles } from './serve.ts';

const front = { page: 'front' } as const;
const everything = { page: 'all', filter: makeFilter() } as const;
const mobile = { page: 'category', slug: makeSlug('mobile'), filter: makeFilter() } as const;
const security = { page: 'category', slug: makeSlug('securite'), filter: makeFilter() } as const;
const PAGES = [front, everything, mobile, security];

/** A reader who looks at a page while an edition is published: what the page is told then, and what it asked for. */
async function readOn(page: EditionPage, publish: (publisher: Publisher) => void) {
  const publisher = makePublisher(40);
  publisher.publish();
  const { files: former } = readEdition(publisher.out);
  serveFiles(former);
  const client = makeClient();
  const shown =
    page.page === 'front'
      ? await client.query(frontPageQuery(client))
      : await client.query(listQuery(client, page));
  const before = client.getQueryData(editionQuery().queryKey);

  publish(publisher);
  publisher.publish();
  const newer = readEdition(publisher.out);
  const goOnline = () => serveFiles(newer.files);
  const latest = newer.read(editionPath.edition, editionSchema);
  const query = editionNewsQuery(client, page, shown, latest);
  return { client, asked: goOnline(), before, former, goOnline, query };
}

/** What each page is told. */
async function tellAll(publish: (publisher: Publisher) => void): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  for (const page of PAGES) {
    const { client, query } = await readOn(page, publish);
    const news = await client.query(query);
    told.push(news.kind === 'new' ? news.count : news.kind);
  }
  return told;
}

describe('the news of an edition', () => {
  it('are the new articles of the page: all of them, or those of the list', async () => {
    const told = await tellAll(({ write }) => {
      for (const [index, category] of (['mobile', 'securite', 'mobile', 'mobile'] as const).entries())
        write({ id: `new-${index}`, published: toHour(100 + index), category });
    });

    expect(told).toEqual([4, 4, 3, 1]);
  });

  it('count one that comes late to an old place', async () => {
    expect(await tellAll(({ write }) => write({ id: 'late', published: toHour(3.5) }))).toEqual([1, 1, 1, 0]);
  });

  it('are none where a card or a text was corrected', async () => {
    const told = await tellAll(({ write }) => {
      write({ id: 'r-39', headline: 'Un autre titre' });
      write({ id: 'r-3', text: 'Un autre texte.' });
    });

    expect(told).toEqual([0, 0, 0, 0]);
  });

  it('are none where articles left, however many, and one where another one came', async () => {
    const leave = ({ remove }: Publisher) => ['r-39', 'r-38', 'r-3'].forEach((id) => remove(id));

    expect(await tellAll(leave)).toEqual([0, 0, 0, 0]);
    expect(
      await tellAll((publisher) => {
        leave(publisher);
        publisher.write({ id: 'new', published: toHour(100) });
      }),
    ).toEqual([1, 1, 1, 0]);
  });

  it('do not count an article that is under other tags now, which the page shows already', async () => {
    const retag = ({ write }: Publisher) => write({ id: 'r-38', tags: ['Inouï'] });

    expect(await tellAll(retag)).toEqual([0, 0, 0, 0]);
  });

  it('of a section count an article that was put there, and those of the whole archive do not', async () => {
    const move = ({ write }: Publisher) => write({ id: 'r-5', category: 'securite' });

    expect(await tellAll(move)).toEqual([0, 0, 0, 1]);
  });

  it('cannot be counted where articles have other numbers, and nothing is asked for', async () => {
    const { client, asked, query } = await readOn(mobile, ({ folder }) => {
      const site = { title: 'Kiosque', url: 'https://kiosque.example', edition: { cardsPerFile: 2 } };
      writeFileSync(join(folder, 'site.json'), JSON.stringify(site));
    });

    expect(await client.query(query)).toEqual({ kind: 'renumbered' });
    expect(asked).toEqual([]);
  });

  it('change nothing of what is shown', async () => {
    const { client, before, query } = await readOn(mobile, ({ write }) =>
      write({ id: 'new', published: toHour(100) }),
    );
    const [list] = client.getQueriesData({ queryKey: ['list'] });

    await client.query(query);

    expect(client.getQueryData(editionQuery().queryKey)).toBe(before);
    expect(client.getQueriesData({ queryKey: ['list'] })).toEqual([list]);
  });

  it('are not those of a copy: where the network fails they fail too, and are asked for again in a minute', async () => {
    const { client, query, former, goOnline } = await readOn(mobile, ({ write }) =>
      write({ id: 'new', published: toHour(100) }),
    );
    serve(() => {
      throw new TypeError('Failed to fetch');
    });
    keepCopiesOn({
      read: (path) => {
        const text = former.get(path);
        return Promise.resolve(text === undefined ? undefined : { text, keptAt: 1 });
      },
      keep: () => Promise.resolve(),
    });
    onTestFinished(() => keepCopiesOn(undefined));
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    // In Node nothing is asked again by itself.
    environmentManager.setIsServer(() => false);
    onTestFinished(() => environmentManager.setIsServer(() => true));
    const observer = new QueryObserver(client, query);
    onTestFinished(observer.subscribe(() => undefined));

    await vi.advanceTimersByTimeAsync(20_000);
    expect(observer.getCurrentResult().error).toMatchObject({ failure: 'unreachable' });

    goOnline();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(observer.getCurrentResult().data).toEqual({ kind: 'new', count: 1 });
  });
});
