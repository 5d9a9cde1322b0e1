import { makeFrame } from './frames.ts';
import { getAttribute, makeElement, makeText, readText, walkElements } from './tree.ts';
import type { Rewriter } from './work.ts';

/** Scripts that write something in their place, and the page that shows the same. */
const WRITERS: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/gist\.github\.com\/([\w-]+\/\w+|\w+)\.js/i, 'https://gist.github.com/$1'],
  [/^https?:\/\/(?:www\.)?asciinema\.org\/a\/(\w+)\.js/i, 'https://asciinema.org/a/$1'],
  [/^https?:\/\/jsfiddle\.net\/([\w/]+?)\/embed\//i, 'https://jsfiddle.net/$1/'],
  [/^https?:\/\/(?:static|secure)\.polldaddy\.com\/p\/(\d+)\.js/i, 'https://poll.fm/$1'],
  [/^https?:\/\/gitlab\.com\/(.+\/)?(-\/)?snippets\/(\d+)\.js/i, 'https://gitlab.com/$1$2snippets/$3'],
  [/^https?:\/\/embed\.bsky\.app\/embed\/(.+)\.js/i, 'https://bsky.app/profile/$1'],
];

/** Scripts that dress up what stands beside them, and stays. */
const DRESSERS =
  /^https?:\/\/(?:platform\.(?:twitter|x|instagram)\.com\/|(?:www\.)?instagram\.com\/embed|www\.tiktok\.com\/embed|embed\.bsky\.app\/static|embed\.(?:reddit|redditmedia)\.com\/|www\.redditstatic\.com\/|s\.imgur\.com\/|connect\.facebook\.net\/|assets\.tumblr\.com\/|(?:\w+\.)?codepen\.io\/|www\.threads\.(?:net|com)\/embed|embedr\.flickr\.com\/|assets\.pinterest\.com\/|player\.vimeo\.com\/api\/|fast\.wistia\.com\/|cdn\.ampproject\.org\/|[^/]+\/embed\.js|[^/]+\/wp-includes\/js\/)/i;

/** Takes a script out: for what it writes there is a frame, for a formula its source, for the rest a note. */
export const rewriteScript: Rewriter = (script, work) => {
  if (script.tagName !== 'script') return undefined;
  const src = work.addresses.resolve(getAttribute(script, 'src') ?? '');
  if (src !== undefined) {
    const writer = WRITERS.find(([pattern]) => pattern.test(src));
    if (writer !== undefined) {
      const [pattern, page] = writer;
      return [makeFrame(src.replace(/[?#].*$/s, '').replace(pattern, page), undefined, work)];
    }
    if (!DRESSERS.test(src)) work.note('<script>', 'refused', src);
    return [];
  }
  const text = script.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  if (/^math\/(?:tex|mml|asciimath)/i.test(getAttribute(script, 'type') ?? '')) {
    work.note('formula', 'simplified', text);
    return [makeElement('code', {}, [makeText(text.trim())])];
  }
  if (text.trim() !== '') work.note('<script>', 'refused', text);
  return [];
};

/** Rewrites a formula as the text that it was written as, where that is known. */
export const rewriteFormula: Rewriter = (element, work) => {
  if (element.tagName !== 'math' && !/\bkatex\b/.test(getAttribute(element, 'class') ?? '')) return undefined;
  const source = findFormula(element);
  if (source === undefined && element.tagName !== 'math') return undefined;
  const text = source ?? readText(element.childNodes);
  if (text === '') return [];
  work.note('formula', 'simplified', text);
  return [makeElement('code', {}, [makeText(text)])];
};

function findFormula(element: Parameters<Rewriter>[0]): string | undefined {
  for (const inner of walkElements(element)) {
    if (inner.tagName === 'annotation') return readText(inner.childNodes);
    const alternative = inner.tagName === 'math' ? getAttribute(inner, 'alttext') : undefined;
    if (alternative !== undefined && alternative !== '') return alternative;
  }
  return undefined;
}
