import type { Card, NamedTag, TermHead } from '../../src/model/edition.ts';
import { FORMAT } from '../../src/model/edition.ts';
import { packRows } from '../../src/model/rows.ts';
import { toSlug } from '../../src/model/slug.ts';
import { makeInstant } from './make-article.ts';

/** A tag under its name. */
export function makeTag(name: string): NamedTag {
  return { slug: toSlug(name), name };
}

/** The card of an article, by default the only one, without tags. */
export function makeCard(overrides: Partial<Card> = {}): Card {
  return {
    ordinal: 0,
    slug: toSlug(overrides.headline ?? 'Le renard'),
    headline: 'Le renard',
    published: makeInstant('2021-03-12T15:04:00Z'),
    minutes: 2,
    category: { slug: toSlug('mobile'), label: 'Mobile' },
    authors: [],
    tags: [],
    ...overrides,
  };
}

/** The head of a term that has some cards, newest first. */
export function makeTermHead(overrides: Partial<TermHead> = {}): TermHead {
  const cards = overrides.cards ?? [];
  return {
    format: FORMAT,
    numbering: '0a1b2c3d',
    id: 0,
    name: 'Renards',
    description: '',
    count: cards.length,
    sealed: 0,
    tags: [],
    cards,
    tail: packRows({ ordinals: [], categories: [], authors: [], tags: [] }),
    ...overrides,
  };
}
