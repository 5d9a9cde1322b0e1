import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { printReport } from '../../../../src/import/report/print-report.ts';
import { spoolSource } from '../../../../src/import/spool-source.ts';
import { openRestSite } from '../../../../src/import/wordpress/open-rest-site.ts';
import type { Get } from '../../../../src/import/wordpress/rest-pages.ts';
import { readState } from '../../../../src/import/write/state.ts';
import type { ImportOptions } from '../../../../src/import/write/write-source.ts';
import { writeSource } from '../../../../src/import/write/write-source.ts';

let into: string;

beforeEach(() => {
  into = mkdtempSync(path.join(tmpdir(), 'kiosque-rest-'));
});

afterEach(() => {
  rmSync(into, { recursive: true });
});

const SITE = 'https://journal.example/';

type Post = {
  readonly id: number;
  readonly slug: string;
  readonly date: string;
  readonly modified: string;
  readonly html: string;
  readonly author: number;
  readonly categories: readonly number[];
};

function makePost(id: number, slug: string, overrides: Partial<Post> = {}): Post {
  const date = `2021-03-0${id}T08:00:00`;
  return {
    id,
    slug,
    date,
    modified: date,
    html: `<p>Le texte de ${slug}.</p>`,
    author: 5,
    categories: [3],
    ...overrides,
  };
}

/** A site that answers as WordPress does, and can be changed between two runs. */
class FakeSite {
  posts: Post[] = [makePost(1, 'renard'), makePost(2, 'chouette'), makePost(3, 'loutre', { author: 6 })];
  users = new Map([
    [5, 'Jeanne Moulin'],
    [6, 'Léo Roux'],
  ]);
  categories = new Map([
    [3, 'Monde'],
    [4, 'Sport'],
  ]);
  clock = 'Wed, 10 Mar 2021 12:00:00 GMT';
  size = 100;
  /** Gives the status of an answer that is none. */
  fail: (url: URL) => number | undefined = () => undefined;
  readonly asked: string[] = [];

  readonly get: Get = async (address) => {
    const url = new URL(address);
    this.asked.push(decodeURIComponent(url.pathname + url.search).replace(/&_embed=[^&]*/, ''));
    const failure = this.fail(url);
    const headers = new Headers({ Date: this.clock });
    if (failure !== undefined) return Promise.resolve({ status: failure, headers, text: '' });
    const list = this.#list(url);
    const page = Number(url.searchParams.get('page') ?? 1);
    if (!Array.isArray(list)) return Promise.resolve({ status: 200, headers, text: JSON.stringify(list) });
    headers.set('X-WP-TotalPages', String(Math.max(1, Math.ceil(list.length / this.size))));
    const text = JSON.stringify(list.slice((page - 1) * this.size, page * this.size));
    return Promise.resolve({ status: 200, headers, text });
  };

  /** The questions for posts. */
  listAsked(): readonly string[] {
    return this.asked
      .splice(0)
      .flatMap(
        (address) => /\/posts\?orderby=date&order=asc&?(.*?)&?per_page=\d+&page=1$/.exec(address)?.[1] ?? [],
      );
  }

  #list(url: URL): unknown {
    const get = (name: string) => url.searchParams.get(name);
    const ids = (name: string) => get(name)?.split(',').map(Number);
    if (url.pathname === '/wp-json/') return { name: 'Le Journal', home: SITE, namespaces: ['wp/v2'] };
    if (url.pathname.endsWith('/categories'))
      return [...this.categories].map(([id, name]) => ({ id, name, taxonomy: 'category', parent: 0 }));
    if (url.pathname.endsWith('/users'))
      return [...this.users].flatMap(([id, name]) =>
        ids('include')?.includes(id) === false ? [] : [{ id, name }],
      );
    return this.posts
      .filter(({ modified }) => `${modified}Z` > (get('modified_after') ?? ''))
      .filter(({ date }) => `${date}Z` > (get('after') ?? ''))
      .filter(({ id }) => ids('include')?.includes(id) !== false)
      .filter(({ author }) => ids('author')?.includes(author) !== false)
      .filter(({ categories }) => categories.some((id) => ids('categories')?.includes(id) !== false))
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ html, slug, date, modified, ...post }) => ({
        ...post,
        slug,
        date,
        date_gmt: date,
        modified_gmt: modified,
        guid: { rendered: `${SITE}?p=${post.id}` },
        link: `${SITE}${date.slice(0, 4)}/${slug}/`,
        title: { rendered: slug },
        content: { rendered: html },
        status: 'publish',
        type: 'post',
      }));
  }
}

/** Imports what the site has, as the command does. */
function importSite(site: FakeSite, options: Partial<ImportOptions> = {}) {
  const mark = options.force === true ? undefined : readState(into).ended.get(SITE)?.mark;
  const source = spoolSource(openRestSite(SITE, site.get, mark), path.join(into, 'spool.ndjson'));
  return writeSource(source, {
    into,
    force: false,
    typography: false,
    category: 'Articles',
    isRemote: true,
    download: () => Promise.reject(new Error('nothing is fetched here')),
    signal: new AbortController().signal,
    onProgress: () => {},
    ...options,
  });
}

function readArticle(slug: string): Record<string, unknown> {
  const files = readdirSync(path.join(into, 'articles'), { recursive: true, encoding: 'utf8' });
  const file = files.find((name) => path.basename(name) === `${slug}.json`) ?? '';
  return JSON.parse(readFileSync(path.join(into, 'articles', file), 'utf8')) as Record<string, unknown>;
}

function change(site: FakeSite, id: number, overrides: Partial<Post>): void {
  site.posts = site.posts.map((post) => (post.id === id ? { ...post, ...overrides } : post));
}

const findSince = () => readState(into).ended.get(SITE)?.mark?.since;

describe('a second import of a site', () => {
  it('asks only for what has changed, and says so; what is not named stays as it is', async () => {
    const site = new FakeSite();
    const first = await importSite(site);
    expect(site.listAsked()).toEqual(['']);
    expect(findSince()).toBe('2021-03-03T08:00:00Z');
    change(site, 1, { html: '<p>Corrigé.</p>', modified: '2021-03-08T09:00:00' });
    site.posts.push(makePost(9, 'castor'));
    const before = readArticle('chouette');

    const second = await importSite(site);

    expect(first).not.toHaveProperty('since');
    expect(site.listAsked()).toEqual(['modified_after=2021-03-02T08:00:00Z', 'after=2021-03-02T08:00:00Z']);
    expect(second.outcomes).toMatchObject({ added: 1, updated: 1, unchanged: 1, deleted: 0 });
    expect(second.left).toEqual([]);
    expect(printReport(second)).toContain('Asked only for what changed since 2021-03-02T08:00:00Z');
    expect(readArticle('renard')).toMatchObject({ content_html: '<p>Corrigé.</p>' });
    expect(readArticle('chouette')).toEqual(before);
    expect(readState(into).items.size).toBe(4);
    expect(findSince()).toBe('2021-03-09T08:00:00Z');
  });

  it('asks for everything again when it is told to', async () => {
    const site = new FakeSite();
    await importSite(site);
    site.listAsked();

    const report = await importSite(site, { force: true });

    expect(site.listAsked()).toEqual(['']);
    expect(report.outcomes).toMatchObject({ unchanged: 3 });
  });

  it('finds a post that was scheduled long ago and has come out since', async () => {
    const site = new FakeSite();
    site.posts.push(makePost(5, 'lynx'));
    await importSite(site);
    site.posts.push(makePost(8, 'castor', { modified: '2021-01-01T08:00:00' }));

    expect((await importSite(site)).outcomes).toMatchObject({ added: 1 });
  });

  it('goes no further than the site’s own clock, for what changes while it is read', async () => {
    const site = new FakeSite();
    site.clock = 'Tue, 02 Mar 2021 23:00:00 GMT';

    await importSite(site);

    expect(findSince()).toBe('2021-03-02T23:00:00Z');
  });

  it('keeps the links of a changed article to those that are not named', async () => {
    const site = new FakeSite();
    const html = `<p><a href="${SITE}2021/renard/#fin">A</a> <a href="${SITE}author/leo-roux/">B</a> <a href="${SITE}?p=1">C</a></p>`;
    await importSite(site);
    site.posts.push(makePost(9, 'castor', { html }));

    await importSite(site);

    expect(readArticle('castor')['content_html']).toBe(
      '<p><a href="/article/renard#fin">A</a> <a href="/author/leo-roux">B</a> <a href="/article/renard">C</a></p>',
    );
  });

  it('gives a new article a name that no other has, though the other is not named', async () => {
    const site = new FakeSite();
    await importSite(site);
    site.posts.push(makePost(9, 'renard', { date: '2022-03-09T08:00:00' }));

    const report = await importSite(site);

    expect(report.outcomes).toMatchObject({ added: 1, edited: 0 });
    expect(readArticle('renard')).toMatchObject({ date_published: '2021-03-01T08:00:00Z' });
    expect(readArticle('renard-2')).toMatchObject({ date_published: '2022-03-09T08:00:00Z' });
  });
});

describe('a name that has changed', () => {
  it.each([
    ['an author', 'author=6', (site: FakeSite) => site.users.set(6, 'Léa Roux'), 'loutre', 'Léa Roux'],
    [
      'a category',
      'categories=3',
      (site: FakeSite) => site.categories.set(3, 'Planète'),
      'renard',
      'planete',
    ],
  ])('of %s is taken up by every article that bears it', async (_kind, question, rename, slug, expected) => {
    const site = new FakeSite();
    change(site, 3, { categories: [4] });
    await importSite(site);
    site.listAsked();
    rename(site);

    await importSite(site);

    expect(site.listAsked()).toContain(question);
    expect(JSON.stringify(readArticle(slug))).toContain(expected);
    site.listAsked();
    await importSite(site);
    expect(site.listAsked()).not.toContain(question);
  });

  it('and a category that is gone has everything asked for: its posts are in another one', async () => {
    const site = new FakeSite();
    await importSite(site);
    site.listAsked();
    site.categories.delete(4);

    const report = await importSite(site);

    expect(site.listAsked()).toEqual(['']);
    expect(report).not.toHaveProperty('since');
  });
});

describe('a run that does not come to its end', () => {
  it('leaves no mark, and the next one does the rest', async () => {
    const site = new FakeSite();
    const stopping = new AbortController();
    await importSite(site, {
      signal: stopping.signal,
      onProgress: (done) => {
        if (done === 1) stopping.abort();
      },
    });
    expect(readState(into).ended.size).toBe(0);
    site.listAsked();

    const report = await importSite(site);

    expect(site.listAsked()).toEqual(['']);
    expect(report.outcomes).toMatchObject({ unchanged: 1, added: 2 });
  });

  it('keeps the mark of the run before where that was whole', async () => {
    const site = new FakeSite();
    await importSite(site);
    site.posts.push(makePost(8, 'castor'), makePost(9, 'lynx'));
    const stopping = new AbortController();

    await importSite(site, { signal: stopping.signal, onProgress: () => stopping.abort() });

    expect(findSince()).toBe('2021-03-03T08:00:00Z');
    expect((await importSite(site)).outcomes).toMatchObject({ added: 2 });
  });

  it.each([429, 500, 503])('by the answer %d in the middle leaves no mark', async (status) => {
    const site = new FakeSite();
    site.size = 2;
    site.fail = ({ pathname, searchParams }) =>
      pathname.endsWith('/posts') && searchParams.get('page') !== '1' ? status : undefined;

    const first = await importSite(site);
    const isThere = existsSync(path.join(into, 'articles/monde/loutre.json'));
    site.fail = () => undefined;
    site.listAsked();
    const second = await importSite(site);

    expect(first.outcomes).toMatchObject({ added: 2 });
    expect(first.left.at(0)).toMatchObject({ reason: 'unreadable', detail: `it answered ${status}` });
    expect(isThere).toBe(false);
    expect(site.listAsked()).toEqual(['']);
    expect(second.outcomes).toMatchObject({ added: 1, unchanged: 2 });
  });

  it('by an answer of 429 to a second run asks nothing more, and keeps the mark', async () => {
    const site = new FakeSite();
    await importSite(site);
    change(site, 1, { modified: '2021-03-08T09:00:00' });
    site.fail = ({ searchParams }) => (searchParams.has('modified_after') ? 429 : undefined);
    site.listAsked();

    const report = await importSite(site);

    expect(site.listAsked()).toEqual(['modified_after=2021-03-02T08:00:00Z']);
    expect(report.left).toMatchObject([{ reason: 'unreadable', detail: 'it answered 429' }]);
    expect(findSince()).toBe('2021-03-03T08:00:00Z');
  });

  it('by a picture that may come yet has its article asked for again', async () => {
    const site = new FakeSite();
    change(site, 1, { html: '<p>Un renard.</p><img src="https://img.example/fox.jpg" alt="">' });
    const refuse = () => Promise.reject(new Error('no server of this name'));
    await importSite(site, { isRemote: false, download: refuse });
    site.listAsked();

    await importSite(site, { isRemote: false, download: refuse });

    expect(site.listAsked()).toContain('include=1');
    expect(readState(into).ended.get(SITE)?.mark?.again).toEqual(['1']);
  });
});
