import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { DefaultTreeAdapterTypes } from 'parse5';
import { html, parseFragment } from 'parse5';

import { makeAuthor, makeCategory, makeItem } from './make-article.ts';

/** An article made of what other projects defend themselves against, and what must be seen of it. */
export type HostileArticle = {
  readonly address: string;
  readonly headline: string;
  /** What the body's pictures are said to show. */
  readonly alt: string;
  /** The heading before each hostile text, in order. */
  readonly headings: readonly string[];
};

/** A text of the corpus; without `html` it is a recipe for a long one, which the compiler refuses. */
type Vector = { readonly id: string; readonly html?: string };

const CORPUS = path.resolve(import.meta.dirname, '../../../shared/corpora/xss');

/** What is not HTML in the content format, and must be shown as it is written wherever it stands. */
const LINES = [
  '<script>window.kiosquePlanted = 1</script>',
  '</script><script>alert(1)</script>',
  '</title><img src="//other.example/a.png" onerror="alert(1)">',
  '"><iframe src="https://other.example/"></iframe>',
  "' onmouseover='alert(1)' x='",
  '<!--<script>',
  '--></noscript></template><svg onload=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '</style><style>*{display:none}</style>',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)}',
  'javascript:alert(1)',
  ']]></description> <script xmlns="x">alert(1)</script>',
  'anticonstitutionnellement'.repeat(3),
] as const;

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="9" height="9"/></svg>';

/** Whether the corpus is there: a fresh clone has none. */
export const hasCorpus = existsSync(CORPUS);

/**
 * Writes a content folder whose articles hold every hostile text of the corpus once, with hostile lines for
 * headlines, standfirsts, tags, names and alt texts. Whoever asks removes the folder.
 */
export function makeHostileContent(): { folder: string; articles: readonly HostileArticle[] } {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosque-hostile-'));
  const write = (file: string, value: unknown) =>
    writeFileSync(path.join(folder, file), typeof value === 'string' ? value : JSON.stringify(value));
  mkdirSync(path.join(folder, 'articles'));
  mkdirSync(path.join(folder, 'images'));
  write('images/dessin.svg', DRAWING);
  write('site.json', { title: 'Kiosque', url: 'https://kiosque.example' });
  write('categories.json', [makeCategory('Mobile')]);
  write(
    'authors.json',
    LINES.map((line, index) => makeAuthor(line, { slug: toAuthorSlug(index), bio: pickLine(index + 1) })),
  );
  const articles = groupVectors(readCorpus()).map((vectors, index) => {
    const article = {
      address: `/article/essai-${index + 1}`,
      headline: `${index + 1} ${pickLine(index)}`,
      alt: pickLine(index + 3),
      headings: vectors.map(({ id }) => `Essai ${id}`),
    };
    write(`articles/essai-${index + 1}.json`, makeHostileItem(index, article, vectors));
    return article;
  });
  return { folder, articles };
}

function makeHostileItem(
  index: number,
  { headline, alt, headings }: HostileArticle,
  vectors: readonly Required<Vector>[],
): Record<string, unknown> {
  const picture = `<figure><img src="images/dessin.svg" alt="${escapeAttribute(alt)}"></figure>`;
  const texts = vectors.map((vector, place) => `<h2>${headings[place]}</h2>\n${vector.html}`);
  return makeItem({
    id: `essai-${index + 1}`,
    // Where relative addresses lead: without it, a picture that is not in the content folder is a fault.
    url: `https://renards.example/essai-${index + 1}`,
    title: headline,
    summary: pickLine(index + 1),
    content_html: [picture, ...texts].join('\n'),
    date_published: new Date(Date.UTC(2021, 0, 1 + index)).toISOString(),
    authors: [{ name: pickLine(index + 4) }],
    tags: [pickLine(index + 2), pickLine(index + 5)],
    image: 'images/dessin.svg',
    _kiosque: {
      category: 'mobile',
      image: { alt, caption: pickLine(index + 6), credit: pickLine(index + 7) },
      source: { name: pickLine(index + 8), url: 'https://renards.example/"><script>alert(1)</script>' },
    },
  });
}

function pickLine(index: number): string {
  return LINES[index % LINES.length] ?? '';
}

function toAuthorSlug(index: number): ReturnType<typeof makeAuthor>['slug'] {
  return makeAuthor(`Plume ${index + 1}`).slug;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function readCorpus(): readonly Required<Vector>[] {
  return readdirSync(CORPUS)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => JSON.parse(readFileSync(path.join(CORPUS, file), 'utf8')) as readonly Vector[]) // The corpus has this form: see its README.
    .flatMap((vector) => (vector.html === undefined ? [] : [{ id: vector.id, html: vector.html }]));
}

/** How many texts an article has: few pages open sooner than many. */
const SHARE = 100;

/** What ends a text that swallows everything after it. */
const ENDINGS = [
  '',
  '-->',
  '">',
  "'>",
  '`>',
  '>',
  ...['script', 'style', 'textarea', 'title', 'template', 'select', 'iframe', 'noframes', 'xmp'].map(
    (name) => `</${name}>`,
  ),
] as const;

/**
 * Shares texts out to articles, each with the end tags of what it leaves open, so that the next one is not
 * swallowed. What nothing ends (`<plaintext>`) is the last of its article.
 */
function groupVectors(vectors: readonly Required<Vector>[]): readonly (readonly Required<Vector>[])[] {
  const closed: Required<Vector>[] = [];
  const endless: Required<Vector>[] = [];
  for (const vector of vectors) {
    const text = closeText(vector.html);
    if (text === undefined) endless.push(vector);
    else closed.push({ ...vector, html: text });
  }
  const length = Math.max(endless.length, Math.ceil(closed.length / SHARE));
  return Array.from({ length }, (_, index) => [
    ...closed.slice(index * SHARE, (index + 1) * SHARE),
    ...endless.slice(index, index + 1),
  ]);
}

/** Ends a text so that what follows stands beside it and not in it; some texts let nothing follow. */
function closeText(text: string): string | undefined {
  for (const ending of ENDINGS) {
    const around = findAround(parseFragment(`${text}${ending}\n<h2>${MARK}</h2>`));
    if (around === undefined) continue;
    const closed = `${text}${ending}${around.map((name) => `</${name}>`).join('')}`;
    if (findAround(parseFragment(`${closed}\n<h2>${MARK}</h2>`))?.length === 0) return closed;
  }
  return undefined;
}

const MARK = 'kiosque-mark';

/** The elements around the heading that was added to a text, from the inside. */
function findAround(parent: DefaultTreeAdapterTypes.ParentNode): readonly string[] | undefined {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue;
    const [first] = node.childNodes;
    const isHeading = node.tagName === 'h2' && node.namespaceURI === html.NS.HTML;
    if (isHeading && first !== undefined && 'value' in first && first.value === MARK) return [];
    const around = findAround(node);
    if (around !== undefined) return [...around, node.tagName];
  }
  return undefined;
}
