import type { ArticleFile, Card } from '../../../src/model/edition.ts';
import { FORMAT } from '../../../src/model/edition.ts';
import { parseInstant } from '../../../src/model/instant.ts';
import { toSlug } from '../../../src/model/slug.ts';
import type { Fact } from '../../../src/model/facts.ts';
import type { PageToSave } from '../../../src/reader/saved.ts';
import type { SavedPage } from '../../../src/reader/shelf.ts';

/** Makes the card of an article. */
export function makeCard(overrides: Partial<Card> = {}): Card {
  const published = parseInstant('2026-05-03T08:00:00Z');
  if (published === undefined) throw new Error('the date of makeCard is not an instant');
  return {
    ordinal: 7,
    slug: toSlug('fox'),
    headline: 'Un renard en ville',
    published,
    minutes: 3,
    category: { slug: toSlug('nature'), label: 'Nature' },
    authors: [],
    tags: [],
    ...overrides,
  };
}

/** Makes the file of an article, with one paragraph. */
export function makeArticle(card: Card = makeCard()): ArticleFile {
  return {
    format: FORMAT,
    numbering: '0a1b2c3d',
    card,
    authors: [],
    body: [{ kind: 'paragraph', runs: ['Il passe la nuit.'] }],
  };
}

/** Makes what is saved of an article: its card, no copy yet. */
export function makePage(
  name = 'fox',
  overrides: Partial<Card> = {},
): Extract<PageToSave, { kind: 'article' }> {
  const slug = toSlug(name);
  return { kind: 'article', slug, card: makeCard({ slug, ...overrides }) };
}

/** Makes a saved page as the shelf gives it: just saved, not filed yet. */
export function makeSaved(key: string, overrides: Partial<SavedPage> = {}): SavedPage {
  return {
    key,
    savedAt: 1000,
    page: makePage(),
    isLater: true,
    isFavorite: false,
    labels: [],
    notes: [],
    ...overrides,
  };
}

/** Makes the fact that a page is saved, as a tab stores it. */
export function makeFact(address: string, value: object = {}): Fact & { readonly value: object } {
  return {
    key: `page ${address}`,
    stamp: [1000, 0, 'test'],
    value: { savedAt: 1000, page: makePage(), ...value },
  };
}

/** Makes a record of a saved page as version 1 stored it. */
export function makeFirstRecord(key: string, overrides: object = {}) {
  return { v: 1, key, savedAt: 1000, savedBy: 'test', page: makePage(), ...overrides };
}
