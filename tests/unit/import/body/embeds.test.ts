import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../body/read-html.ts';
import { listNotes, rewrite } from './rewrite.ts';

/** The cards that the compiler makes of a body, as `provider address`. */
function listCards(html: string): readonly string[] {
  return parseHtml(rewrite(html).html).blocks.map((block) =>
    block.kind === 'embed'
      ? `${block.provider} ${block.url}`
      : block.kind === 'paragraph'
        ? 'text'
        : block.kind,
  );
}

const FOX = 'https://www.youtube.com/watch?v=jNQXAC9IVRw';

describe('an embed', () => {
  it('is found in a figure whose other content goes', () => {
    const html = '<figure class="wp-block-embed">https://youtu.be/jNQXAC9IVRw<iframe></iframe></figure>';

    expect(listCards(html)).toEqual([`YouTube ${FOX}`]);
  });

  it.each([
    ['a frame', '<iframe src="https://www.youtube.com/embed/jNQXAC9IVRw"></iframe>'],
    ['a frame without a scheme', '<iframe src="//www.youtube.com/embed/jNQXAC9IVRw"></iframe>'],
    [
      'a late frame',
      '<iframe src="about:blank" data-src="http://www.youtube.com/embed/jNQXAC9IVRw"></iframe>',
    ],
    [
      'a late frame and its twin',
      '<iframe data-lazy-src="https://youtu.be/jNQXAC9IVRw"></iframe><noscript><iframe src="https://youtu.be/jNQXAC9IVRw"></iframe></noscript>',
    ],
    [
      'a figure with an address',
      '<figure class="wp-block-embed"><div>\nhttps://youtu.be/jNQXAC9IVRw\n</div></figure>',
    ],
    [
      'a figure with a link',
      '<figure class="wp-block-embed"><a href="http://youtu.be/jNQXAC9IVRw">http://youtu.be/jNQXAC9IVRw</a></figure>',
    ],
    ['lite-youtube', '<lite-youtube videoid="jNQXAC9IVRw" playlabel="Play"></lite-youtube>'],
    [
      'a facade of WP Rocket',
      '<div class="rll-youtube-player" data-id="jNQXAC9IVRw" data-src="https://www.youtube.com/embed/jNQXAC9IVRw"></div>',
    ],
    ['AMP', '<amp-youtube data-videoid="jNQXAC9IVRw"></amp-youtube>'],
    [
      'an old object',
      '<object><param name="movie" value="http://www.youtube.com/v/jNQXAC9IVRw&hl=fr"><embed src="http://www.youtube.com/v/jNQXAC9IVRw&hl=fr"></object>',
    ],
    [
      'an old embed',
      '<embed src="http://www.youtube.com/v/jNQXAC9IVRw?fs=1" type="application/x-shockwave-flash">',
    ],
  ])('of YouTube is a card, from %s', (_what, html) => {
    expect(listCards(html)).toEqual([`YouTube ${FOX}`]);
    expect(listNotes(html)).toEqual([]);
  });

  it.each([
    [
      '<blockquote class="twitter-tweet"><p>x</p><a href="http://twitter.com/fox/status/1?s=2">d</a></blockquote><script async src="//platform.twitter.com/widgets.js"></script>',
      'X https://twitter.com/fox/status/1',
    ],
    ['<amp-twitter data-tweetid="1"></amp-twitter>', 'X https://twitter.com/i/status/1'],
    [
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/a/?x=1"><svg></svg><a href="https://www.instagram.com/p/a/">View</a></blockquote><script src="//www.instagram.com/embed.js"></script>',
      'Instagram https://www.instagram.com/p/a/',
    ],
    [
      '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@fox/video/1"><section>x</section></blockquote><script async src="https://www.tiktok.com/embed.js"></script>',
      'TikTok https://www.tiktok.com/@fox/video/1',
    ],
    [
      '<iframe src="https://fox.social/@fox/1/embed" class="mastodon-embed"></iframe><script src="https://fox.social/embed.js" async></script>',
      'Mastodon https://fox.social/@fox/1',
    ],
    [
      '<blockquote class="mastodon-embed" data-embed-url="https://fox.social/@fox/1/embed">x</blockquote>',
      'Mastodon https://fox.social/@fox/1',
    ],
    [
      '<script src="https://gist.github.com/fox/1b2c.js"></script>',
      'gist.github.com https://gist.github.com/fox/1b2c',
    ],
    [
      '<script src="https://asciinema.org/a/14.js" id="asciicast-14" async></script>',
      'asciinema.org https://asciinema.org/a/14',
    ],
    [
      '<iframe src="https://open.spotify.com/embed/track/1"></iframe>',
      'open.spotify.com https://open.spotify.com/embed/track/1',
    ],
    [
      '<iframe src="https://w.soundcloud.com/player/?url=x"></iframe>',
      'w.soundcloud.com https://w.soundcloud.com/player/?url=x',
    ],
    [
      '<amp-soundcloud data-trackid="1"></amp-soundcloud>',
      'w.soundcloud.com https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
    ],
    ['<lite-vimeo videoid="12"></lite-vimeo>', 'Vimeo https://vimeo.com/12'],
    [
      '<object data="http://vimeo.com/moogaloop.swf?clip_id=12&server=x"></object>',
      'Vimeo https://vimeo.com/12',
    ],
    [
      '<embed src="http://www.dailymotion.com/swf/video/x1abc">',
      'Dailymotion https://www.dailymotion.com/video/x1abc',
    ],
    [
      '<iframe src="https://tube.example/videos/embed/a-b"></iframe>',
      'tube.example https://tube.example/w/a-b',
    ],
    [
      '<div class="fb-post" data-href="https://www.facebook.com/fox/posts/1"></div>',
      'facebook.com https://www.facebook.com/fox/posts/1',
    ],
    [
      '<blockquote class="reddit-embed-bq"><a href="https://www.reddit.com/r/fox/1">A fox</a></blockquote><script src="https://embed.reddit.com/widgets.js"></script>',
      'reddit.com https://www.reddit.com/r/fox/1',
    ],
    [
      '<p class="codepen" data-slug-hash="abc" data-user="fox">See the Pen</p>',
      'codepen.io https://codepen.io/fox/pen/abc',
    ],
    [
      '<blockquote class="wp-embedded-content"><a href="https://hen.example/post/">A hen</a></blockquote><iframe class="wp-embedded-content" src="https://hen.example/post/embed/#?secret=x"></iframe>',
      'hen.example https://hen.example/post/',
    ],
    [
      '<iframe class="wp-embedded-content" src="https://hen.example/post/embed/#?secret=x"></iframe>',
      'hen.example https://hen.example/post/',
    ],
    ['<amp-iframe src="https://maps.example/x"></amp-iframe>', 'maps.example https://maps.example/x'],
  ])('is a card that names its host: %s', (html, card) => {
    expect(listCards(html)).toEqual([card]);
    expect(listNotes(html)).toEqual([]);
  });

  it('of an article of the same site is a link', () => {
    const { html } = rewrite(
      '<blockquote class="wp-embedded-content"><a href="https://fox.example/2020/hen/">Hens</a></blockquote><iframe class="wp-embedded-content" src="https://fox.example/2020/hen/embed/"></iframe>',
    );

    expect(html).toBe('<a href="/article/hen">Hens</a>');
  });

  it('keeps the caption of its figure', () => {
    const [block] = parseHtml(
      rewrite(
        '<figure class="wp-block-embed">https://youtu.be/jNQXAC9IVRw<figcaption>At the zoo</figcaption></figure>',
      ).html,
    ).blocks;

    expect(block).toMatchObject({ kind: 'embed', caption: ['At the zoo'] });
  });

  it.each([
    [
      '<iframe src="javascript:alert(1)"></iframe>',
      'refused: <iframe> without an address of the web · javascript:alert(1)',
    ],
    ['<iframe srcdoc="<p>x"></iframe>', 'refused: <iframe> without an address of the web · <p>x'],
    [
      '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=1"></iframe></noscript>',
      'refused: tracking frame · https://www.googletagmanager.com/ns.html?id=1',
    ],
    ['<script src="https://ads.example/a.js"></script>', 'refused: <script> · https://ads.example/a.js'],
    ['<script>document.write(1)</script>', 'refused: <script> · document.write(1)'],
    [
      '<object data="/game.swf"><param name="movie" value="/game.swf"></object>',
      'refused: <object> · /game.swf',
    ],
    ['<svg><title>x</title><script>y</script></svg>', 'refused: <svg> · x'],
    ['<style>p{}</style>', 'refused: <style> · p{}'],
    ['<noscript>Please enable JavaScript</noscript>', 'refused: <noscript> · Please enable JavaScript'],
    ['<input placeholder="Your mail">', 'refused: <input> · Your mail'],
    ['<amp-ad type="x"></amp-ad>', 'refused: <amp-ad>'],
    [
      '<video src="ttps://hen.example/a.mp4"></video>',
      'refused: <video> without an address of the web · ttps://hen.example/a.mp4',
    ],
  ])('that is refused is named: %s', (html, note) => {
    expect(rewrite(html).html).toBe('');
    expect(listNotes(html)).toEqual([note]);
  });

  it('leaves what an object shows without its player', () => {
    const html = '<object data="/game.swf"><p>A game, <a href="/tag/5g">once</a>.</p></object>';

    expect(rewrite(html).html).toBe('<p>A game, <a href="/tag/5g">once</a>.</p>');
  });

  it('of a document is a link to it', () => {
    expect(rewrite('<object data="/a/fox.pdf" type="application/pdf"></object>').html).toBe(
      '<p><a href="https://fox.example/a/fox.pdf">fox.pdf</a></p>',
    );
  });

  it('of sound or film is played from its whole address', () => {
    expect(
      listCards('<video data-src="/film.mp4"></video><audio><source src="http://hen.example/a.mp3"></audio>'),
    ).toEqual(['video', 'audio']);
  });

  it.each([
    [
      '<video src="film.mp4"></video>',
      '<video src="/posts/film.mp4" controls=""></video>',
      'a file beside the page',
    ],
    ['<audio><source src="/a.ogg"></audio>', '<audio src="/a.ogg" controls=""></audio>', 'a source'],
    [
      '<img src="a.mp3" alt="Le chant">',
      '<audio src="/posts/a.mp3" controls="" title="Le chant"></audio>',
      'Markdown',
    ],
    ['<img src="a.webm" alt="">', '<video src="/posts/a.webm" controls=""></video>', 'film in Markdown'],
    [
      '<video src="a.mp4"><source src="https://hen.example/a.mp4"></video>',
      '<video src="https://hen.example/a.mp4" controls=""></video>',
      'the web goes before a path',
    ],
  ])('of a file of the source’s folder keeps its path there: %s', (html, expected, why) => {
    expect(rewrite(html, { base: '/posts/' }).html, why).toBe(expected);
  });

  it('of a film has neither its still picture nor its subtitles, and says so', () => {
    const html = '<video src="/a.mp4" poster="/a.jpg"><track kind="captions" src="/a.vtt"></video>';

    expect(listNotes(html)).toEqual([
      'simplified: poster of a <video> · /a.jpg',
      'refused: <track> of a <video> · /a.vtt',
    ]);
  });

  it('of a formula is the text it was written as', () => {
    const math =
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math>';

    expect(
      rewrite(`<span class="katex"><span>${math}</span><span class="katex-html">x2</span></span>`).html,
    ).toBe('<code>x^2</code>');
    expect(rewrite('<math><mi>x</mi></math>').html).toBe('<code>x</code>');
    expect(rewrite('<script type="math/tex">x^2</script>').html).toBe('<code>x^2</code>');
  });

  it('of several AMP pictures is a gallery', () => {
    const html =
      '<amp-carousel><amp-img src="/a.jpg"></amp-img><amp-img src="/b.jpg"></amp-img></amp-carousel>';

    expect(listCards(html)).toEqual(['gallery']);
  });
});
