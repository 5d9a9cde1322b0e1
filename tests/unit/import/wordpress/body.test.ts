import { describe, expect, it } from 'vitest';

import { addParagraphs } from '../../../../src/import/wordpress/autop.ts';
import { buildBody } from '../../../../src/import/wordpress/build-body.ts';
import type { Media } from '../../../../src/import/wordpress/media.ts';
import { shelveMedia } from '../../../../src/import/wordpress/media.ts';
import { openNotes } from '../../../../src/import/wordpress/notes.ts';

const MEDIA: readonly Media[] = [
  { id: '1', src: 'https://a.example/1.jpg', alt: 'Un', caption: 'La <b>une</b>', parent: '12', order: 2 },
  { id: '2', src: 'https://a.example/2.jpg', parent: '12', order: 1 },
  { id: '3', src: 'https://a.example/3.mp3', title: 'Chant', parent: '12', order: 3 },
];

const SHARED: ReadonlyMap<string, string> = new Map([
  ['7', '<!-- wp:paragraph -->\n<p>Partagé</p>\n<!-- /wp:paragraph -->'],
  ['8', '<!-- wp:block {"ref":8} /-->'],
]);

function build(content: string, footnotes?: string) {
  const notes = openNotes();
  const context = { post: '12', media: shelveMedia(MEDIA), notes, reusable: (id: string) => SHARED.get(id) };
  const body = buildBody(content, footnotes === undefined ? context : { ...context, footnotes });
  return { ...body, notes: notes.list() };
}

describe('addParagraphs', () => {
  it.each([
    ['Un.\n\nDeux.', '<p>Un.</p>\n<p>Deux.</p>', 'blank lines'],
    ['Un\r\ndeux', '<p>Un<br>\ndeux</p>', 'line ends'],
    ['Un<br />\ndeux', '<p>Un<br />\ndeux</p>', 'breaks that are there'],
    ['<p>Un</p>\n\n<p>Deux</p>', '<p>Un</p>\n<p>Deux</p>', 'paragraphs that are there'],
    ['Un\n<h2>Titre</h2>\nDeux', '<p>Un</p>\n<h2>Titre</h2><p>Deux</p>', 'headings between lines'],
    ['<blockquote>Un\n\nDeux</blockquote>', '<blockquote><p>Un</p>\n<p>Deux</p>\n</blockquote>', 'quotes'],
    ['<ul>\n<li>Un\nbis</li>\n</ul>', '<ul><li>Un<br>\nbis</li></ul>', 'lists'],
    ['<pre>a\n\nb</pre>', '<pre>a\n\nb</pre>', 'preformatted text'],
    ['<script>a\n\nb</script>', '<script>a\n\nb</script>', 'scripts'],
    ['<a\nhref="/x">Un</a>', '<p><a\nhref="/x">Un</a></p>', 'line ends in tags'],
    ['1 < 2\n\n3', '<p>1 < 2</p>\n<p>3</p>', 'a lone bracket'],
    ['Un</p>\n\nDeux', '<p>Un</p>\n<p>Deux</p>', 'an end that nothing began'],
    ['', '', 'nothing'],
    ['<!-- a -->\n\n \n', '<!-- a -->', 'what cannot be seen'],
  ])('%j becomes %j: %s', (source, expected) => {
    const html = addParagraphs(source);

    expect(html).toBe(expected);
    expect(addParagraphs(html)).toBe(html);
  });

  it('takes no longer than the text is', () => {
    const html = addParagraphs('<div></p><pre>'.repeat(100_000));

    expect(html.length).toBeGreaterThan(100_000);
  });
});

describe('buildBody, of cuts', () => {
  it('gives what stands before the cut as summary, and keeps all of it', () => {
    const { html, summary } = build('Un <b>début</b>.\n\n[gallery ids="1"]<!--more Lire-->Une suite [sic].');

    expect(summary).toBe('Un début.');
    expect(html).toContain('<p>Un <b>début</b>.</p>');
    expect(html).toContain('<p>Une suite [sic].</p>');
    expect(html).not.toContain('more');
  });

  it('finds the cut of a block', () => {
    const { html, summary } = build(
      '<!-- wp:paragraph -->\n<p>Un</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n<!-- wp:paragraph -->\n<p>Deux</p>\n<!-- /wp:paragraph -->',
    );

    expect(summary).toBe('Un');
    expect(html.replaceAll(/\s+/g, '')).toBe('<p>Un</p><p>Deux</p>');
  });

  it('joins pages', () => {
    expect(build('Un\n<!--nextpage-->\nDeux').html).toBe('<p>Un</p>\n<p>Deux</p>');
    expect(
      build(
        '<!-- wp:html -->\nUn\n<!-- /wp:html --><!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage --><!-- wp:html -->\nDeux\n<!-- /wp:html -->',
      ).html,
    ).toBe('Un\nDeux');
  });
});

describe('buildBody, of embeds', () => {
  const player = (address: string) => `<figure class="wp-block-embed">${address}</figure>`;

  it.each([
    ['https://youtu.be/jNQXAC9IVRw', 'https://youtu.be/jNQXAC9IVRw', 'an address alone'],
    ['http://vimeo.com/123', 'https://vimeo.com/123', 'one without https, of a host that has it'],
    ['<p>https://x.com/a/status/1</p>', 'https://x.com/a/status/1', 'one alone in its paragraph'],
    [
      '[embed width="3"]https://soundcloud.com/a/b[/embed]',
      'https://soundcloud.com/a/b',
      'one in its shortcode',
    ],
    ['[youtube id="jNQXAC9IVRw"]', 'https://www.youtube.com/watch?v=jNQXAC9IVRw', 'an id'],
    [
      '[youtube=http://www.youtube.com/watch?v=jNQXAC9IVRw&w=640]',
      'https://www.youtube.com/watch?v=jNQXAC9IVRw&amp;w=640',
      'an address after an equals sign',
    ],
    ['[vimeo 123]', 'https://vimeo.com/123', 'a number'],
    ['[dailymotion id=x2abc]', 'https://www.dailymotion.com/video/x2abc', 'an id without quotes'],
    [
      '[gist]https://gist.github.com/a/1f[/gist]',
      'https://gist.github.com/a/1f',
      'an address between its tags',
    ],
    [
      '[video src="https://www.youtube.com/watch?v=jNQXAC9IVRw"]',
      'https://www.youtube.com/watch?v=jNQXAC9IVRw',
      'a video of another site',
    ],
  ])('%s is an embed of %s: %s', (source, address, _why) => {
    const { html, notes } = build(source);

    expect(html).toBe(player(address));
    expect(notes).toEqual([]);
  });

  it.each([
    ['Voir https://youtu.be/jNQXAC9IVRw', 'one within a sentence'],
    ['https://example.org/article', 'one of an unknown host'],
    ['<pre>\nhttps://youtu.be/jNQXAC9IVRw\n</pre>', 'one in code'],
    ['<a href="https://vimeo.com/1">\nhttps://vimeo.com/</a>', 'one in a link'],
  ])('%s stays as it is: %s', (source, _why) => {
    expect(build(source).html).not.toContain('<figure');
  });
});

describe('buildBody, of shortcodes', () => {
  it('keeps captions, in both of their forms', () => {
    const expected =
      '<figure class="wp-caption"><a href="/b"><img src="/a.jpg" alt="A"></a><figcaption>Une <em>légende</em></figcaption></figure>';

    expect(
      build(
        '[caption id="a" width="3"]<a href="/b"><img src="/a.jpg" alt="A"></a> Une <em>légende</em>[/caption]',
      ).html,
    ).toBe(expected);
    expect(
      build('[caption caption="Une <em>légende</em>"]<a href="/b"><img src="/a.jpg" alt="A"></a>[/caption]')
        .html,
    ).toBe(expected);
  });

  it('shows the files that a gallery names, in its order, with their captions', () => {
    const { html, notes } = build('[gallery ids="2, 1,99" columns="2"]');

    expect(html).toBe(
      '<figure class="wp-block-gallery"><figure><img src="https://a.example/2.jpg" class="wp-image-2"></figure>' +
        '<figure><img src="https://a.example/1.jpg" alt="Un" class="wp-image-1"><figcaption>La <b>une</b></figcaption></figure></figure>',
    );
    expect(notes).toEqual([
      { construct: '[gallery]', outcome: 'refused', sample: 'file 99, which the export does not have' },
    ]);
  });

  it('shows the files of the post where a gallery names none', () => {
    expect(build('[gallery]').html.match(/\d\.jpg/g)).toEqual(['2.jpg', '1.jpg']);
    expect(build('[gallery exclude="2"]').html.match(/\d\.jpg/g)).toEqual(['1.jpg']);
  });

  it.each([
    ['[audio mp3="https://a.example/a.mp3"][/audio]', '<audio controls src="https://a.example/a.mp3">'],
    [
      '[video width="3" mp4="https://a.example/a.mp4"][/video]',
      '<video controls src="https://a.example/a.mp4">',
    ],
    [
      '[video]<source src="https://a.example/a.webm">[/video]',
      '<video controls src="https://a.example/a.webm">',
    ],
    ['[playlist ids="3"]', '<audio controls src="https://a.example/3.mp3" title="Chant">'],
  ])('%s is played', (source, expected) => {
    expect(build(source).html).toContain(expected);
  });

  it('keeps code, and what is in it', () => {
    expect(build('[sourcecode lang="php"]\nif (a < b) [gallery]\n\n&lt;b&gt;[/sourcecode]').html).toBe(
      '<pre><code class="language-php">if (a &lt; b) [gallery]\n\n&lt;b&gt;</code></pre>',
    );
  });

  it.each([
    ['[truc rang="1"]Un <b>texte</b>[/truc]', '<p>Un <b>texte</b></p>', '[truc]'],
    ['[vc_row][vc_column width="1/2"]Un[/vc_column][/vc_row]', '<p>Un</p>', '[vc_column]'],
    ['[contact-form][contact-field label="Nom"/][/contact-form]', '', '[contact-form]'],
    ['[contact-form-7 id="5" title="Écrire"]', '', '[contact-form-7]'],
    ['[meteo ville=“Lyon”]', '', '[meteo]'],
  ])('keeps the text of %s, and tells of it', (source, html, construct) => {
    const body = build(source);

    expect(body.html).toBe(html);
    expect(body.notes.map((note) => [note.construct, note.outcome])).toContainEqual([construct, 'refused']);
  });

  it.each([
    ['Il dort [sic] et [NDLR : peu] [1] […] [dit-il]', 'words in brackets'],
    ['<code>[gallery ids="1"]</code>', 'code'],
    ['<a title="[gallery]">A</a>', 'tags'],
  ])('%s has none: %s', (source, _why) => {
    const { html, notes } = build(source);

    expect(html).toBe(`<p>${source}</p>`);
    expect(notes).toEqual([]);
  });

  it('takes the outer brackets off one that is escaped', () => {
    expect(build('[[gallery ids="1"]] et [[truc a="1"]x[/truc]]').html).toBe(
      '<p>[gallery ids="1"] et [truc a="1"]x[/truc]</p>',
    );
  });

  it('takes no longer than the text is', () => {
    const { notes } = build('[a b="1"] <pre [c '.repeat(20_000));

    expect(notes).toHaveLength(20_000);
  });
});

describe('buildBody, of blocks', () => {
  const block = (name: string, inner: string, attributes = '') =>
    `<!-- wp:${name} ${attributes === '' ? '' : `${attributes} `}-->\n${inner}\n<!-- /wp:${name} -->`;

  it.each([
    ['paragraph', '<p>Un</p>', '<p>Un</p>'],
    ['core/paragraph', '<p>Un</p>', '<p>Un</p>'],
    ['verse', '<pre class="wp-block-verse">Un\ndeux</pre>', '<pre class="wp-block-verse">Un\ndeux</pre>'],
    ['separator', '<hr class="wp-block-separator"/>', '<hr>'],
    ['spacer', '<div style="height:100px" class="wp-block-spacer"></div>', ''],
    ['html', 'Un\n\ndeux', 'Un\n\ndeux'],
    ['freeform', 'Un\n\ndeux', '<p>Un</p>\n<p>deux</p>'],
    [
      'shortcode',
      '[playlist ids="3"]',
      '<figure class="wp-block-audio"><audio controls src="https://a.example/3.mp3" title="Chant"></audio></figure>',
    ],
    [
      'file',
      '<div class="wp-block-file"><object data="/a.pdf"></object><a href="https://a.example/a.pdf">Un rapport</a><a href="https://a.example/a.pdf" class="wp-block-file__button" download>Télécharger</a></div>',
      '<p><a href="https://a.example/a.pdf">Un rapport</a></p>',
    ],
    [
      'button',
      '<div class="wp-block-button"><button type="button">Un</button></div>',
      '<div class="wp-block-button"><span>Un</span></div>',
    ],
  ])('%s becomes plain HTML', (name, inner, expected) => {
    const { html, notes } = build(block(name, inner));

    expect(html).toBe(expected);
    expect(notes).toEqual([]);
  });

  it('keeps blocks within blocks, in their order', () => {
    const column = (text: string) => block('column', `<div>${block('paragraph', `<p>${text}</p>`)}</div>`);

    expect(
      build(block('columns', `<div>${column('Un')}${column('Deux')}</div>`)).html.replaceAll('\n', ''),
    ).toBe('<div><div><p>Un</p></div><div><p>Deux</p></div></div>');
  });

  it.each([
    ['embed', '{"url":"https://youtu.be/jNQXAC9IVRw"}', ''],
    ['core-embed/youtube', '', 'http://youtu.be/jNQXAC9IVRw'],
  ])('makes an embed of %s, with its caption', (name, attributes, address) => {
    const inner = `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${address}\n</div><figcaption>Au <b>zoo</b></figcaption></figure>`;

    expect(build(block(name, inner, attributes)).html).toBe(
      '<figure class="wp-block-embed">https://youtu.be/jNQXAC9IVRw<figcaption>Au <b>zoo</b></figcaption></figure>',
    );
  });

  it('shows the background of a cover as a picture', () => {
    const { html } = build(
      block(
        'cover',
        `<div class="wp-block-cover" style="background-image:url(https://a.example/1.jpg)">${block('paragraph', '<p>Un</p>')}</div>`,
        '{"url":"https://a.example/1.jpg","id":1}',
      ),
    );

    expect(html).toContain('<img src="https://a.example/1.jpg" alt="Un" class="wp-image-1">');
    expect(html).toContain('<p>Un</p>');
  });

  it('shows a cover with its own picture once', () => {
    const inner =
      '<div class="wp-block-cover"><img class="wp-block-cover__image-background" src="https://a.example/1.jpg" alt=""/></div>';

    expect(
      build(block('cover', inner, '{"url":"https://a.example/1.jpg"}')).html.match(/<img/g),
    ).toHaveLength(1);
  });

  it('puts a block that posts share where it is used', () => {
    expect(build('<!-- wp:block {"ref":7} /-->').html).toBe('<p>Partagé</p>');
  });

  it.each(['{"ref":99}', '{"ref":8}', '{broken', ''])(
    'tells of a shared block that cannot be found: %s',
    (attributes) => {
      const { html, notes } = build(`<!-- wp:block ${attributes === '' ? '' : `${attributes} `}/-->`);

      expect(html).not.toContain('Partagé');
      expect(notes.length).toBe(attributes === '{broken' ? 0 : 1);
    },
  );

  it('lists the footnotes of a post', () => {
    const { html, notes } = build(
      `${block('paragraph', '<p>Un<sup data-fn="a" class="fn"><a href="#a" id="a-link">1</a></sup></p>')}\n<!-- wp:footnotes /-->`,
      '[{"id":"a","content":"Une <em>note</em>"}]',
    );

    expect(html).toContain(
      '<ol class="wp-block-footnotes"><li id="a">Une <em>note</em> <a href="#a-link">↩</a></li></ol>',
    );
    expect(notes).toEqual([]);
  });

  it.each([
    'latest-posts',
    'query',
    'search',
    'social-links',
    'post-title',
    'comments',
    'tag-cloud',
    'navigation',
  ])('refuses %s, which holds nothing by itself', (name) => {
    const { html, notes } = build(block(name, '<div><!-- wp:post-date /--></div>'));

    expect(html).toBe('');
    expect(notes).toMatchObject([{ construct: `wp:${name}`, outcome: 'refused' }]);
  });

  it('keeps the text of a block of a plugin, and names it', () => {
    const { html, notes } = build(block('acme/box', '<div>Un texte</div>') + block('acme/map', ''));

    expect(html).toBe('<div>Un texte</div>');
    expect(notes).toEqual([
      { construct: 'wp:acme/box', outcome: 'simplified', sample: 'Un texte' },
      { construct: 'wp:acme/map', outcome: 'refused' },
    ]);
  });

  it('makes paragraphs of what stands between blocks', () => {
    expect(build(`Un\n\nDeux\n${block('paragraph', '<p>Trois</p>')}`).html).toBe(
      '<p>Un</p>\n<p>Deux</p>\n<p>Trois</p>',
    );
  });

  it('reads blocks that are never closed, or closed twice', () => {
    const { html } = build(
      '<!-- wp:group --><div><!-- wp:paragraph --><p>Un</p><!-- /wp:group --><!-- /wp:quote --><p>Deux</p>',
    );

    expect(html.replaceAll('\n', '')).toBe('<div><p>Un</p><p>Deux</p>');
  });

  it('reads blocks that nest without end', () => {
    const { html } = build(`${'<!-- wp:group -->'.repeat(50_000)}<p>Un</p>`);

    expect(html).toBe('<p>Un</p>');
  });
});

describe('buildBody, of hostile text', () => {
  it.each([
    '<p ',
    '<!-- wp:a { ',
    '<!--more ',
    '<!--nextpage ',
    '[caption]<figcaption>',
    '<!-- wp:embed --><figcaption><a href="x ',
    '<pre><!--',
    '[a b="1" ',
    '\n\n<li>\n',
    'https://youtu.be/',
    ' ',
    '\t\n',
    '<br>',
    '&nbsp;',
  ])('takes no longer than %j is', (piece) => {
    const source = `a${piece.repeat(40_000)}b`;

    const { html } = build(source);

    expect(html.length).toBeLessThan(source.length * 4);
  });
});

it('a summary tells, and leaves out what is shown beside the text', () => {
  const content = [
    '<p>Un renard<sup data-fn="f1" class="fn"><a href="#f1">1</a></sup> passe.</p>',
    '<figure class="wp-block-image"><img src="https://a.example/a.jpg"/><figcaption>La légende</figcaption></figure>',
    '<div class="wp-block-file"><a href="https://a.example/a.pdf">Le plan</a><a href="https://a.example/a.pdf" class="wp-block-file__button" download>Télécharger</a></div>',
    '<pre class="wp-block-code"><code>let a = 1;</code></pre>',
    '',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    '',
    '[caption id="a" width="300"]<img src="https://a.example/b.jpg"/> Autre légende[/caption]',
    '[youtube=https://www.youtube.com/watch?v=dQw4w9WgXcQ&w=320]',
    '[embed width="100"]https://vimeo.com/12345[/embed]',
    '[sourcecode language="php"]',
    'echo $fox;',
    '[/sourcecode]',
    '<p>Il revient.</p><!--more--><p>La suite.</p>',
  ].join('\n');

  expect(build(content).summary).toBe('Un renard passe. Le plan Il revient.');
});
