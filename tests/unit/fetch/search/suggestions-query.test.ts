import { expect, it } from 'vitest';

import { suggestionsQuery } from '../../../../src/fetch/search/suggestions-query.ts';
import { editionPath } from '../../../../src/model/edition.ts';
import { makeClient, serveFiles } from '../serve.ts';
import { makeSearchEdition } from './make-search-edition.ts';

const { files } = makeSearchEdition();

/** The names that are suggested for a text, topics first. */
async function suggest(text: string, served: ReadonlyMap<string, string> = files) {
  serveFiles(served);
  const client = makeClient();
  const { tags, authors } = await client.query(suggestionsQuery(client, text));
  return [...tags, ...authors].map(({ name }) => name);
}

it.each<[string, readonly string[], string]>([
  ['éner', ['Énergie'], 'a word'],
  ['libre logiciel', ['Logiciel libre'], 'all words, in whatever order'],
  ['choix du logiciel lib', ['Logiciel libre'], 'the last two'],
  ['choix d’une antenne', ['Élie Antenne'], 'the last one'],
  ['logiciel énergie', ['Énergie'], 'the last one alone, not the one before'],
  ['kubernetes él', [], 'two letters after others may become anything'],
  ['logiciel pour', [], 'nor is a common word a name'],
])('for %s suggests %j: %s', async (text, expected) => {
  expect(await suggest(text)).toEqual(expected);
});

it('suggests topics where authors cannot be had', async () => {
  const left = new Map([...files].filter(([path]) => path !== editionPath.authors));

  expect(await suggest('énergie', left)).toEqual(['Énergie']);
});
