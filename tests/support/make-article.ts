import type { Article, Author, Category, Site } from '../../src/model/article.ts';
import { CARDS_PER_FILE } from '../../src/model/edition.ts';
import type { Instant } from '../../src/model/instant.ts';
import { parseInstant } from '../../src/model/instant.ts';
import { parseArticle } from '../../src/model/parse-article.ts';
import { toSlug } from '../../src/model/slug.ts';

/** A text as an instant; it must name one. */
export function makeInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`No instant: ${text}`);
  return instant;
}

/** A JSON Feed item as a publisher writes one, by default sound. */
export function makeItem(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'le-renard',
    title: 'Le renard',
    content_html: '<p>Un renard passe.</p>',
    date_published: '2021-03-12T16:04:00+01:00',
    authors: [{ name: 'Yohann Poiron' }],
    tags: ['Xiaomi'],
    _kiosque: { category: 'mobile' },
    ...overrides,
  };
}

/** An article, by default published and sound; its slug follows from its id. */
export function makeArticle(overrides: Partial<Article> = {}): Article {
  const id = overrides.id ?? 'le-renard';
  const parsed = parseArticle(makeItem({ id }), `articles/${toSlug(id)}.json`);
  if (!parsed.ok) throw new Error('The item of the builder has faults.');
  return { ...parsed.value, ...overrides };
}

/** Somebody who signs articles. */
export function makeAuthor(name = 'Yohann Poiron', overrides: Partial<Author> = {}): Author {
  return { slug: toSlug(name), name, bio: `La vie de ${name}.`, ...overrides };
}

/** A section of the site. */
export function makeCategory(label = 'Mobile', overrides: Partial<Category> = {}): Category {
  return { slug: toSlug(label), label, description: `Tout sur ${label}.`, ...overrides };
}

/** A site whose front page shows all categories. */
export function makeSite(overrides: Partial<Site> = {}): Site {
  return {
    title: 'Kiosque',
    tagline: 'La technologie, posément',
    language: 'fr',
    url: 'https://kiosque.example',
    timeZone: 'Europe/Paris',
    prerender: 'all',
    home: { sections: [], stories: 5 },
    edition: { cardsPerFile: CARDS_PER_FILE },
    ...overrides,
  };
}
