import { MOST_FOLDERS } from './clean-page.ts';
import { countLines } from './count-lines.ts';
import type { Markup } from './scan-tags.ts';
import { scanTags } from './scan-tags.ts';

/** Where a link stands, as far as the lists around it go. */
type Place = {
  /** The names of the lists, outermost first, `MOST_FOLDERS` at most. */
  readonly folder: readonly string[];
  /** Whether there are more. */
  readonly isTooDeep: boolean;
};

/** A link of a file of bookmarks, with what the file says around it. */
export type Link = Place & {
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly title: string;
  /** What follows it as its description (DD). */
  readonly note: string;
  /** The last heading (H1) above it. */
  readonly heading: string;
};

/** Lists the links of an HTML file whose lists (DL) have their names (H3) in front of them. */
export function* scanLinks(html: string): Generator<Link, void> {
  const lineAt = countLines(html);
  const lists: Place[] = [];
  let heading = '';
  let name = '';
  let link: Link | undefined;

  for (const { tag, text } of scanBounds(html)) {
    if (tag.kind === 'close') {
      if (tag.name === 'dl') lists.pop();
    } else if (tag.name === 'dd') {
      if (link !== undefined) link = { ...link, note: link.note + text };
    } else {
      if (link !== undefined) yield link;
      link = undefined;
      const place = lists.at(-1) ?? { folder: [], isTooDeep: false };
      if (tag.name === 'h1') heading = text;
      if (tag.name === 'dl') lists.push(enter(place, name));
      if (tag.name === 'a') {
        const { attributes } = tag;
        link = { line: lineAt(tag.place), attributes, title: text, note: '', heading, ...place };
      }
      // A name is that of the list which follows it, of which no link is the beginning.
      if (tag.name === 'h3') name = text;
      else if (tag.name !== 'dt') name = '';
    }
  }
  if (link !== undefined) yield link;
}

type Tag = Exclude<Markup, { kind: 'text' }>;

/** The tags at which a text ends; others, such as `<b>` and `<p>`, stand in it. */
const BOUNDS = new Set(['a', 'dd', 'dl', 'dt', 'h1', 'h3', 'li']);

/** Lists the tags at which a text ends, each with the text behind it. */
function* scanBounds(html: string): Generator<{ readonly tag: Tag; readonly text: string }, void> {
  let tag: Tag | undefined;
  let text = '';
  for (const markup of scanTags(html)) {
    if (markup.kind === 'text') {
      text += markup.text;
    } else if (BOUNDS.has(markup.name)) {
      if (tag !== undefined) yield { tag, text };
      tag = markup;
      text = '';
    } else if (markup.name === 'br') {
      text += '\n';
    }
  }
  if (tag !== undefined) yield { tag, text };
}

function enter(place: Place, name: string): Place {
  if (name.trim() === '') return place;
  if (place.folder.length === MOST_FOLDERS) return { ...place, isTooDeep: true };
  return { ...place, folder: [...place.folder, name] };
}
