import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { authorsQuery, frontPageQuery } from '../../../src/fetch/queries.ts';
import { vocabularyQuery } from '../../../src/fetch/vocabulary.ts';
import { en } from '../../../src/messages/en.ts';
import { fr } from '../../../src/messages/fr.ts';
import { authorsFileSchema, editionPath, editionSchema, frontSchema } from '../../../src/model/edition.ts';
import { toSlug } from '../../../src/model/slug.ts';
import { AuthorsPage } from '../../../src/views/authors/authors.tsx';
import { FrontPage } from '../../../src/views/front/front.tsx';
import { TagsPage } from '../../../src/views/tags/tags.tsx';
import { makeCompiledArticle, makeEdition, makeEditionInput } from '../../support/make-edition.ts';
import type { Part } from './render.tsx';
import { render } from './render.tsx';

/** Renders a page of an edition of one article, which has these tags and authors. */
function renderPage(page: ReactNode, tags: readonly string[], names: readonly string[], words = fr): Part {
  const { authors } = makeEditionInput();
  const known = authors.filter(({ name }) => names.includes(name));
  const article = makeCompiledArticle({ tags, authors: known.map(({ name }) => name) });
  const { files } = makeEdition(makeEditionInput({ articles: [article], authors: known }));
  const client = new QueryClient();
  const read = (path: string): unknown => JSON.parse(files.get(path) ?? 'null');
  client.setQueryData(frontPageQuery(client).queryKey, {
    edition: v.parse(editionSchema, read(editionPath.edition)),
    front: v.parse(frontSchema, read(editionPath.front)),
  });
  client.setQueryData(authorsQuery().queryKey, v.parse(authorsFileSchema, read(editionPath.authors)));
  client.setQueryData(
    vocabularyQuery(client).queryKey,
    tags.map((name) => ({ slug: toSlug(name), name, count: 1 })),
  );
  return render(<QueryClientProvider client={client}>{page}</QueryClientProvider>, { words });
}

const [AUTHOR = ''] = makeEditionInput().authors.map(({ name }) => name);
const LANGUAGES = [
  ['French', fr],
  ['English', en],
] as const;

describe('an edition without topics', () => {
  it.each(LANGUAGES)('offers none on its front page, in %s', (_language, words) => {
    const front = renderPage(<FrontPage />, [], [], words);

    expect(front.text).not.toContain(words.front.topics);
    expect(front.all('a').filter(({ target }) => target.startsWith('/tags'))).toEqual([]);
  });

  it('offers them as soon as there is one', () => {
    const front = renderPage(<FrontPage />, ['nuit'], []);

    expect(front.all('a').find(({ target }) => target === '/tags')?.text).toBe(fr.front.allTopics(1));
  });

  it.each(LANGUAGES)('has a page of topics that says so, and leads to the articles, in %s', (_, words) => {
    const page = renderPage(<TagsPage />, [], [], words);

    expect(page.one('p').text).toBe(words.tags.status(0));
    expect(page.all('input', 'button', 'ul')).toEqual([]);
    expect(page.one('a')).toMatchObject({ text: words.front.everything, target: '/?sort=newest' });
  });

  it('has its search and its order as soon as there is one', () => {
    expect(renderPage(<TagsPage />, ['nuit'], []).all('input', 'button')).toHaveLength(3);
  });
});

describe('an edition that nobody signs', () => {
  it.each(LANGUAGES)('has a page of bylines that says so, and counts none, in %s', (_, words) => {
    const page = renderPage(<AuthorsPage />, [], [], words);

    expect(page.all('p').map(({ text }) => text)).toEqual([words.authors.empty]);
    expect(page.one('a')).toMatchObject({ text: words.front.everything, target: '/?sort=newest' });
  });

  it('counts them as soon as there is one', () => {
    const page = renderPage(<AuthorsPage />, [], [AUTHOR]);

    expect(page.text).toContain(fr.authors.status(1));
    expect(page.text).not.toContain(fr.authors.empty);
  });
});
