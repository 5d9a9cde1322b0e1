import type { SourceAuthor, SourceSite } from '../source.ts';
import { readElements } from './read-elements.ts';
import { orNothing, readText, toWebAddress } from './read-text.ts';

/** A category as the channel lists it; its parent is named by its slug. */
export type ChannelTerm = {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
  readonly description: string;
};

/** What stands in an export around its items. */
export type Channel = {
  readonly site: SourceSite;
  /** By their logins. */
  readonly authors: ReadonlyMap<string, SourceAuthor>;
  /** Numbers of authors, by their logins. */
  readonly numbers: ReadonlyMap<string, string>;
  /** By their slugs. */
  readonly terms: ReadonlyMap<string, ChannelTerm>;
};

/** Elements that hold fields. */
const GROUPS = new Set(['wp:author', 'wp:category', 'wp:term']);

/** Reads what stands around the items, given in pieces. What is broken there costs itself alone. */
export function openChannel(): { write(text: string): void; end(): Channel } {
  const fields = new Map<string, string>();
  const authors = new Map<string, SourceAuthor>();
  const numbers = new Map<string, string>();
  const terms = new Map<string, ChannelTerm>();
  let group = new Map<string, string>();

  const reader = readElements({
    open(name) {
      if (GROUPS.has(name)) group = new Map();
    },
    close(name, depth, { html }) {
      if (depth === 3 && name === 'wp:author') addAuthor(authors, numbers, group);
      else if (depth === 3 && GROUPS.has(name)) addTerm(terms, group);
      else if (depth === 3 && !fields.has(name)) fields.set(name, readText(html));
      else if (depth === 4) group.set(name, readText(html));
    },
    fail() {
      // The end of the file and stray tags; items are cut out and read by themselves.
    },
  });
  return {
    write: reader.write,
    end() {
      reader.end();
      return { site: readSite(fields), authors, numbers, terms };
    },
  };
}

function readSite(fields: ReadonlyMap<string, string>): SourceSite {
  const title = orNothing(fields.get('title'));
  const tagline = orNothing(fields.get('description'));
  const url = toWebAddress(fields.get('wp:base_blog_url')) ?? toWebAddress(fields.get('link'));
  const language = orNothing(fields.get('language'));
  return {
    ...(title === undefined ? {} : { title }),
    ...(tagline === undefined ? {} : { tagline }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
  };
}

function addAuthor(
  authors: Map<string, SourceAuthor>,
  numbers: Map<string, string>,
  group: ReadonlyMap<string, string>,
): void {
  const get = (name: string) => group.get(`wp:author_${name}`) ?? '';
  const full = `${get('first_name')} ${get('last_name')}`.trim();
  const bio = orNothing(get('description'));
  const name = [get('display_name'), full].find((found) => found !== '') ?? hideMail(get('login'));
  if (name === '') return;
  numbers.set(get('login'), get('id'));
  authors.set(get('login'), { name: hideMail(name), ...(bio === undefined ? {} : { bio }) });
}

/**
 * Some sign with their e-mail address, which is nobody else's business.
 *
 * @example
 * hideMail('jeanne.moulin@journal.example') // => 'jeanne.moulin'
 */
export function hideMail(name: string): string {
  return name.replace(/^([^\s@]+)@[^\s@]+$/, '$1');
}

function addTerm(terms: Map<string, ChannelTerm>, group: ReadonlyMap<string, string>): void {
  const get = (...names: readonly string[]) => names.map((name) => group.get(name) ?? '').find(Boolean) ?? '';
  const taxonomy = group.get('wp:term_taxonomy') ?? 'category';
  const slug = get('wp:category_nicename', 'wp:term_slug');
  const name = get('wp:cat_name', 'wp:term_name') || slug;
  if (taxonomy !== 'category' || slug === '' || terms.has(slug)) return;
  terms.set(slug, {
    id: get('wp:term_id'),
    name,
    parent: get('wp:category_parent', 'wp:term_parent'),
    description: get('wp:category_description', 'wp:term_description'),
  });
}
