import path from 'node:path';

import type { Instant } from '../../model/instant.ts';
import { toInstant } from '../../model/instant.ts';
import type { Found, LeftOut, Source, SourceItem, SourceSite } from '../source.ts';
import type { Fields } from './fields.ts';
import { openFields } from './fields.ts';
import type { FolderIndex } from './folder-index.ts';
import { openFolderIndex } from './folder-index.ts';
import { parseData, splitFrontMatter } from './front-matter.ts';
import { findDates, isAboutFolder, judgeFile } from './judge-file.ts';
import { HTML, LARGEST_PAGE, MARKDOWN, judgeKind, mayBeArticle } from './judge-kind.ts';
import { readPath } from './path-facts.ts';
import type { People } from './people.ts';
import { PEOPLE_FILE, findAuthors, readPeople } from './people.ts';
import { findPermalinks } from './permalinks.ts';
import { findImage, findLabels, findWords } from './read-item.ts';
import { readText } from './read-text.ts';
import { renderHtml, renderMarkdown } from './render-markdown.ts';
import type { SiteFiles } from './site-files.ts';
import { readSiteFiles } from './site-files.ts';
import { walkFolder } from './walk.ts';

/** Tells whether a folder holds articles in Markdown. */
export async function isMarkdownFolder(folder: string): Promise<boolean> {
  for await (const walked of walkFolder(folder, (name) => MARKDOWN.test(name) && !isAboutFolder(name))) {
    if (walked.kind === 'file') return true;
  }
  return false;
}

/**
 * Opens a folder of Markdown with front matter, as Hugo, Jekyll, Astro, Zola, Docusaurus and Eleventy lay it out: the whole
 * project or its content alone. Files come in the order of their paths; what is no article is left out with its reason.
 *
 * @param now what is dated later is scheduled
 */
export function openMarkdownFolder(folder: string, now: Instant = toInstant(Date.now())): Source {
  return { format: 'Markdown', name: folder, read: () => readFolder(folder, now) };
}

/** What files of a folder say of others. */
type Context = {
  readonly folder: string;
  readonly now: Instant;
  readonly site: SiteFiles;
  readonly people: People;
  /** The titles of sections, by folder. */
  readonly sections: ReadonlyMap<string, string>;
  readonly index: FolderIndex;
};

async function* readFolder(folder: string, now: Instant): AsyncGenerator<Found> {
  const paths: string[] = [];
  const left: LeftOut[] = [];
  for await (const walked of walkFolder(folder, (name) => mayBeArticle(name) || PEOPLE_FILE.test(name))) {
    if (walked.kind === 'left') {
      left.push(walked.left);
      continue;
    }
    const at = walked.path;
    const judgement = PEOPLE_FILE.test(at) ? undefined : await judgeKind(folder, at);
    if (judgement === undefined) paths.push(at);
    else left.push({ at, ...judgement });
  }
  const pages = paths.filter(mayBeArticle);
  const site = await readSiteFiles(folder);
  yield { kind: 'site', site: { ...(await readFrontPage(folder, pages)), ...site.site } };
  const people = await readPeopleFiles(folder, [
    ...paths.filter((at) => PEOPLE_FILE.test(at)),
    '_data/authors.yml',
  ]);
  for (const author of people.values()) yield { kind: 'author', author };
  const { sections, categories } = await readSections(folder, pages);
  yield* categories;
  for (const entry of left) yield { kind: 'left', left: entry };
  const context = {
    folder,
    now,
    site,
    people,
    sections,
    index: openFolderIndex(folder, pages, site.rules),
  };
  for (const at of pages) yield* readPage(at, context);
}

async function readPeopleFiles(folder: string, files: readonly string[]): Promise<People> {
  const people = new Map<string, People extends ReadonlyMap<string, infer Author> ? Author : never>();
  for (const file of new Set(files)) {
    const text = await readText(path.join(folder, file), LARGEST_PAGE);
    const data = text.ok
      ? parseData(text.value, file.endsWith('.toml') ? 'TOML' : file.endsWith('.json') ? 'JSON' : 'YAML')
      : text;
    for (const [key, author] of data.ok ? readPeople(data.value) : []) people.set(key, author);
  }
  return people;
}

async function readSections(
  folder: string,
  pages: readonly string[],
): Promise<{ readonly sections: ReadonlyMap<string, string>; readonly categories: readonly Found[] }> {
  const sections = new Map<string, string>();
  const categories: Found[] = [];
  for (const at of pages.filter((page) => /(?:^|\/)_index\.[^/]+$/.test(page))) {
    const head = await readHead(folder, at);
    if (typeof head === 'string') continue;
    const facts = readPath(at);
    const title = head.fields.text('title');
    const own = path.posix.dirname(at);
    if (title === undefined || own === '.') continue;
    sections.set(own, title);
    const description = head.fields.text('description', 'summary');
    const label = [...facts.folders.map(({ name, path: above }) => sections.get(above) ?? name), title].join(
      ' / ',
    );
    if (description !== undefined) categories.push({ kind: 'category', category: { label, description } });
  }
  return { sections, categories };
}

/** The front page of Hugo and Zola has the name of the site, where their configuration does not. */
async function readFrontPage(folder: string, pages: readonly string[]): Promise<SourceSite> {
  const [at] = pages.filter((page) => /^(?:content\/)?_index\.[^/]+$/.test(page));
  const head = at === undefined ? '' : await readHead(folder, at);
  if (typeof head === 'string') return {};
  const title = head.fields.text('title');
  const tagline = head.fields.text('description');
  return { ...(title === undefined ? {} : { title }), ...(tagline === undefined ? {} : { tagline }) };
}

/** Gives the head and the body of a file, or half a sentence on why it cannot be read. */
async function readHead(
  folder: string,
  at: string,
): Promise<{ readonly fields: Fields; readonly body: string } | string> {
  const text = await readText(path.join(folder, at), LARGEST_PAGE);
  if (!text.ok) return text.reason;
  const parts = splitFrontMatter(text.value);
  return parts.ok ? { fields: openFields(parts.value.data), body: parts.value.body } : parts.reason;
}

async function* readPage(at: string, context: Context): AsyncGenerator<Found> {
  if (isAboutFolder(at)) {
    yield { kind: 'left', left: { at, reason: 'other', detail: 'it is about the folder itself' } };
    return;
  }
  const head = await readHead(context.folder, at);
  if (typeof head === 'string') {
    yield { kind: 'left', left: { at, reason: 'unreadable', detail: head } };
    return;
  }
  const { fields, body } = head;
  const title = fields.text('title');
  const judgement =
    body.trim() === '' && title === undefined
      ? ({ reason: 'empty' } as const)
      : judgeFile(fields, readPath(at), context.now, HTML.test(at));
  if (judgement !== undefined) {
    yield { kind: 'left', left: { at, ...(title === undefined ? {} : { title }), ...judgement } };
    return;
  }
  for (const author of findAuthors(fields, context.people)) {
    if (Object.keys(author).length > 1) yield { kind: 'author', author };
  }
  yield { kind: 'item', item: readArticle(at, fields, body, context) };
}

function readArticle(
  at: string,
  fields: Fields,
  body: string,
  { site, people, sections, index }: Context,
): SourceItem {
  const facts = readPath(at);
  const words = findWords(fields, facts);
  const { published, modified } = findDates(fields, facts);
  const { paths, slug, url } = findPermalinks(fields, facts, at, published, site.rules);
  const render = HTML.test(at) ? renderHtml : renderMarkdown;
  const rendered = render(body, {
    ...(words.title === undefined ? {} : { title: words.title }),
    isMdx: at.toLowerCase().endsWith('.mdx'),
    findPage: (name) => index.findPage(name, at),
    resolve: (address, kind) => index.resolve(address, kind, at),
  });
  const title = words.title ?? rendered.title;
  const standfirst = words.standfirst ?? rendered.standfirst;
  const image = findImage(fields);
  const whole =
    url ?? (site.site?.url === undefined ? undefined : `${site.site.url.replace(/\/$/, '')}${paths[0]}`);
  return {
    at,
    id: at,
    ...(whole === undefined ? {} : { url: whole }),
    aliases: paths,
    slug,
    ...(title === undefined ? {} : { title }),
    ...(standfirst === undefined ? {} : { standfirst }),
    html: rendered.html,
    base: `/${at
      .split('/')
      .slice(0, -1)
      .map((part) => `${encodeURIComponent(part)}/`)
      .join('')}`,
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    authors: findAuthors(fields, people).map(({ name }) => name),
    ...findLabels(fields, facts, sections),
    ...(words.language === undefined ? {} : { language: words.language }),
    ...(image === undefined ? {} : { image: { ...image, src: index.resolve(image.src, 'file', at) } }),
    notes: rendered.notes,
  };
}
