import { describe, expect, it } from 'vitest';

import { isWxr, openWxr } from '../../../../src/import/wordpress/open-wxr.ts';
import { makeAttachment, makeFile, makePost, makeWxr, readAll, readWxr } from './make-wxr.ts';

describe('isWxr', () => {
  it.each([
    [makeWxr([]), true, 'an export'],
    ['<rss xmlns:wp="https://wordpress.org/export/1.2/">', true, 'the address of the format with https'],
    ['<rss version="2.0"><channel><title>A</title>', false, 'a feed'],
    ['{"version": "https://jsonfeed.org/version/1.1"}', false, 'JSON'],
  ])('tells an export by its head: %#', (head, expected, _why) => {
    expect(isWxr(head)).toBe(expected);
  });
});

describe('openWxr', () => {
  it('gives a post with all that the export says of it', async () => {
    const channel = `
      <wp:author><wp:author_login>jmoulin</wp:author_login><wp:author_email>jm@journal.example</wp:author_email>
      <wp:author_display_name><![CDATA[Jeanne Moulin]]></wp:author_display_name>
      <wp:author_description><![CDATA[Elle écrit.]]></wp:author_description></wp:author>
      <wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>monde</wp:category_nicename><wp:cat_name><![CDATA[Monde]]></wp:cat_name></wp:category>
      <wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>europe</wp:category_nicename><wp:category_parent>monde</wp:category_parent><wp:cat_name><![CDATA[Europe &amp; Alpes]]></wp:cat_name></wp:category>`;
    const post = makePost(
      {
        title: 'L’été &amp; l&#8217;hiver <em>!</em>',
        'excerpt:encoded': 'Un <b>résumé</b>.',
        'wp:post_modified_gmt': '2021-03-13 10:00:00',
      },
      `<category domain="category" nicename="europe"><![CDATA[Europe &amp; Alpes]]></category>
       <category domain="category" nicename="monde"><![CDATA[Monde]]></category>
       <category domain="post_tag" nicename="foret"><![CDATA[Forêt]]></category>
       <category domain="genre" nicename="conte"><![CDATA[Conte]]></category>
       <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>
       <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>goupil</wp:meta_value></wp:postmeta>
       <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[Bravo]]></wp:comment_content></wp:comment>
       <wp:comment><wp:comment_id>2</wp:comment_id></wp:comment>`,
    );

    const { found, items } = await readWxr(
      makeWxr([post, makeAttachment('9', { 'excerpt:encoded': 'À l’aube' }, 'Un renard')], channel),
    );

    expect(items).toEqual([
      {
        at: 'export.xml:15',
        id: 'https://journal.example/?p=12',
        url: 'https://journal.example/2021/renard/',
        base: 'https://journal.example/2021/renard/',
        aliases: ['/?p=12', '/2021/goupil/'],
        slug: 'renard',
        title: 'L’été & l’hiver !',
        standfirst: 'Un résumé.',
        html: '<p>Il passe.</p>',
        published: '2021-03-12T15:04:00Z',
        modified: '2021-03-13T10:00:00Z',
        authors: ['Jeanne Moulin'],
        categories: ['Monde / Europe & Alpes', 'Monde'],
        tags: ['Forêt'],
        image: {
          src: 'https://journal.example/wp-content/uploads/9.jpg',
          alt: 'Un renard',
          caption: 'À l’aube',
        },
        comments: 2,
        notes: [{ construct: 'taxonomy genre', outcome: 'refused', sample: 'Conte' }],
      },
    ]);
    expect(found.slice(0, 4)).toEqual([
      {
        kind: 'site',
        site: { title: 'Le Journal', url: 'https://journal.example/', language: 'fr-FR' },
      },
      { kind: 'author', author: { name: 'Jeanne Moulin', bio: 'Elle écrit.' } },
      { kind: 'category', category: { label: 'Monde' } },
      { kind: 'category', category: { label: 'Monde / Europe & Alpes' } },
    ]);
    expect(JSON.stringify(found)).not.toContain('jm@journal.example');
  });

  it.each([
    [{ 'wp:status': 'draft' }, 'draft'],
    [{ 'wp:status': 'pending' }, 'draft'],
    [{ 'wp:status': 'auto-draft' }, 'draft'],
    [{ 'wp:status': 'wc-secret' }, 'draft'],
    [{ 'wp:status': 'private' }, 'private'],
    [{ 'wp:status': 'future' }, 'scheduled'],
    [{ 'wp:status': 'trash' }, 'trashed'],
    [{ 'wp:post_password': 'sésame' }, 'protected'],
    [{ 'wp:post_type': 'page' }, 'page'],
    [{ 'wp:post_type': 'page', 'wp:status': 'draft' }, 'draft'],
    [{ 'wp:post_type': 'nav_menu_item' }, 'other'],
    [{ 'wp:post_type': 'wp_global_styles' }, 'other'],
    [{ 'wp:post_type': 'attachment', 'wp:status': 'inherit' }, 'attachment'],
    [{ title: '', 'content:encoded': ' ' }, 'empty'],
    [{ 'wp:post_date': '0000-00-00 00:00:00', 'wp:post_date_gmt': '0000-00-00 00:00:00' }, 'undated'],
    [{ 'wp:post_date': '2021-02-30 10:00:00', 'wp:post_date_gmt': '' }, 'undated'],
  ])('leaves out %o as %s', async (fields, reason) => {
    const { items, left } = await readWxr(makeWxr([makePost(fields)]));

    expect(items).toEqual([]);
    expect(left.map((one) => one.reason)).toEqual([reason]);
  });

  it('reads local dates as those of Greenwich, and says so once', async () => {
    const local = { 'wp:post_date_gmt': '0000-00-00 00:00:00', 'wp:post_date': '2021-03-12 16:04:00' };

    const { items } = await readWxr(makeWxr([makePost(local), makePost(local)]));

    expect(items.map(({ published }) => published)).toEqual(['2021-03-12T16:04:00Z', '2021-03-12T16:04:00Z']);
    expect(items.map(({ notes }) => notes.length)).toEqual([1, 0]);
  });

  it('takes the date of the feed before one without its zone', async () => {
    const fields = { 'wp:post_date_gmt': '', pubDate: 'Fri, 12 Mar 2021 16:04:00 +0100' };

    const { items } = await readWxr(makeWxr([makePost(fields)]));

    expect(items[0]?.published).toBe('2021-03-12T15:04:00Z');
  });

  it('does not say that an article changed before it was published', async () => {
    const { items } = await readWxr(makeWxr([makePost({ 'wp:post_modified_gmt': '2021-03-11 10:00:00' })]));

    expect(items[0]).not.toHaveProperty('modified');
  });

  it('decodes a title once, whether it is text or CDATA (J13)', async () => {
    const asText = makePost().replace(
      '<![CDATA[Un renard]]>',
      'A &amp;amp; B &lt;em&gt;C&lt;/em&gt; &eacute;',
    );
    const asCdata = makePost({ title: 'A &amp;amp; B' });

    const { items } = await readWxr(makeWxr([asText, asCdata]));

    expect(items.map(({ title }) => title)).toEqual(['A &amp; B C é', 'A &amp; B']);
  });

  it('names an author who is not listed by the login, and nobody by an address', async () => {
    const posts = ['inconnu', 'a.b@journal.example'].map((creator) => makePost({ 'dc:creator': creator }));

    const { items } = await readWxr(makeWxr(posts));

    expect(items.map(({ authors }) => authors)).toEqual([['inconnu'], ['a.b']]);
  });

  it('puts the main category first', async () => {
    const channel = ['a', 'b']
      .map(
        (slug, index) =>
          `<wp:category><wp:term_id>${index + 1}</wp:term_id><wp:category_nicename>${slug}</wp:category_nicename><wp:cat_name>${slug}</wp:cat_name></wp:category>`,
      )
      .join('');
    const post = makePost(
      {},
      `<category domain="category" nicename="a">a</category><category domain="category" nicename="b">b</category>
      <wp:postmeta><wp:meta_key>_yoast_wpseo_primary_category</wp:meta_key><wp:meta_value>2</wp:meta_value></wp:postmeta>`,
    );

    const { items } = await readWxr(makeWxr([post], channel));

    expect(items[0]?.categories).toEqual(['b', 'a']);
  });

  it('ends the path of categories that stand below one another', async () => {
    const channel = `
      <wp:category><wp:category_nicename>a</wp:category_nicename><wp:category_parent>b</wp:category_parent><wp:cat_name>A</wp:cat_name></wp:category>
      <wp:category><wp:category_nicename>b</wp:category_nicename><wp:category_parent>a</wp:category_parent><wp:cat_name>B</wp:cat_name></wp:category>`;

    const { items } = await readWxr(
      makeWxr([makePost({}, '<category domain="category" nicename="a">A</category>')], channel),
    );

    expect(items[0]?.categories).toEqual(['B / A']);
  });

  it('tells of a picture at the head that the export does not have', async () => {
    const post = makePost(
      {},
      '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>99</wp:meta_value></wp:postmeta>',
    );

    const { items } = await readWxr(makeWxr([post]));

    expect(items[0]?.image).toBeUndefined();
    expect(items[0]?.notes).toEqual([{ construct: 'featured image', outcome: 'refused', sample: '99' }]);
  });

  it('gives the same whatever pieces the file comes in, and however often it is read', async () => {
    const wxr = makeWxr([
      makePost({ 'content:encoded': 'a ]]]]><![CDATA[> </item> <item> é' }),
      makeAttachment('9'),
    ]);
    const whole = await readAll(openWxr(makeFile(wxr)));
    const source = openWxr(makeFile(wxr, 7));

    expect(await readAll(source)).toEqual(whole);
    expect(await readAll(source)).toEqual(whole);
  });
});

describe('openWxr, of a file that is broken', () => {
  it('loses one item to broken XML, and no other (J07)', async () => {
    const broken = makePost({ title: 'Cassé' }).replace('</wp:post_id>', '</wp:post');

    const { items, left } = await readWxr(makeWxr([makePost(), broken, makePost()]));

    expect(items).toHaveLength(2);
    expect(left).toMatchObject([{ reason: 'unreadable', title: 'Cassé' }]);
  });

  it('loses one item that is never closed, and no other', async () => {
    const { items, left } = await readWxr(makeWxr([makePost().replace('</item>', ''), makePost()]));

    expect(items).toHaveLength(1);
    expect(left).toMatchObject([{ reason: 'unreadable', detail: 'the element <item> is never closed' }]);
  });

  it.each([0.3, 0.5, 0.8])(
    'keeps what came before the file was cut at %d of its last item',
    async (share) => {
      const last = makePost({ 'content:encoded': 'mot '.repeat(50) });
      const wxr = makeWxr([makePost(), last]);
      const cut = wxr.slice(0, wxr.lastIndexOf('<item>') + Math.floor(last.length * share));

      const { items, left } = await readWxr(cut);

      expect(items).toHaveLength(1);
      expect(left).toMatchObject([
        {
          at: 'export.xml:23',
          reason: 'unreadable',
          detail: expect.stringMatching(/^the file ends within it, at line [23]\d$/),
        },
      ]);
    },
  );

  it('says that a file ends between two items', async () => {
    const wxr = makeWxr([makePost()]);

    const { items, left } = await readWxr(wxr.slice(0, wxr.indexOf('</channel>')));

    expect(items).toHaveLength(1);
    expect(left).toMatchObject([{ reason: 'unreadable', detail: 'the file ends before </channel>' }]);
  });

  it('reads past control characters, unknown entities and bare ampersands', async () => {
    const post = makePost({ 'content:encoded': 'a\u0001\u0008b' }).replace(
      '<![CDATA[Un renard]]>',
      'A & B &nbsp;&inconnue; &__proto__; &constructor; C\u0002',
    );

    const { items } = await readWxr(makeWxr([post]));

    expect(items[0]?.html).toBe('<p>ab</p>');
    expect(items[0]?.title).toBe('A & B \u00a0&inconnue; &__proto__; &constructor; C');
  });

  it('keeps the text of a title with tags in it', async () => {
    const { items } = await readWxr(
      makeWxr([makePost().replace('<![CDATA[Un renard]]>', 'Un <em>gros</em> renard')]),
    );

    expect(items[0]?.title).toBe('Un gros renard');
  });

  it('refuses elements that nest without end', async () => {
    const { items, left } = await readWxr(
      makeWxr([`<item>${'<x>'.repeat(100_000)}</item>`, makePost()], '<b>'.repeat(1000)),
    );

    expect(items).toHaveLength(1);
    expect(left[0]?.detail).toBe('elements stand more than 64 deep');
  });

  it.each([
    ['iso-8859-1', 'latin1', 'ISO-8859-1', 'its declaration'],
    ['UTF-8', 'latin1', 'UTF-8', 'bytes that are no UTF-8'],
    ['iso-8859-1', 'utf8', 'ISO-8859-1', 'bytes that are UTF-8'],
    ['nothing', 'utf8', 'charset-inconnu', 'a name that nobody knows'],
    ['UTF-16', 'utf16le', 'UTF-16', 'UTF-16 as it begins'],
  ] as const)('decodes %s by %s, declared %s: %s', async (_label, written, declared, _why) => {
    const wxr = makeWxr([makePost({ title: 'Été à Nîmes' })]).replace(
      'encoding="UTF-8"',
      `encoding="${declared}"`,
    );

    const { items } = await readWxr(Buffer.from(wxr, written));

    expect(items[0]?.title).toBe('Été à Nîmes');
  });

  it('reads past a byte order mark', async () => {
    const { items } = await readWxr(`\uFEFF${makeWxr([makePost()])}`, 1);

    expect(items).toHaveLength(1);
  });
});

it('says what authors, categories and tags are called in addresses', async () => {
  const terms =
    '<category domain="category" nicename="monde">Monde</category><category domain="post_tag" nicename="%d1%8f">Я</category>';
  const twins = [makePost({}, terms), makePost({ guid: 'https://journal.example/?p=13' }, terms)];
  const { found, left } = await readWxr(
    makeWxr(
      [...twins, makePost({ guid: 'https://journal.example/?p=14', 'wp:status': 'draft' })],
      '<wp:author><wp:author_id>3</wp:author_id><wp:author_login>jmoulin</wp:author_login><wp:author_display_name>Jeanne Moulin</wp:author_display_name></wp:author><wp:category><wp:term_id>9</wp:term_id><wp:category_nicename>monde</wp:category_nicename><wp:cat_name>Monde</wp:cat_name></wp:category>',
    ),
  );

  expect(found.flatMap((one) => (one.kind === 'list' ? one.list : []))).toEqual([
    { of: 'author', name: 'Jeanne Moulin', slug: 'jmoulin', id: '3' },
    { of: 'category', name: 'Monde', slug: 'monde', id: '9' },
    { of: 'category', name: 'Monde', slug: 'monde' },
    { of: 'tag', name: 'Я', slug: 'я' },
  ]);
  expect(left.map(({ id }) => id)).toEqual(['https://journal.example/?p=14']);
});
