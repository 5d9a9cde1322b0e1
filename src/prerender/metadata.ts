import * as v from 'valibot';

import { articleFileSchema, authorSchema, termHeadSchema } from '../model/edition.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import type { Picture } from '../model/picture.ts';
import { getRenditionWidths, printRenditionPath } from '../model/rendition.ts';
import { FEEDS, toFeedFolder } from './feeds.ts';
import { printElement, printJson } from './markup.ts';
import type { SiteFacts } from './site-facts.ts';
import { toArticle, toList, toUrl } from './site-facts.ts';

/** Gives a file of the edition, parsed from JSON; undefined where there is none. */
type Read = (path: string) => unknown;

/**
 * Says what a page is to those who do not read it: previews (Open Graph, Twitter), search engines
 * (schema.org in JSON-LD) and feed readers. Its title, description and canonical address are its own already.
 */
export function printMetadata(site: SiteFacts, location: Location, read: Read): string {
  const about = describePage(site, location, read);
  return [
    ...printPreview(site, location, about),
    ...printFeedLinks(site, location),
    ...printData(about),
  ].join('');
}

type About = {
  readonly type?: 'article' | 'profile';
  readonly picture?: Picture;
  readonly properties?: Readonly<Record<string, string>>;
  readonly data?: readonly object[];
};

function describePage(site: SiteFacts, location: Location, read: Read): About {
  if (location.page === 'article') return describeArticle(site, location.slug, read);
  return location.page === 'author' ? describeAuthor(site, location.slug, read) : {};
}

function describeArticle(site: SiteFacts, slug: string, read: Read): About {
  const { card, modified, authors } = v.parse(articleFileSchema, read(`edition/articles/${slug}.json`));
  const address = toUrl(site, toArticle(card.slug));
  const section = toUrl(site, toList('category', card.category.slug));
  const people = authors.map((author) => describePerson(site, author));
  const image = card.picture === undefined ? undefined : toImageUrl(site, card.picture);
  return {
    type: 'article',
    ...(card.picture === undefined ? {} : { picture: card.picture }),
    properties: {
      'article:published_time': card.published,
      ...(modified === undefined ? {} : { 'article:modified_time': modified }),
      'article:section': card.category.label,
    },
    data: [
      {
        '@type': 'NewsArticle',
        headline: card.headline,
        ...(card.standfirst === undefined ? {} : { description: card.standfirst }),
        datePublished: card.published,
        dateModified: modified ?? card.published,
        ...(image === undefined ? {} : { image: [image] }),
        author: people,
        publisher: { '@type': 'Organization', name: site.title, url: site.url },
        articleSection: card.category.label,
        keywords: card.tags.map(({ name }) => name),
        inLanguage: card.language ?? site.language,
        isAccessibleForFree: true,
        mainEntityOfPage: address,
        url: address,
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { name: site.title, item: toUrl(site, { page: 'front' }) },
          { name: card.category.label, item: section },
          { name: card.headline, item: address },
        ].map((crumb, index) => ({ '@type': 'ListItem', position: index + 1, ...crumb })),
      },
    ],
  };
}

function describeAuthor(site: SiteFacts, slug: string, read: Read): About {
  const { author } = v.parse(termHeadSchema, read(`edition/terms/author-${slug}.json`));
  if (author === undefined) return {};
  return {
    type: 'profile',
    ...(author.avatar === undefined ? {} : { picture: author.avatar }),
    data: [
      { '@type': 'ProfilePage', mainEntity: { ...describePerson(site, author), description: author.bio } },
    ],
  };
}

function describePerson(site: SiteFacts, { slug, name, url }: v.InferOutput<typeof authorSchema>): object {
  return {
    '@type': 'Person',
    name,
    url: toUrl(site, toList('author', slug)),
    ...(url === undefined ? {} : { sameAs: [url] }),
  };
}

/** The largest rendition that every reader of previews knows; a picture of another site is not ours to offer. */
function toImageUrl(site: SiteFacts, { source, width }: Picture): string | undefined {
  if (source.kind === 'remote') return undefined;
  return `${site.url}/${printRenditionPath(source.stem, getRenditionWidths(width).at(-1) ?? width, 'webp')}`;
}

function printPreview(site: SiteFacts, location: Location, about: About): readonly string[] {
  const image = about.picture === undefined ? undefined : toImageUrl(site, about.picture);
  const properties = {
    'og:site_name': site.title,
    'og:type': about.type ?? 'website',
    'og:locale': printLocale(site.language),
    'og:url': toUrl(site, location),
    ...(image === undefined ? {} : { 'og:image': image, 'og:image:alt': about.picture?.alt ?? '' }),
    ...about.properties,
  };
  return [
    ...Object.entries(properties).map(([property, content]) => printElement('meta', { property, content })),
    printElement('meta', {
      name: 'twitter:card',
      content: image === undefined ? 'summary' : 'summary_large_image',
    }),
  ];
}

/** A language with its likeliest country, as Open Graph wants it: `fr` → `fr_FR`. */
function printLocale(tag: string): string {
  const { language, region = '' } = new Intl.Locale(tag).maximize();
  return `${language}_${region}`;
}

function printFeedLinks(site: SiteFacts, location: Location): readonly string[] {
  const own =
    location.page === 'category' || location.page === 'tag' || location.page === 'author'
      ? [printLocation(location)]
      : [];
  return ['', ...own].flatMap((path) =>
    FEEDS.map(({ type, name }) =>
      printElement('link', { rel: 'alternate', type, href: `${site.url}${toFeedFolder(path)}/${name}` }),
    ),
  );
}

function printData({ data = [] }: About): readonly string[] {
  if (data.length === 0) return [];
  const graph = { '@context': 'https://schema.org', '@graph': data };
  return [`<script type="application/ld+json">${printJson(graph)}</script>`];
}
