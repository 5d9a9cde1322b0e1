import { describe, expect, it } from 'vitest';

import { makeAtom, readFeed, readOnly } from './read-feed.ts';

const ID = '<id>1</id><updated>2021-03-12T15:04:00Z</updated>';

/** A category with which Blogger says what an entry is. */
const kind = (term: string) =>
  `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${term}"/>`;
/** An element of Blogger's later archives. */
const blogger = (name: string, text: string) =>
  `<${name} xmlns="http://schemas.google.com/blogger/2018">${text}</${name}>`;

describe('an entry of Atom', () => {
  it('gives everything that it says', async () => {
    const feed = await readFeed(
      makeAtom(
        `<entry><id>tag:canard.example,2021:1</id><title type="html">L&amp;#8217;été &amp;amp; co</title>
        <link rel="enclosure" type="audio/mpeg" href="/son.mp3" title="Le son"/>
        <link rel="alternate" type="application/json" href="/1.json"/><link rel="alternate" type="text/html" href="/1"/>
        <published>2021-03-12T16:04:00+01:00</published><updated>2021-03-13T15:04:00Z</updated>
        <author><name>Ada Wren</name><uri>/ada</uri><email>ada@canard.example</email></author>
        <category term="ville" label="Ville"/><category term="renard"/>
        <summary>Il traverse.</summary><content type="html">&lt;p&gt;Un renard&lt;/p&gt;</content>
        <total xmlns="http://purl.org/syndication/thread/1.0">3</total></entry>`,
        '<subtitle>Un journal</subtitle>',
      ),
    );

    expect(feed.format).toBe('Atom 1.0');
    expect(feed.sites).toEqual([
      { title: 'Le Canard', tagline: 'Un journal', url: 'https://canard.example/', language: 'fr' },
    ]);
    expect(feed.authors).toEqual([{ name: 'Ada Wren', url: 'https://canard.example/ada' }]);
    expect(feed.items).toEqual([
      {
        at: 'feed.xml:2',
        id: 'tag:canard.example,2021:1',
        url: 'https://canard.example/1',
        base: 'https://canard.example/1',
        title: 'L’été & co',
        standfirst: 'Il traverse.',
        html: '<p>Un renard</p>\n<figure><audio controls src="https://canard.example/son.mp3"></audio></figure>',
        published: '2021-03-12T15:04:00Z',
        modified: '2021-03-13T15:04:00Z',
        authors: ['Ada Wren'],
        categories: ['Ville', 'renard'],
        tags: [],
        language: 'fr',
        comments: 3,
        notes: [],
      },
    ]);
  });

  it.each([
    ['<content>1 &lt; 2 &amp;amp; 3</content>', '<p>1 &lt; 2 &amp;amp; 3</p>', 'a text, which is no HTML'],
    ['<content type="text">a\n\nb</content>', '<p>a</p>\n<p>b</p>', 'a text of paragraphs'],
    ['<content type="html">&lt;p&gt;L&amp;#8217;été&lt;/p&gt;</content>', '<p>L&#8217;été</p>', 'HTML'],
    [
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">1 &lt; 2<br/></p></div></content>',
      '<p class="a">1 &lt; 2<br></p>',
      'XHTML',
    ],
    [
      '<content type="xhtml" xmlns:h="http://www.w3.org/1999/xhtml"><h:div><h:p>a</h:p></h:div></content>',
      '<p>a</p>',
      'XHTML with a prefix',
    ],
    [
      '<content type="xhtml"><div><p>a</p><script/></div></content>',
      '<p>a</p><script></script>',
      'no namespace',
    ],
    [
      '<content type="text/html" mode="escaped">&lt;p&gt;a&lt;/p&gt;</content>',
      '<p>a</p>',
      'HTML of Atom 0.3',
    ],
    ['<content type="application/xhtml+xml" mode="xml"><p>a</p></content>', '<p>a</p>', 'XHTML of Atom 0.3'],
    ['<summary>a</summary>', '<p>a</p>', 'a summary where there is no body'],
  ])('reads the body %s', async (xml, html, _why) => {
    const item = await readOnly(makeAtom(`<entry>${ID}<title>x</title>${xml}</entry>`));

    expect(item.html).toBe(html);
    expect(item.notes).toEqual([]);
  });

  it.each([
    [
      '<content type="text/html" src="/all.html"/>',
      '<p><a href="https://canard.example/all.html">https://canard.example/all.html</a></p>',
      '<content src>',
    ],
    ['<content type="image/png">iVBORw0KGgo=</content>', '', '<content type="image/png">'],
  ])('names a body that cannot be one: %s', async (xml, html, construct) => {
    const item = await readOnly(makeAtom(`<entry>${ID}<title>x</title>${xml}</entry>`));

    expect(item.html).toBe(html);
    expect(item.notes.map((note) => note.construct)).toEqual([construct]);
  });

  it('leaves the text of foreign elements, and notes them', async () => {
    const item = await readOnly(
      makeAtom(`<entry>${ID}<title>x</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
        <p>a <foo xmlns="urn:foo">b</foo></p></div></content></entry>`),
    );

    expect(item.html).toBe('<p>a b</p>');
    expect(item.notes).toEqual([{ construct: '<foo> of another namespace', outcome: 'simplified' }]);
  });

  it('is signed by its feed where it is signed by nobody, or by the feed that it comes from', async () => {
    const { items } = await readFeed(
      makeAtom(
        `<entry><id>1</id><title>a</title></entry>
        <entry><id>2</id><title>b</title><source><author><name>Léo</name></author></source></entry>`,
        '<author><name>Ada</name></author>',
      ),
    );

    expect(items.map(({ authors }) => authors)).toEqual([['Ada'], ['Léo']]);
  });

  it('has its addresses from the xml:base around them', async () => {
    const item = await readOnly(
      makeAtom(
        `<entry xml:base="2021/">${ID}<title>x</title><link href="renard"/>
        <content type="html" xml:base="images/">&lt;img src="a.png"&gt;</content></entry>`,
      ).replace('<feed ', '<feed xml:base="https://canard.example/blog/" '),
    );

    expect(item).toMatchObject({
      url: 'https://canard.example/blog/2021/renard',
      base: 'https://canard.example/blog/2021/images/',
    });
  });

  it('has the language of the place where it stands', async () => {
    const item = await readOnly(makeAtom(`<entry xml:lang="en_gb">${ID}<title>x</title></entry>`));

    expect(item.language).toBe('en-GB');
  });

  it('is read in Atom 0.3', async () => {
    const feed = await readFeed(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>C</title>
      <tagline>T</tagline><link rel="alternate" type="text/html" href="https://canard.example/"/>
      <entry><id>1</id><title mode="escaped" type="text/html">&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title>
      <issued>2004-05-06T10:00:00Z</issued><modified>2004-05-07T10:00:00Z</modified></entry></feed>`);

    expect(feed).toMatchObject({
      format: 'Atom 0.3',
      sites: [{ title: 'C', tagline: 'T' }],
      items: [{ title: 'A & B', published: '2004-05-06T10:00:00Z', modified: '2004-05-07T10:00:00Z' }],
    });
  });
});

describe('an entry of Atom that is not for readers', () => {
  it.each([
    [
      `${kind('post')}<app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>yes</app:draft></app:control>`,
      'draft',
    ],
    ['<a:control xmlns:a="http://purl.org/atom/app#"><a:draft>yes</a:draft></a:control>', 'draft'],
    [kind('comment'), 'other'],
    [kind('settings'), 'other'],
    [kind('page'), 'page'],
    [blogger('type', 'POST') + blogger('status', 'DRAFT'), 'draft'],
    [blogger('type', 'POST') + blogger('status', 'SOFT_TRASHED'), 'trashed'],
    [blogger('type', 'COMMENT') + blogger('status', 'LIVE'), 'other'],
  ])('%s is left out as %s', async (facts, reason) => {
    const { items, left } = await readFeed(
      makeAtom(`<entry>${ID}<title>Un brouillon</title>${facts}<content>Secret</content></entry>`),
    );

    expect(items).toEqual([]);
    expect(left).toMatchObject([{ id: '1', title: 'Un brouillon', reason }]);
  });

  it.each([
    kind('post'),
    blogger('type', 'POST') + blogger('status', 'LIVE'),
    '<app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>no</app:draft></app:control>',
  ])('%s is imported', async (facts) => {
    const item = await readOnly(makeAtom(`<entry>${ID}<title>A</title>${facts}<content>B</content></entry>`));

    expect(item.title).toBe('A');
  });
});
