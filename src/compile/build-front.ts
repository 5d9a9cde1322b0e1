import type { Card, Edition, FrontFile, FrontTermsFile, Headline, Story } from '../model/edition.ts';
import { TOP_TAGS } from '../model/edition.ts';
import type { StorySize } from '../model/front-page.ts';
import { STORY_PARTS, chooseLayout, chooseSize, chooseSizeBeside } from '../model/front-page.ts';
import { packAliasFiles } from '../model/aliases.ts';
import { compareText } from '../model/fault.ts';
import type { Slug } from '../model/slug.ts';
import type { Archive } from './archive.ts';
import { listNewest, toStamp } from './archive.ts';
import { gatherAliases } from './build-aliases.ts';
import type { CardShelf } from './card-shelf.ts';

/** Stories beside the lead, and in the column of the newest, on the front page. */
const FRONT_SECONDARY = 4;
const FRONT_LATEST = 8;
/** A featured story leads until so many newer ones have appeared. */
const FEATURED_AMONG = 30;

/** Builds the front door: what the whole application needs to know. */
export function buildFrontDoor(archive: Archive): Edition {
  const { title, tagline, language, url, timeZone } = archive.site;
  const { terms, table, dead, late, revised, cardsPerFile } = archive;
  const byNumber = ([a]: readonly [number, number], [b]: readonly [number, number]) => a - b;
  const tags = terms.tags
    .map(({ id, slug, name }) => ({ slug, name, count: archive.tags.count(id) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || compareText(a.slug, b.slug));
  return {
    ...toStamp(archive),
    site: { title, tagline, language, url, timeZone },
    count: archive.living.length,
    next: table.length,
    dead: [...dead].sort((a, b) => a - b),
    late: [...late].sort(byNumber),
    revised: Object.fromEntries([...revised].sort(byNumber)),
    cardsPerFile,
    categories: archive.categories.map(({ slug, label, description }) => {
      const id = terms.findCategory(slug) ?? 0;
      return { id, slug, label, description, count: archive.sections.count(id) };
    }),
    tags: tags.slice(0, TOP_TAGS),
    // All that have a number, in use or not: the dictionary is that long.
    tagCount: terms.tags.length,
    aliases: packAliasFiles(gatherAliases(archive).map(([file]) => file)),
  };
}

/**
 * Builds the front page: the newest featured story among the recent leads (else the newest of all), the newest
 * four stand beside it, and no story above the sections appears again below.
 */
export function buildFront(archive: Archive, shelf: CardShelf): FrontFile {
  const { site, categories, living, table, terms } = archive;
  const recent = living.slice(-FEATURED_AMONG);
  const lead = recent.findLast(table.isFeatured) ?? living.at(-1);
  const others = living
    .slice(-(1 + FRONT_SECONDARY + FRONT_LATEST))
    .reverse()
    .filter((ordinal) => ordinal !== lead)
    .slice(0, FRONT_SECONDARY + FRONT_LATEST);
  const secondary = others.slice(0, FRONT_SECONDARY);
  const above = new Set<number | undefined>([lead, ...secondary]);
  const { sections, stories } = site.home;
  const slugs = sections.length > 0 ? sections : categories.map(({ slug }) => slug);
  return {
    ...toStamp(archive),
    ...(lead === undefined ? {} : { lead: toStory(shelf.get(lead), 'lead') }),
    secondary: secondary.map((ordinal, index) => toStory(shelf.get(ordinal), chooseSizeBeside(index))),
    latest: others.slice(FRONT_SECONDARY).map((ordinal) => toHeadline(shelf.get(ordinal))),
    sections: slugs.map((category, section) => ({
      category,
      stories: listNewest(
        archive,
        archive.sections.list(terms.findCategory(category) ?? 0),
        stories + above.size,
      )
        .filter((ordinal) => !above.has(ordinal))
        .slice(0, stories)
        .map((ordinal, index) => toStory(shelf.get(ordinal), chooseSize(chooseLayout(section), index))),
    })),
  };
}

/** Builds what the stories of the front page are about, and by whom. */
export function buildFrontTerms(archive: Archive, shelf: CardShelf, front: FrontFile): FrontTermsFile {
  const { lead, secondary, latest, sections } = front;
  const shown = [lead ?? [], secondary, latest, sections.flatMap(({ stories }) => stories)].flat();
  const toSlugs = (some: readonly { readonly slug: Slug }[]) => some.map(({ slug }) => slug);
  return {
    ...toStamp(archive),
    stories: [...new Set(shown.map(({ ordinal }) => ordinal))].map((ordinal) => {
      const { slug, tags, authors } = shelf.get(ordinal);
      return { slug, tags: toSlugs(tags), authors: toSlugs(authors) };
    }),
  };
}

/** Every reader's first page carries it: what is not shown stays behind. */
function toStory(card: Card, size: StorySize): Story {
  const { tags: _tags, authors, picture, standfirst, ...story } = card;
  const parts = STORY_PARTS[size];
  return {
    ...story,
    ...(size === 'lead' ? { authors } : {}),
    // Decoration: it says nothing beside the headline.
    ...(parts.picture && picture !== undefined ? { picture: { ...picture, alt: '' } } : {}),
    ...(parts.standfirst && standfirst !== undefined ? { standfirst } : {}),
  };
}

function toHeadline({ ordinal, slug, headline, published, day, language }: Card): Headline {
  return {
    ordinal,
    slug,
    headline,
    published,
    ...(day === undefined ? {} : { day }),
    ...(language === undefined ? {} : { language }),
  };
}
