import { expect, it } from 'vitest';

import { holdsPhrase } from '../../../../src/model/search/find-phrase.ts';
import { articleFileSchema, editionPath } from '../../../../src/model/edition.ts';
import { makeCompiledArticle, makeEdition, makeEditionInput } from '../../../support/make-edition.ts';
import { makeSlug } from '../../../support/make-location.ts';

/** An article of one paragraph, as the edition has it. */
function makeFile(headline: string, body: string) {
  const edition = makeEdition(
    makeEditionInput({
      articles: [
        makeCompiledArticle({ id: 'renard', headline }, { body: [{ kind: 'paragraph', runs: [body] }] }),
      ],
    }),
  );
  return edition.read(editionPath.article(makeSlug('renard')), articleFileSchema);
}

const article = makeFile(
  'La fin du Logiciel',
  'Libre à vous : un logiciel\u00a0libre, l’Open-Source et C++.',
);

it.each([
  ['logiciel libre', true, 'accents, case and spaces aside'],
  ['un LOGICIEL libre', true, 'common words count'],
  ['la fin du logiciel', true, 'in the headline'],
  ['open source', true, 'hyphens aside'],
  ['opensource', true, 'joined as well'],
  ['libre logiciel', false, 'in another order'],
  ['logiciels libres', false, 'inflections do not'],
  ['un libre', false, 'with a word between'],
  ['logiciel libre à vous', false, 'from one text into the next'],
  ['', true, 'no word is everywhere'],
])('%j is in the article: %s, %s', (phrase, isThere) => {
  expect(holdsPhrase(article, phrase)).toBe(isThere);
});

const counted = makeFile('Le four', 'On enterra 728\u202f000 cartouches, puis 4 000 consoles.');

it.each([
  ['728 000 cartouches', true, 'a plain space for a narrow one'],
  ['728\u202f000 cartouches', true, 'the narrow one'],
  ['728000 cartouches', true, 'none'],
  ['4\u00a0000 consoles', true, 'another for a plain one'],
  ['28 000 cartouches', false, 'of another number'],
])('%j is where numbers have spaces: %s, %s', (phrase, isThere) => {
  expect(holdsPhrase(counted, phrase)).toBe(isThere);
});
