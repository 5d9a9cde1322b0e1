import { describe, expect, it } from 'vitest';

import { makeFile, makeRss, readFeed, readOnly } from './read-feed.ts';

describe('an item of RSS', () => {
  it('gives everything that it says', async () => {
    const feed = await readFeed(
      makeRss(`<item>
        <title>Un renard à Paris</title><link>https://canard.example/renard</link>
        <guid isPermaLink="false">42</guid><pubDate>Wed, 02 Oct 2002 15:00:00 +0200</pubDate>
        <dc:creator>Ada Wren</dc:creator><dc:creator>Léo Roux</dc:creator>
        <category>Ville</category><category>Animaux</category><category domain="post_tag">renard</category>
        <description>Il traverse la Seine.</description>
        <content:encoded><![CDATA[<p>Un renard a été vu.</p>]]></content:encoded>
        <media:content url="https://canard.example/petit.jpg" type="image/jpeg" width="300"/>
        <media:content url="https://canard.example/grand.jpg" type="image/jpeg" width="900">
          <media:description>Le renard.</media:description><media:credit>AFP</media:credit>
        </media:content>
        <slash:comments>12</slash:comments>
        <itunes:author>Nobody</itunes:author>
      </item>`),
    );

    expect(feed.format).toBe('RSS 2.0');
    expect(feed.sites).toEqual([{ title: 'Le Canard', url: 'https://canard.example/', language: 'fr-FR' }]);
    expect(feed.items).toEqual([
      {
        at: 'feed.xml:6',
        id: '42',
        url: 'https://canard.example/renard',
        base: 'https://canard.example/renard',
        title: 'Un renard à Paris',
        standfirst: 'Il traverse la Seine.',
        html: '<p>Un renard a été vu.</p>',
        published: '2002-10-02T13:00:00Z',
        authors: ['Ada Wren', 'Léo Roux'],
        categories: ['Ville', 'Animaux'],
        tags: ['renard'],
        language: 'fr-FR',
        image: { src: 'https://canard.example/grand.jpg', caption: 'Le renard.', credit: 'AFP' },
        comments: 12,
        notes: [],
      },
    ]);
  });

  it.each([
    ['<title>Q&amp;amp;A</title>', 'Q&amp;A', 'what was escaped twice'],
    [
      '<title>Caf&eacute; &amp; l&#8217;&#xE9;t&eacute;</title>',
      'Café & l’été',
      'names that nobody declared',
    ],
    ['<title><![CDATA[L&#8217;été &amp; co]]></title>', 'L’été & co', 'CDATA, which XML does not decode'],
    ['<title><![CDATA[1 < 2 & 3]]></title>', '1 < 2 & 3', 'what is no entity and no tag'],
    ['<title>&lt;![CDATA[x]]&gt;</title>', '<![CDATA[x]]>', 'a section that is only written about'],
    ['<title>&constructor; &__proto__;</title>', '&constructor; &__proto__;', 'names that are nobody’s'],
    ['<title>&#133; &#x92;</title>', '… ’', 'numbers of Windows-1252'],
    ['<title>« Déjà\u00a0»\n  vu</title>', '« Déjà\u00a0» vu', 'spaces of typography stay'],
    ['<title>A\u0007B\u0001</title>', 'AB', 'control characters'],
    ['<title>R&D : a=1&b=2</title>', 'R&D : a=1&b=2', 'ampersands that nobody escaped'],
  ])('decodes %s once (J13)', async (xml, title, _why) => {
    const item = await readOnly(makeRss(`<item>${xml}<description>x</description></item>`));

    expect(item.title).toBe(title);
  });

  it('leaves tags out of a headline, and notes them', async () => {
    const item = await readOnly(makeRss('<item><title>Un &lt;em&gt;beau&lt;/em&gt; jour</title></item>'));

    expect(item.title).toBe('Un beau jour');
    expect(item.notes).toEqual([{ construct: 'a tag in a headline', outcome: 'simplified', sample: '<em>' }]);
  });

  it.each([
    ['<description>&lt;p&gt;L&amp;#8217;été&lt;/p&gt;</description>', '<p>L&#8217;été</p>', 'escaped HTML'],
    ['<description><![CDATA[<p>L&#8217;été</p>]]></description>', '<p>L&#8217;été</p>', 'HTML in a section'],
    [
      '<description><p>Un <b>beau</b> jour<br/></p></description>',
      '<p>Un <b>beau</b> jour<br></p>',
      'HTML as XML',
    ],
    [
      '<description><![CDATA[<a href="?a=1&b=2&amp;c">x</a>]]></description>',
      '<a href="?a=1&b=2&amp;c">x</a>',
      'ampersands in a section',
    ],
    ['<description>One\ntwo\n\nThree</description>', '<p>One<br>two</p>\n<p>Three</p>', 'a text'],
    ['<description>1 &amp;lt; 2</description>', '<p>1 &lt; 2</p>', 'a text with entities'],
    ['<description>a <![CDATA[<i>b</i>]]> c</description>', 'a <i>b</i> c', 'a section among text'],
  ])('takes %s for its body', async (xml, html, _why) => {
    const item = await readOnly(makeRss(`<item><title>x</title>${xml}</item>`));

    expect(item.html).toBe(html);
    expect(item.standfirst).toBeUndefined();
  });

  it.each([
    ['<p>Un renard a été vu [&#8230;]</p>', undefined, 'the beginning of the body'],
    [
      '<p>Un renard a été vu [&#8230;]</p><p>The post <a href="x">Renard</a> appeared first on <a href="y">Canard</a>.</p>',
      undefined,
      'what WordPress makes of it',
    ],
    [
      '<p>Un renard… Lire la suite</p><p>L’article <a href="x">R</a> est apparu en premier sur <a href="y">C</a>.</p>',
      undefined,
      'the same in French',
    ],
    ['<p>Il traverse la Seine&nbsp;!</p>', 'Il traverse la Seine\u00a0!', 'a text of its own'],
  ])('has %s for a standfirst only where it says something else', async (summary, standfirst, _why) => {
    const xml = `<description><![CDATA[${summary}]]></description>
      <content:encoded><![CDATA[<p>Un renard a été vu à Paris.</p>]]></content:encoded>`;

    const item = await readOnly(makeRss(`<item><title>x</title>${xml}</item>`));

    expect(item.standfirst).toBe(standfirst);
  });

  it.each([
    ['<author>ada@paper.example (Ada Wren)</author>', ['Ada Wren'], []],
    ['<author>Ada Wren &lt;ada@paper.example&gt;</author>', ['Ada Wren'], []],
    ['<author>Ada Wren</author>', ['Ada Wren'], []],
    ['<author>ada@paper.example</author>', [], ['an author who is only an email address']],
    ['<author>noreply@blogger.com (Unknown)</author>', [], ['an author who is only an email address']],
  ])('never shows an address in %s', async (xml, authors, noted) => {
    const item = await readOnly(makeRss(`<item><title>x</title>${xml}</item>`));

    expect(item.authors).toEqual(authors);
    expect(item.notes.map(({ construct }) => construct)).toEqual(noted);
  });

  it.each([
    ['<guid>https://canard.example/a</guid>', 'https://canard.example/a', 'a GUID that is a permalink'],
    ['<guid isPermaLink="false">https://canard.example/a</guid>', undefined, 'a GUID that says it is none'],
    ['<guid>12</guid>', undefined, 'a GUID that is no address'],
    ['<link>a/b</link>', 'https://canard.example/a/b', 'a relative link'],
    ['<link>javascript:alert(1)</link>', undefined, 'a link that is no address of the web'],
    [
      '<link>https://feeds.example/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://canard.example/a</f:origLink>',
      'https://canard.example/a',
      'the article behind a counter of clicks',
    ],
  ])('finds its address in %s', async (xml, url, _why) => {
    const item = await readOnly(makeRss(`<item><title>x</title>${xml}</item>`));

    expect(item.url).toBe(url);
  });

  it.each([
    ['<category>AC/DC</category>', ['AC/DC']],
    ['<category domain="dmoz">Monde/Europe</category>', ['Monde / Europe']],
    ['<category>Ville/</category>', ['Ville']],
    ['<category><![CDATA[R&amp;D]]></category><category> </category>', ['R&D']],
  ])('reads the label %s', async (xml, categories) => {
    const item = await readOnly(makeRss(`<item><title>x</title>${xml}</item>`));

    expect(item.categories).toEqual(categories);
  });

  it('keeps sounds, films and files that come with it', async () => {
    const item = await readOnly(
      makeRss(`<item><title>x</title><description>Écoutez.</description>
        <enclosure url="https://canard.example/a.mp3?x=1&amp;y=2" type="audio/mpeg" length="9"/>
        <enclosure url="https://canard.example/b.jpg" type="image/jpeg"/>
        <enclosure url="https://canard.example/rapport%20final.pdf" type="application/pdf"/></item>`),
    );

    expect(item.image).toEqual({ src: 'https://canard.example/b.jpg' });
    expect(item.html).toBe(
      '<p>Écoutez.</p>\n<figure><audio controls src="https://canard.example/a.mp3?x=1&amp;y=2"></audio></figure>' +
        '\n<p><a href="https://canard.example/rapport%20final.pdf">rapport final.pdf</a></p>',
    );
  });

  it('is told of as a podcast where nothing else tells of it', async () => {
    const item = await readOnly(
      makeRss(
        '<item><title>A</title><guid>1</guid><description/><itunes:summary>Un renard parle.</itunes:summary></item>',
      ),
    );

    expect(item.html).toBe('<p>Un renard parle.</p>');
  });

  it('reads its relative addresses with xml:base, else with its own page', async () => {
    const { items } = await readFeed(
      makeRss(`<item xml:base="https://cdn.example/x/"><title>a</title><link>/a</link><description>x</description></item>
        <item><title>b</title><link>/b</link><description>x</description></item>`),
    );

    expect(items.map(({ base }) => base)).toEqual(['https://cdn.example/x/', 'https://canard.example/b']);
  });

  it('keeps a path as an old address where nothing says what site it is of', async () => {
    const item = await readOnly(
      '<rss><channel><item><title>x</title><link>/2012/x</link></item></channel></rss>',
    );

    expect(item.url).toBeUndefined();
    expect(item.aliases).toEqual(['/2012/x']);
  });

  it('is known by what it says where it has no name', async () => {
    const xml = makeRss('<item><title>a</title></item><item><title>b</title></item>');

    const [first, again] = [await readFeed(xml), await readFeed(xml)];

    expect(new Set(first.items.map(({ id }) => id)).size).toBe(2);
    expect(again).toEqual(first);
  });
});

describe('RSS', () => {
  it('is read in version 1.0, whose items stand beside the channel', async () => {
    const feed = await readFeed(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://canard.example/"><title>Le Canard</title><link>https://canard.example/</link>
        <items><rdf:Seq><rdf:li rdf:resource="https://canard.example/a"/></rdf:Seq></items></channel>
      <item rdf:about="https://canard.example/a"><title>A</title><link>https://canard.example/a</link>
        <description>x</description><dc:date>2004-05-06T10:00+02:00</dc:date><dc:creator>Ada</dc:creator>
        <dc:subject>Ville</dc:subject></item></rdf:RDF>`);

    expect(feed.format).toBe('RSS 1.0');
    expect(feed.items).toMatchObject([
      {
        id: 'https://canard.example/a',
        published: '2004-05-06T08:00:00Z',
        authors: ['Ada'],
        tags: ['Ville'],
      },
    ]);
  });

  it('is read in version 0.91, and with prefixes that nobody declared', async () => {
    const feed =
      await readFeed(`<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">
      <rss version="0.91"><channel><title>C</title><item><title>A</title><dc:creator>Ada</dc:creator>
      <dc:date>2004-05-06</dc:date></item></channel></rss>`);

    expect(feed.format).toBe('RSS 0.91');
    expect(feed.items).toMatchObject([{ authors: ['Ada'], published: '2004-05-06T00:00:00Z' }]);
  });

  it('leaves out what has no date that exists, what is empty, and what has the id of another (J09)', async () => {
    const feed = await readFeed(
      makeRss(`<item><title>a</title><guid>1</guid></item>
        <item><title>b</title><guid>1</guid></item>
        <item><title>c</title><pubDate>31 Feb 2020 10:00:00 GMT</pubDate></item>
        <item><guid>2</guid></item>
        <item><title>d</title><pubDate>31 Feb 2020</pubDate><dc:date>2020-03-01</dc:date></item>`),
    );

    expect(feed.items.map(({ title }) => title)).toEqual(['a', 'd']);
    expect(feed.left).toEqual([
      { at: 'feed.xml:7', title: 'b', reason: 'duplicate', detail: 'it has the id of feed.xml:6' },
      {
        at: 'feed.xml:8',
        title: 'c',
        reason: 'undated',
        detail: 'its date, “31 Feb 2020 10:00:00 GMT”, is none',
      },
      { at: 'feed.xml:9', reason: 'empty', detail: 'it has neither a title nor a text' },
    ]);
  });

  it('finds what is said of the site behind the items too', async () => {
    const feed = await readFeed(
      '<rss><channel><item><title>a</title><link>b</link></item><link>https://canard.example/</link></channel></rss>',
    );

    expect(feed.items).toMatchObject([{ url: 'https://canard.example/b' }]);
  });

  it('reads links with the address that it was fetched from', async () => {
    const xml = makeRss('<item><title>a</title><link>b</link></item>');

    const item = await readOnly(makeFile(xml, { address: 'https://mirror.example/feeds/rss.xml' }));

    expect(item.url).toBe('https://mirror.example/feeds/b');
  });
});
