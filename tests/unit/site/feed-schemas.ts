import * as v from 'valibot';

/** An element that stands exactly once, and one that may be missing: `readXml` gives lists. */
const one = <const Schema extends v.GenericSchema>(schema: Schema) => v.strictTuple([schema]);
const maybe = <const Schema extends v.GenericSchema>(schema: Schema) => v.exactOptional(one(schema));
const some = <const Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema), v.minLength(1, 'at least one'));
const any = <const Schema extends v.GenericSchema>(schema: Schema) => v.exactOptional(v.array(schema));
const holding = <const Schema extends v.GenericSchema>(schema: Schema) => v.strictObject({ '#text': schema });

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const url = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/));
/** RFC 822 with the year of four digits that RSS prefers. */
const rfc822 = v.pipe(
  v.string(),
  v.regex(
    /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UT|Z|[+-]\d{4})$/,
    'a date as RFC 822 has it',
  ),
  v.check((date) => date.startsWith(new Date(date).toUTCString().slice(0, 3)), 'the weekday of its date'),
);
const rfc3339 = v.pipe(v.string(), v.isoTimestamp());

/** An element of Atom that is a link, wherever it stands. */
const atomLink = v.strictObject({
  '@href': url,
  '@rel': v.exactOptional(v.picklist(['alternate', 'self', 'related', 'enclosure', 'via', 'hub'])),
  '@type': v.exactOptional(v.pipe(v.string(), v.regex(/^\w+\/[\w.+-]+$/))),
  '@hreflang': v.exactOptional(language),
  '@title': v.exactOptional(text),
});

/** RSS 2.0 (rssboard.org/rss-specification), of what a news feed has; any other element is a mistake. */
export const rssSchema = v.strictObject({
  rss: one(
    v.looseObject({
      '@version': v.literal('2.0'),
      channel: one(
        v.strictObject({
          title: one(holding(text)),
          link: one(holding(url)),
          description: one(holding(text)),
          language: maybe(holding(language)),
          copyright: maybe(holding(text)),
          lastBuildDate: maybe(holding(rfc822)),
          docs: maybe(holding(url)),
          generator: maybe(holding(text)),
          'atom:link': some(atomLink),
          item: some(
            v.strictObject({
              title: one(holding(text)),
              link: one(holding(url)),
              guid: one(v.strictObject({ '@isPermaLink': v.picklist(['true', 'false']), '#text': text })),
              pubDate: one(holding(rfc822)),
              description: maybe(holding(text)),
              // “Email address of the author of the item”; a name is for dc:creator.
              author: maybe(
                holding(v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+(?: \(.+\))?$/, 'an email address'))),
              ),
              'dc:creator': any(holding(text)),
              category: any(v.strictObject({ '@domain': v.exactOptional(url), '#text': text })),
            }),
          ),
        }),
      ),
    }),
  ),
});

const atomText = v.strictObject({
  '@type': v.exactOptional(v.picklist(['text', 'html'])),
  '#text': text,
});
const atomPerson = v.strictObject({
  name: one(holding(text)),
  uri: maybe(holding(url)),
  email: maybe(holding(v.pipe(v.string(), v.email()))),
});
const atomCategory = v.strictObject({
  // RFC 4287, 4.2.2: “Category elements MUST have a "term" attribute.”
  '@term': text,
  '@scheme': v.exactOptional(url),
  '@label': v.exactOptional(text),
});
/** RFC 4287, 4.1.1 and 4.1.2: no two alternates of one type and language. */
const atomLinks = v.pipe(
  some(atomLink),
  v.check((links) => {
    const alternates = links
      .filter((link) => (link['@rel'] ?? 'alternate') === 'alternate')
      .map((link) => `${link['@type'] ?? ''} ${link['@hreflang'] ?? ''}`);
    return alternates.length > 0 && new Set(alternates).size === alternates.length;
  }, 'an alternate link, and one of each type'),
);

/** Atom 1.0 (RFC 4287), where every entry has an author of its own; any other element is a mistake. */
export const atomSchema = v.strictObject({
  feed: one(
    v.strictObject({
      '@xmlns': v.literal('http://www.w3.org/2005/Atom'),
      '@xml:lang': v.exactOptional(language),
      id: one(holding(url)),
      title: one(atomText),
      updated: one(holding(rfc3339)),
      subtitle: maybe(atomText),
      rights: maybe(atomText),
      generator: maybe(
        v.strictObject({ '@uri': v.exactOptional(url), '@version': v.exactOptional(text), '#text': text }),
      ),
      link: atomLinks,
      category: any(atomCategory),
      author: any(atomPerson),
      entry: some(
        v.strictObject({
          id: one(holding(url)),
          title: one(atomText),
          updated: one(holding(rfc3339)),
          published: maybe(holding(rfc3339)),
          summary: maybe(atomText),
          rights: maybe(atomText),
          author: some(atomPerson),
          link: atomLinks,
          category: any(atomCategory),
        }),
      ),
    }),
  ),
});

const jsonAuthor = v.pipe(
  v.strictObject({ name: v.exactOptional(text), url: v.exactOptional(url), avatar: v.exactOptional(url) }),
  v.check((author) => Object.keys(author).length > 0, 'an author with a name, a url or an avatar'),
);

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), whole, without extensions of its own. */
export const jsonFeedSchema = v.strictObject({
  version: v.literal('https://jsonfeed.org/version/1.1'),
  title: text,
  home_page_url: v.exactOptional(url),
  // What a reader needs to find the feed again.
  feed_url: url,
  description: v.exactOptional(text),
  user_comment: v.exactOptional(text),
  next_url: v.exactOptional(url),
  icon: v.exactOptional(url),
  favicon: v.exactOptional(url),
  authors: v.exactOptional(v.array(jsonAuthor)),
  language: v.exactOptional(language),
  expired: v.exactOptional(v.boolean()),
  hubs: v.exactOptional(v.array(v.strictObject({ type: text, url }))),
  items: v.array(
    v.pipe(
      v.strictObject({
        id: text,
        url: v.exactOptional(url),
        external_url: v.exactOptional(url),
        title: v.exactOptional(text),
        content_html: v.exactOptional(text),
        content_text: v.exactOptional(text),
        summary: v.exactOptional(text),
        image: v.exactOptional(url),
        banner_image: v.exactOptional(url),
        date_published: v.exactOptional(rfc3339),
        date_modified: v.exactOptional(rfc3339),
        authors: v.exactOptional(v.array(jsonAuthor)),
        tags: v.exactOptional(v.array(text)),
        language: v.exactOptional(language),
        attachments: v.exactOptional(
          v.array(
            v.strictObject({
              url,
              mime_type: text,
              title: v.exactOptional(text),
              size_in_bytes: v.exactOptional(v.number()),
              duration_in_seconds: v.exactOptional(v.number()),
            }),
          ),
        ),
      }),
      v.check(
        (item) => item.content_html !== undefined || item.content_text !== undefined,
        'content as text or as HTML',
      ),
    ),
  ),
});
