import { describe, expect, it } from 'vitest';

import { faultsOf, paragraph, readHtml } from './read-html.ts';

const youtube = {
  provider: 'YouTube',
  url: 'https://www.youtube.com/watch?v=jNQXAC9IVRw',
  player: 'https://www.youtube-nocookie.com/embed/jNQXAC9IVRw',
};

describe('what an article shows of other sites', () => {
  it.each([
    ['https://www.youtube.com/embed/jNQXAC9IVRw?rel=0', youtube],
    ['//www.youtube-nocookie.com/embed/jNQXAC9IVRw', youtube],
    ['http://youtu.be/jNQXAC9IVRw?t=3', youtube],
    ['https://m.youtube.com/watch?v=jNQXAC9IVRw&t=3', youtube],
    ['https://www.youtube.com/shorts/jNQXAC9IVRw', youtube],
    [
      'https://www.youtube.com/embed/videoseries?list=PL1',
      {
        provider: 'YouTube',
        url: 'https://www.youtube.com/playlist?list=PL1',
        player: 'https://www.youtube-nocookie.com/embed/videoseries?list=PL1',
      },
    ],
    ['https://www.youtube.com/@kiosque', { provider: 'YouTube', url: 'https://www.youtube.com/@kiosque' }],
    [
      'https://player.vimeo.com/video/76979871?color=fff',
      {
        provider: 'Vimeo',
        url: 'https://vimeo.com/76979871',
        player: 'https://player.vimeo.com/video/76979871?dnt=1',
      },
    ],
    [
      'https://vimeo.com/76979871/abc1',
      {
        provider: 'Vimeo',
        url: 'https://vimeo.com/76979871/abc1',
        player: 'https://player.vimeo.com/video/76979871?h=abc1&dnt=1',
      },
    ],
    [
      'https://geo.dailymotion.com/player/x1.html?video=x8abc',
      {
        provider: 'Dailymotion',
        url: 'https://www.dailymotion.com/video/x8abc',
        player: 'https://www.dailymotion.com/embed/video/x8abc',
      },
    ],
    [
      'https://tube.example/videos/embed/9c9de5e8-0a1e-484a',
      {
        provider: 'tube.example',
        url: 'https://tube.example/w/9c9de5e8-0a1e-484a',
        player: 'https://tube.example/videos/embed/9c9de5e8-0a1e-484a',
      },
    ],
    [
      'https://piaille.example/@juge/1234/embed',
      { provider: 'Mastodon', url: 'https://piaille.example/@juge/1234' },
    ],
    [
      'https://embed.bsky.app/embed/did:plc:a/app.bsky.feed.post/3k',
      { provider: 'Bluesky', url: 'https://bsky.app/profile/did:plc:a/post/3k' },
    ],
    ['https://x.com/juge/status/1', { provider: 'X', url: 'https://x.com/juge/status/1' }],
    [
      'https://www.maps.example/embed?q=1',
      { provider: 'maps.example', url: 'https://www.maps.example/embed?q=1' },
    ],
  ])('knows whose %s is', (src, described) => {
    expect(readHtml(`<p>un <iframe src="${src}" title="Un  titre"></iframe></p>`)).toEqual([
      paragraph('un'),
      { kind: 'embed', title: 'Un titre', ...described },
    ]);
  });

  it('is named after its provider when it has no title, and loads by script or not', () => {
    const twins =
      '<iframe src="about:blank" data-src="https://youtu.be/jNQXAC9IVRw"></iframe><noscript><iframe src="https://youtu.be/jNQXAC9IVRw"></iframe></noscript>';

    expect(readHtml(twins)).toEqual([{ kind: 'embed', title: 'YouTube', ...youtube }]);
  });

  it.each([
    '<iframe></iframe>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe src="http://maps.example/"></iframe>',
  ])('is left out with a warning when it has no https address: %s', (source) => {
    expect(readHtml(source)).toEqual([]);
    expect(faultsOf(source)).toEqual([expect.stringContaining('expected an <iframe> with an https address')]);
  });

  it.each([
    '<figure class="wp-block-embed"><iframe src="https://youtu.be/jNQXAC9IVRw" title="Zoo"></iframe><figcaption>Un</figcaption></figure>',
    '<figure class="wp-block-embed"><a href="https://youtu.be/jNQXAC9IVRw">Zoo</a><figcaption>Un</figcaption></figure>',
  ])('has a caption: %s', (source) => {
    expect(readHtml(source)).toEqual([{ kind: 'embed', title: 'Zoo', caption: ['Un'], ...youtube }]);
  });

  it('may be no more than an address, where WordPress would look it up', () => {
    const source =
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/jNQXAC9IVRw\n</div></figure>';

    expect(readHtml(source)).toEqual([{ kind: 'embed', title: 'YouTube', ...youtube }]);
  });

  it.each([
    [
      'twitter-tweet',
      '',
      'https://twitter.com/juge/status/1?ref_src=a',
      'X',
      'https://twitter.com/juge/status/1',
    ],
    [
      'bluesky-embed',
      '',
      'https://bsky.app/profile/juge/post/3k?ref_src=embed',
      'Bluesky',
      'https://bsky.app/profile/juge/post/3k',
    ],
    [
      'mastodon-embed',
      'data-embed-url="https://piaille.example/@juge/1/embed"',
      '',
      'Mastodon',
      'https://piaille.example/@juge/1',
    ],
    [
      'instagram-media',
      'data-instgrm-permalink="https://www.instagram.com/p/A/?utm=1"',
      '',
      'Instagram',
      'https://www.instagram.com/p/A/',
    ],
  ])('reads a quoted post (%s) as a card with its text', (className, attributes, href, provider, url) => {
    const source = `<blockquote class="${className}" ${attributes}><p>Un renard<br>passe. <a href="${href}">2021</a></p></blockquote>`;

    expect(readHtml(source)).toEqual([{ kind: 'embed', provider, url, title: 'Un renard passe. 2021' }]);
  });

  it('reads a quoted post without an address as a quote', () => {
    expect(readHtml('<blockquote class="twitter-tweet">Un</blockquote>')).toEqual([
      { kind: 'quote', blocks: [paragraph('Un')] },
    ]);
  });
});

describe('the sound and film of an article', () => {
  it.each([
    [
      '<audio controls src="https://example.org/a.ogg"></audio>',
      { kind: 'audio', url: 'https://example.org/a.ogg' },
    ],
    [
      '<audio title="Un"><source src="/media/a.mp3"><a href="/media/a.mp3">Un</a></audio>',
      { kind: 'audio', url: '/media/a.mp3', title: 'Un' },
    ],
    [
      '<video src="//example.org/a.webm" aria-label="Un"></video>',
      { kind: 'video', url: 'https://example.org/a.webm', title: 'Un' },
    ],
    [
      '<figure><video><source src="https://example.org/a.mp4"></video><figcaption>Un</figcaption></figure>',
      { kind: 'video', url: 'https://example.org/a.mp4', caption: ['Un'] },
    ],
  ])('are read from %s', (source, block) => {
    expect(readHtml(source)).toEqual([block]);
  });

  it.each([
    '<video></video>',
    '<video src="http://example.org/a.mp4"></video>',
    '<video src="blob:https://a/1"></video>',
    '<video src="a.mp4"></video>',
  ])('are left out with a warning when they cannot be played safely: %s', (source) => {
    expect(readHtml(source)).toEqual([]);
    expect(faultsOf(source)).toEqual([expect.stringContaining('expected a <video> with an https address')]);
  });
});
