import type { Found, Source, SourceFile, SourceList } from '../source.ts';
import type { BuiltItem } from './build-item.ts';
import { buildItem, decodeSlug } from './build-item.ts';
import { cutItems } from './cut-items.ts';
import { decodeXml } from './decode-xml.ts';
import type { Library } from './library.ts';
import { collectLibrary } from './library.ts';
import type { RawItem } from './raw-item.ts';
import { readRawItem } from './raw-item.ts';

/** Tells whether a text, by its first few thousand characters, is what WordPress exports. */
export function isWxr(head: string): boolean {
  return (
    /xmlns:wp\s*=\s*["']https?:\/\/wordpress\.org\/export\//i.test(head) ||
    /<wp:wxr_version>|WordPress eXtended RSS/.test(head)
  );
}

/**
 * Opens an export of WordPress of any size. It is read twice: posts lean on pictures, shared blocks and categories
 * that may stand behind them.
 */
export function openWxr(file: SourceFile): Source {
  let library: Promise<Library> | undefined;
  const cut = () => cutItems(decodeXml(file.open()));
  return {
    format: 'WordPress export',
    name: file.name,
    async *read() {
      library ??= collectLibrary(cut());
      yield* readPosts(cut(), await library, file.name);
    },
  };
}

async function* readPosts(
  cuts: ReturnType<typeof cutItems>,
  library: Library,
  name: string,
): AsyncGenerator<Found> {
  yield { kind: 'site', site: library.site };
  for (const author of library.authors) yield { kind: 'author', author };
  for (const category of library.categories) yield { kind: 'category', category };
  for (const list of library.lists) yield { kind: 'list', list };
  const told = new Set<string>();
  let isZoneTold = false;
  for await (const piece of cuts) {
    if (piece.kind === 'around') continue;
    const at = `${name}:${piece.line}`;
    if (piece.kind === 'end') {
      yield { kind: 'left', left: { at, reason: 'unreadable', detail: 'the file ends before </channel>' } };
      continue;
    }
    const raw = readRawItem(piece.text);
    const fault = piece.fault ?? raw.fault;
    const built = buildItem(fault === undefined ? raw : { ...raw, fault }, at, library);
    if (built.kind === 'left') {
      yield built;
      continue;
    }
    yield* listTerms(raw, library, told);
    yield { kind: 'item', item: isZoneTold ? built.item : tellZone(built) };
    isZoneTold ||= built.isZoneUnknown;
  }
}

const TAXONOMIES: ReadonlyMap<string, SourceList['of']> = new Map([
  ['post_tag', 'tag'],
  ['category', 'category'],
]);

/** Says what the tags and categories of a post are called in addresses, each once. */
function* listTerms({ terms }: RawItem, library: Library, told: Set<string>): Generator<Found> {
  for (const { taxonomy, slug, name } of terms) {
    const of = TAXONOMIES.get(taxonomy);
    const key = `${of} ${slug}`;
    if (of === undefined || slug === '' || told.has(key)) continue;
    told.add(key);
    const label = of === 'category' ? library.labelCategory(slug) : undefined;
    yield { kind: 'list', list: { of, name: label ?? (name || slug), slug: decodeSlug(slug) } };
  }
}

/** The first date without its zone speaks for all of them. */
function tellZone({ item, isZoneUnknown }: Extract<BuiltItem, { kind: 'item' }>): typeof item {
  if (!isZoneUnknown) return item;
  const sample = 'dates that say no zone are read as those of Greenwich';
  return { ...item, notes: [...item.notes, { construct: 'wp:post_date', outcome: 'simplified', sample }] };
}
