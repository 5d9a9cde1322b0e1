import { readElements } from './read-elements.ts';
import { readText } from './read-text.ts';

/** A category, tag or other term that an item names. */
export type RawTerm = { readonly taxonomy: string; readonly slug: string; readonly name: string };

/** An `<item>` of an export, as it stands there. */
export type RawItem = {
  /** Its fields by their names in the export, `wp:status`; texts of one line, but for bodies. */
  readonly fields: ReadonlyMap<string, string>;
  readonly terms: readonly RawTerm[];
  /** What WordPress and its plugins keep beside a post, as far as it is used here. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly comments: number;
  /** What is wrong with its XML, as half a sentence. */
  readonly fault?: string;
};

/** Fields that are HTML of several lines, and stay as they are. */
const BODIES = new Set(['content:encoded', 'excerpt:encoded']);

const META = new Set([
  '_thumbnail_id',
  '_wp_attachment_image_alt',
  '_wp_old_slug',
  '_yoast_wpseo_primary_category',
  'footnotes',
]);

/** Reads the text of one `<item>`. What is broken is told of; what stands before it is there. */
export function readRawItem(text: string): RawItem {
  const fields = new Map<string, string>();
  const terms: RawTerm[] = [];
  const meta = new Map<string, string[]>();
  let comments = 0;
  let fault: string | undefined;
  let key = '';
  let term = { taxonomy: '', slug: '' };

  const reader = readElements({
    open(name, depth, attributes) {
      if (depth !== 2) return;
      key = '';
      if (name === 'category')
        term = { taxonomy: attributes['domain'] ?? '', slug: attributes['nicename'] ?? '' };
      if (name === 'wp:comment') comments++;
    },
    close(name, depth, found) {
      if (depth === 3 && name === 'wp:meta_key') key = found.raw;
      if (depth === 3 && name === 'wp:meta_value' && META.has(key))
        meta.set(key, [...(meta.get(key) ?? []), found.raw]);
      if (depth !== 2) return;
      if (name === 'category') terms.push({ ...term, name: readText(found.html) });
      else if (!fields.has(name)) fields.set(name, BODIES.has(name) ? found.raw : readText(found.html));
    },
    fail(message) {
      fault ??= message;
    },
  });
  reader.write(text);
  reader.end();
  return { fields, terms, meta, comments, ...(fault === undefined ? {} : { fault }) };
}
