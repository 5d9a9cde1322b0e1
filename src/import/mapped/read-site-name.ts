import { toLine } from '../markdown/fields.ts';
import { getAttribute, parsePage } from './page-tree.ts';
import { parseSelector, selectAll } from './selector.ts';

const NAMES = ['meta[property=og:site_name]@content', 'meta[name=application-name]@content'];

/** Reads what a page says of the name of its site. */
export function readSiteName(source: string): string | undefined {
  const page = parsePage(source);
  if (!page.ok) return undefined;
  return NAMES.map((name) => {
    const selector = parseSelector(name);
    const [meta] = selector.ok ? selectAll(page.value, selector.value) : [];
    return meta === undefined ? undefined : toLine(getAttribute(meta, 'content'));
  }).find((name) => name !== undefined);
}
