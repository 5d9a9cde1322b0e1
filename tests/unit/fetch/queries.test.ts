import { onlineManager } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { editionQuery } from '../../../src/fetch/queries.ts';
import { FORMAT, editionPath } from '../../../src/model/edition.ts';
import { makeEdition } from '../../support/make-edition.ts';
import { makeClient, serve, serveFiles } from './serve.ts';

const { files } = makeEdition();

/** Answers from the edition once so many attempts have got something else. */
function serveAfter(attempts: number, answer: () => Response | Promise<Response>): () => number {
  let asked = 0;
  serve((path) => {
    asked++;
    return asked > attempts ? new Response(files.get(path)) : answer();
  });
  return () => asked;
}

describe('the cache of what was fetched', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  it.each([
    ['the network is away', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the host fails', () => new Response('Oops', { status: 503 })],
  ])('tries twice more while %s, and is glad of the third answer', async (_, answer) => {
    const count = serveAfter(2, answer);
    const edition = makeClient().query(editionQuery());

    await vi.runAllTimersAsync();

    await expect(edition).resolves.toMatchObject({ format: FORMAT, count: 1 });
    expect(count()).toBe(3);
  });

  it.each([
    ['the network is away', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable', 3],
    ['the host fails', () => new Response('Oops', { status: 503 }), 'refused', 3],
    ['there is no such file', () => new Response('Not found', { status: 404 }), 'absent', 1],
    ['the file is no JSON', () => new Response('<!doctype html>'), 'unreadable', 1],
    ['the file is of another version', () => Response.json({ format: FORMAT + 1 }), 'format', 1],
  ] as const)(
    'when %s for good, fails after as many tries as may help',
    async (_, answer, failure, tries) => {
      const count = serveAfter(Number.POSITIVE_INFINITY, answer);
      const edition = makeClient().query(editionQuery());
      const failed = expect(edition).rejects.toMatchObject({ failure });

      await vi.runAllTimersAsync();

      await failed;
      expect(count()).toBe(tries);
    },
  );

  it('asks for a file once, however many parts of a page need it at the same time', async () => {
    const asked = serveFiles(files);
    const client = makeClient();

    await Promise.all([client.query(editionQuery()), client.query(editionQuery())]);

    expect(asked).toEqual([editionPath.edition]);
  });

  it('asks no more for a file that it has, however old: what is shown stays of one edition', async () => {
    const asked = serveFiles(files);
    const client = makeClient();
    await client.query(editionQuery());

    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    await client.query(editionQuery());

    expect(asked).toEqual([editionPath.edition]);
  });

  it('fails, and does not wait for ever, on a device that says that it has no network', async () => {
    onlineManager.setOnline(false);
    onTestFinished(() => onlineManager.setOnline(true));
    serveAfter(Number.POSITIVE_INFINITY, () => Promise.reject(new TypeError('Failed to fetch')));
    const edition = makeClient().query(editionQuery());
    const failed = expect(edition).rejects.toMatchObject({ failure: 'unreachable' });

    await vi.runAllTimersAsync();

    await failed;
  });
});
