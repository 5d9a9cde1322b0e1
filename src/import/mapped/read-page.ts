import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';
import { cleanLine } from '../markdown/fields.ts';
import type { Raw } from './build-item.ts';
import { FIELDS, type Field, type Mapping } from './mapping.ts';
import type { PageElement } from './page-tree.ts';
import { detach, getAttribute, parsePage, printInside, readPageText } from './page-tree.ts';
import type { Selector } from './selector.ts';
import { parseSelector, selectAll } from './selector.ts';

/** Where a plain page has what an article needs. */
const DEFAULTS: { readonly [Name in Field]?: readonly string[] } = {
  title: ['article h1', 'main h1', 'h1', 'meta[property=og:title]@content', 'title'],
  body: ['article', 'main', '[role=main]', 'body'],
  date: [
    'meta[property=article:published_time]@content',
    'time[pubdate]@datetime',
    'article time[datetime]@datetime',
    'time[datetime]@datetime',
    '[itemprop=datePublished]@content',
    'meta[name=date]@content',
    'meta[name=dcterms.date]@content',
    'meta[name=DC.date]@content',
    'article time',
    'time',
  ],
  modified: ['meta[property=article:modified_time]@content', '[itemprop=dateModified]@content'],
  authors: [
    'meta[name=author]@content',
    'meta[property=article:author]@content',
    'a[rel=author]',
    '[itemprop=author]',
  ],
  tags: ['meta[property=article:tag]@content', 'a[rel=tag]', 'meta[name=keywords]@content'],
  category: ['meta[property=article:section]@content'],
  image: ['meta[property=og:image]@content', 'meta[name=twitter:image]@content'],
  imageAlt: ['meta[property=og:image:alt]@content', 'meta[name=twitter:image:alt]@content'],
  standfirst: ['meta[name=description]@content', 'meta[property=og:description]@content'],
  language: ['html@lang'],
  url: ['link[rel=canonical]@href', 'meta[property=og:url]@content'],
};

/** Reads a page of HTML as a mapping says, and as plain pages are where it says nothing. */
export function readPage(source: string, mapping: Mapping): Result<Raw, string> {
  const parsed = parsePage(source);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  for (const selector of mapping.remove.flatMap(open))
    for (const element of selectAll(root, selector)) detach(element);
  const body = findFirst(root, mapping.fields.body ?? DEFAULTS.body ?? []);
  if (body === undefined) return failed('nothing in it is where its body should be');
  const read = (field: Field) => readField(root, mapping.fields[field] ?? DEFAULTS[field] ?? []);
  const values = new Map(FIELDS.map((field) => [field, field === 'body' ? [] : read(field)]));
  dropTitle(body, root, mapping);
  return ok({ values, body: mapping.body === 'html' ? printInside(body) : readPageText(body) });
}

/** Gives all values of the first selector that finds any. */
function readField(root: PageElement, where: readonly string[]): readonly string[] {
  for (const selector of where.flatMap(open)) {
    const values = selectAll(root, selector)
      .map((element) =>
        cleanLine(
          (selector.attribute === undefined
            ? readPageText(element)
            : getAttribute(element, selector.attribute)) ?? '',
        ),
      )
      .filter((text) => text !== undefined);
    if (values.length > 0) return values;
  }
  return [];
}

function findFirst(root: PageElement, where: readonly string[]): PageElement | undefined {
  for (const selector of where.flatMap(open)) {
    const [first] = selectAll(root, selector);
    if (first !== undefined) return first;
  }
  return undefined;
}

/** The headline is not said twice: its element leaves the body. */
function dropTitle(body: PageElement, root: PageElement, mapping: Mapping): void {
  const title = findFirst(root, mapping.fields.title ?? DEFAULTS.title ?? []);
  if (title === undefined || !/^h[1-6]$/.test(title.tagName)) return;
  for (
    let above = title.parentNode;
    above !== null;
    above = 'parentNode' in above ? above.parentNode : null
  ) {
    if (above === body) {
      detach(title);
      return;
    }
  }
}

function open(selector: string): readonly Selector[] {
  const parsed = parseSelector(selector);
  return parsed.ok ? [parsed.value] : [];
}
