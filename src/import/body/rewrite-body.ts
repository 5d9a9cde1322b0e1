import type { Note } from '../source.ts';
import { rewriteAccordion } from './accordions.ts';
import { openAddresses } from './addresses.ts';
import { copyElement } from './attributes.ts';
import { readAmpFrame, rewriteFacade } from './facades.ts';
import { flattenMarkup } from './flatten-markup.ts';
import { rewriteFrame } from './frames.ts';
import { rewriteImage } from './images.ts';
import { rewriteLink } from './links.ts';
import { rewriteMedia } from './media.ts';
import { rewriteObject } from './objects.ts';
import { rewriteEmbedFigure, rewritePost } from './posts.ts';
import { rewriteFormula, rewriteScript } from './scripts.ts';
import type { BodyElement, BodyNode } from './tree.ts';
import {
  findAttribute,
  getAttribute,
  hasClass,
  isElement,
  isText,
  makeElement,
  makeText,
  parseNodes,
  printInside,
  readText,
  walkElements,
} from './tree.ts';
import { removeTwins } from './twins.ts';
import { repairTypography } from './typography.ts';
import type { BodyContext, Rewriter, Work } from './work.ts';

export type { BodyContext } from './work.ts';

/** An image of a body, to be found there again by its place among them. */
export type BodyPicture = {
  readonly index: number;
  /** Of the web, `data:`, or a path in the source's folder, percent-encoded, from its first slash. */
  readonly address: string;
  /** Where it is if it is not there, to be tried in order; the last one is what the source wrote. */
  readonly others: readonly string[];
  readonly alt?: string;
  readonly hasAlt: boolean;
  /** As the markup says, in pixels. */
  readonly width?: number;
  readonly height?: number;
};

/** A body as it is imported, but for where its pictures will be; and what of it is not there, or otherwise. */
export type RewrittenBody = {
  readonly html: string;
  readonly pictures: readonly BodyPicture[];
  readonly notes: readonly Note[];
};

/** Markup that is still not the same after so many readings is made of nothing but tricks. */
const MOST_READINGS = 5;

/**
 * Rewrites a body of any origin as markup that the compiler reads without loss: pictures by their original address, links
 * whole or inside Kiosque, embeds as frames. It never throws; what comes out changes no more when it is rewritten again.
 *
 * @example
 * rewriteBody('<img data-src="/a-300x200.jpg" src="spacer.gif">', { base: 'https://fox.example/', findLink })
 * // => { html: '<img src="https://fox.example/a.jpg">', pictures: [{ index: 0, … }], notes: [] }
 */
export function rewriteBody(html: string, context: BodyContext): RewrittenBody {
  const memory: Memory = { others: new Map(), own: new Map(), given: new Set(), notes: [] };
  let current = html;
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const next = readOnce(current, context, memory);
    if (next === undefined) break;
    // Markup that is badly nested is read otherwise once it is printed, and then once more.
    if (next.html === current || isStable(next.html)) return { ...next, notes: memory.notes };
    current = next.html;
  }
  const flat = flattenMarkup(current);
  const note: Note = { construct: 'markup without end', outcome: 'simplified', sample: cutSample(html) };
  const plain = readOnce(flat, context, memory);
  return { html: plain?.html ?? flat, pictures: [], notes: [...memory.notes, note] };
}

/** Tells whether printed markup is read as the tree that it was printed of. */
function isStable(html: string): boolean {
  const nodes = parseNodes(html);
  return nodes !== undefined && printInside(makeElement('body', {}, [...nodes])) === html;
}

/** What one reading leaves to the next. */
type Memory = Pick<Work, 'others' | 'own' | 'given'> & { readonly notes: Note[] };

function readOnce(
  html: string,
  context: BodyContext,
  memory: Memory,
): Pick<RewrittenBody, 'html' | 'pictures'> | undefined {
  const parsed = parseNodes(html);
  if (parsed === undefined) return undefined;
  const work: Work = {
    context,
    addresses: openAddresses(context.base),
    shown: [],
    lost: [],
    others: memory.others,
    quoted: new Set(),
    own: memory.own,
    given: memory.given,
    isUnscripted: false,
    note(construct, outcome, sample) {
      memory.notes.push({
        construct,
        outcome,
        ...(sample === undefined || sample === '' ? {} : { sample: cutSample(sample) }),
      });
    },
    rewrite: rewriteNodes,
  };
  const root = makeElement('body', {}, rewriteNodes(parsed, work));
  removeTwins(work);
  if (context.typography === true) repairTypography(root);
  const pictures = [...walkElements(root)].filter(({ tagName }) => tagName === 'img').map(readPicture(work));
  return { html: printInside(root), pictures };
}

function readPicture({ others }: Work) {
  return (img: BodyElement, index: number): BodyPicture => {
    const address = getAttribute(img, 'src') ?? '';
    const alt = getAttribute(img, 'alt');
    const [width, height] = ['width', 'height'].map((name) => Number(getAttribute(img, name) ?? 0));
    return {
      index,
      address,
      others: others.get(address) ?? [],
      hasAlt: alt !== undefined,
      ...(alt === undefined ? {} : { alt }),
      ...(width ? { width } : {}),
      ...(height ? { height } : {}),
    };
  };
}

function rewriteNodes(nodes: readonly BodyNode[], work: Work): readonly BodyNode[] {
  return nodes.flatMap((node) => {
    if (isText(node)) return makeText(node.value);
    return isElement(node) ? rewriteElement(node, work) : [];
  });
}

/** Each knows the elements that are its own; the first that does decides. */
const REWRITERS: readonly Rewriter[] = [
  rewriteEmbedFigure,
  rewritePost,
  rewriteFacade,
  rewriteFormula,
  rewriteAccordion,
  rewriteMedia,
  rewriteImage,
  rewriteFrame,
  rewriteObject,
  rewriteScript,
  rewriteNoscript,
  dropElement,
  rewriteLink,
];

function rewriteElement(element: BodyElement, work: Work): readonly BodyNode[] {
  for (const rewriter of REWRITERS) {
    const nodes = rewriter(element, work);
    if (nodes !== undefined) return nodes;
  }
  return copy(element, work);
}

const RENAMED: ReadonlyMap<string, string> = new Map([
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['plaintext', 'pre'],
  ['form', 'div'],
]);

/** A slip of the pen such as `<scr<b>` makes an element with that name. */
const NAME = /^[a-z][a-z\d-]*$/;

function copy(element: BodyElement, work: Work): readonly BodyNode[] {
  const children = work.rewrite(element.childNodes, work);
  if (!NAME.test(element.tagName)) {
    work.note('element with an impossible name', 'simplified', element.tagName);
    return children;
  }
  const ampFrame = readAmpFrame(element);
  if (ampFrame !== undefined) return [makeElement('div', { class: ampFrame || undefined }, children)];
  const name = RENAMED.get(element.tagName) ?? element.tagName;
  if (name === 'pre' && !hasClass(element, 'wp-block-verse')) leaveLinks(element, work);
  const cite = name === 'blockquote' ? readCite(element, work) : undefined;
  return [copyElement(element, name, children, cite === undefined ? {} : { cite })];
}

/** Code has no links: where those of an article lead is said. */
function leaveLinks(code: BodyElement, { note }: Work): void {
  for (const { tagName, attrs } of walkElements(code)) {
    const href = attrs.find(({ name }) => name === 'href')?.value ?? '';
    if (tagName === 'a' && /^(?:https?:)?\/\//i.test(href))
      note('link in preformatted text', 'simplified', href);
  }
}

function readCite(quote: BodyElement, { addresses }: Work): string | undefined {
  const cite = addresses.resolve(getAttribute(quote, 'cite') ?? '');
  return cite !== undefined && /^https?:\/\//i.test(cite) ? cite : undefined;
}

/** What a page shows without scripts is what remains of it; a call to switch them on is not. */
function rewriteNoscript(element: BodyElement, work: Work): readonly BodyNode[] | undefined {
  if (element.tagName !== 'noscript') return undefined;
  const inside = element.childNodes.filter(isElement).flatMap((child) => [...walkElements(child)]);
  if (!inside.some(({ tagName }) => /^(?:a|img|picture|iframe|video|audio|object|embed)$/.test(tagName))) {
    const text = readText(element.childNodes);
    if (text !== '') work.note('<noscript>', 'refused', text);
    return [];
  }
  return work.rewrite(element.childNodes, { ...work, isUnscripted: true });
}

/** Elements that no article can show; the compiler would leave them out as well. */
const DROPPED: ReadonlySet<string> = new Set(
  `
  applet base button canvas datalist frame frameset head input link meta noembed noframes optgroup option select style
  svg template textarea title amp-ad amp-analytics amp-pixel amp-auto-ads amp-consent amp-social-share amp-sidebar
`
    .trim()
    .split(/\s+/),
);

const SILENT: ReadonlySet<string> = new Set(['area', 'param', 'source', 'track']);

function dropElement(element: BodyElement, work: Work): readonly BodyNode[] | undefined {
  if (SILENT.has(element.tagName)) return [];
  if (!DROPPED.has(element.tagName)) return undefined;
  const sample =
    readText(element.childNodes) || findAttribute(element, 'aria-label', 'value', 'placeholder', 'href');
  work.note(`<${element.tagName}>`, 'refused', sample);
  return [];
}

/** A sample fits on a line. */
const SAMPLE_LENGTH = 100;

function cutSample(sample: string): string {
  const line = sample.slice(0, 1000).toWellFormed().replaceAll(/\s+/g, ' ').trim();
  return line.length <= SAMPLE_LENGTH ? line : `${line.slice(0, SAMPLE_LENGTH - 1).toWellFormed()}…`;
}
