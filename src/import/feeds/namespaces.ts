/** The namespaces that feeds are made of, by the prefix that they have here; none for those of feeds themselves. */
const SPACES: Readonly<Record<string, string>> = {
  'http://purl.org/rss/1.0': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://backend.userland.com/rss2': '',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://www.w3.org/2007/app': 'app',
  'http://purl.org/atom/app': 'app',
  'http://schemas.google.com/blogger/2018': 'blogger',
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/math/mathml': 'math',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/slash': 'slash',
  'http://purl.org/syndication/thread/1.0': 'thr',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://www.pheedo.com/namespace/pheedo': 'pheedo',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
};

const KNOWN = new Map(Object.entries(SPACES));

/**
 * Gives the prefix by which a namespace is known here, whatever a feed calls it; the namespace itself for an unknown one.
 *
 * @param own the namespace of the feed's root, whose elements have no prefix
 * @example
 * findSpace('http://purl.org/dc/elements/1.1/', '') // => 'dc'
 * findSpace('https://search.yahoo.com/mrss', '')    // => 'media'
 */
export function findSpace(uri: string, own: string): string {
  if (uri === '' || uri === own) return '';
  const known = KNOWN.get(
    uri
      .trim()
      .toLowerCase()
      .replace(/^https:/, 'http:')
      .replace(/[/#]+$/, ''),
  );
  // Of a prefix that nobody declared, the prefix itself stands in place of the namespace.
  return known ?? uri;
}

/** Tells whether elements of a namespace are what bodies are made of. */
export function isMarkupSpace(space: string): boolean {
  return ['', 'html', 'svg', 'math'].includes(space);
}
