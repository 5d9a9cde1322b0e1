import type { Card, Edition } from '../model/edition.ts';
import { FORMAT, TOP_TAGS } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import type { Month } from '../model/instant.ts';
import { toMonth } from '../model/instant.ts';
import type { Archive } from './archive.ts';
import { countMembers, gatherAliases } from './archive.ts';

/** Stories beside the lead, and in the column of the newest, on the front page. */
const FRONT_SECONDARY = 4;
const FRONT_LATEST = 8;
/** A featured story leads until so many newer ones have appeared. */
const FEATURED_AMONG = 30;

/** Builds the front door: what the whole application needs to know, and the front page itself. */
export function buildFrontDoor(archive: Archive): Edition {
  const { title, tagline, language, url, timeZone } = archive.site;
  const { numbers } = archive;
  const tags = numbers.tags
    .map(({ slug, name }) => ({ slug, name, count: countMembers(archive, `tag-${slug}`) }))
    .sort((a, b) => b.count - a.count || compareText(a.slug, b.slug));
  return {
    format: FORMAT,
    site: { title, tagline, language, url, timeZone },
    count: archive.cards.length,
    categories: archive.categories.map(({ slug, label, description }) => ({
      id: numbers.categories.get(slug) ?? 0,
      slug,
      label,
      description,
      count: countMembers(archive, `category-${slug}`),
    })),
    authors: archive.authors
      .map(({ slug, name }) => ({
        id: numbers.authors.get(name) ?? 0,
        slug,
        name,
        count: countMembers(archive, `author-${slug}`),
      }))
      .sort((a, b) => compareText(a.slug, b.slug)),
    tags: tags.slice(0, TOP_TAGS),
    tagCount: tags.length,
    aliases: gatherAliases(archive).map(([file]) => file),
    months: listMonths(archive.cards, timeZone),
    front: layOutFront(archive),
  };
}

function listMonths(cards: readonly Card[], timeZone: string): { month: Month; first: number }[] {
  const months: { month: Month; first: number }[] = [];
  for (const { ordinal, published } of cards) {
    const month = toMonth(published, timeZone);
    if (months.at(-1)?.month !== month) months.push({ month, first: ordinal });
  }
  return months;
}

/**
 * Chooses the front page: the newest featured story among the recent leads (else the newest of all), the newest
 * four stand beside it, and no story above the sections appears again below.
 */
function layOutFront({ site, categories, articles, cards, members }: Archive): Edition['front'] {
  const recent = articles.slice(-FEATURED_AMONG);
  const lead = (recent.findLast(({ article }) => article.featured) ?? articles.at(-1))?.card;
  const others = cards
    .slice(-(1 + FRONT_SECONDARY + FRONT_LATEST))
    .reverse()
    .filter((card) => card !== lead)
    .slice(0, FRONT_SECONDARY + FRONT_LATEST);
  const secondary = others.slice(0, FRONT_SECONDARY);
  const above = new Set<Card | undefined>([lead, ...secondary]);
  const { sections, stories } = site.home;
  const slugs = sections.length > 0 ? sections : categories.map(({ slug }) => slug);
  return {
    ...(lead === undefined ? {} : { lead }),
    secondary,
    latest: others.slice(FRONT_SECONDARY),
    sections: slugs.map((category) => ({
      category,
      cards: (members.get(`category-${category}`) ?? [])
        .slice(-(stories + above.size))
        .reverse()
        .flatMap((ordinal) => cards[ordinal] ?? [])
        .filter((card) => !above.has(card))
        .slice(0, stories),
    })),
  };
}
