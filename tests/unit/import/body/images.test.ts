import { describe, expect, it } from 'vitest';

import { findOriginal } from '../../../../src/import/body/picture-address.ts';
import { placePictures } from '../../../../src/import/body/place-pictures.ts';
import { findAddress, listNotes, rewrite } from './rewrite.ts';

const UPLOADS = 'https://fox.example/wp-content/uploads/2021/05';

describe('the original of a picture', () => {
  it.each([
    ['a size of WordPress', `${UPLOADS}/fox-300x200.jpg`, `${UPLOADS}/fox.jpg`],
    ['a scaled upload', `${UPLOADS}/fox-scaled.jpg`, `${UPLOADS}/fox.jpg`],
    ['a turned upload', `${UPLOADS}/fox-rotated.jpeg`, `${UPLOADS}/fox.jpeg`],
    ['a size and a question', `${UPLOADS}/fox-1024x683.jpg?ver=2`, `${UPLOADS}/fox.jpg?ver=2`],
    ['parameters of Jetpack', `${UPLOADS}/fox.png?resize=300%2C200&ssl=1`, `${UPLOADS}/fox.png`],
    [
      'WordPress.com',
      'https://fox.files.wordpress.com/2021/05/fox.jpg?w=300&h=200',
      'https://fox.files.wordpress.com/2021/05/fox.jpg',
    ],
    [
      'Photon',
      'https://i0.wp.com/fox.example/a/fox.jpg?resize=300%2C200&ssl=1',
      'https://fox.example/a/fox.jpg',
    ],
    ['Photon, without ssl', 'https://i2.wp.com/fox.example/a/fox.jpg?w=300', 'http://fox.example/a/fox.jpg'],
    [
      'Photon around a size',
      'https://i0.wp.com/fox.example/a/fox-300x200.jpg?ssl=1',
      'https://fox.example/a/fox.jpg',
    ],
    [
      'Cloudflare',
      'https://fox.example/cdn-cgi/image/width=300,quality=80/a/fox.jpg',
      'https://fox.example/a/fox.jpg',
    ],
    [
      'Cloudflare, another host',
      'https://fox.example/cdn-cgi/image/w=3/https://hen.example/hen.jpg',
      'https://hen.example/hen.jpg',
    ],
    ['Netlify', 'https://fox.example/.netlify/images?url=/a/fox.jpg&w=300', 'https://fox.example/a/fox.jpg'],
    ['weserv', 'https://images.weserv.nl/?url=fox.example/a/fox.jpg&w=300', 'https://fox.example/a/fox.jpg'],
    [
      'weserv, its short name',
      'https://wsrv.nl/?url=https%3A%2F%2Ffox.example%2Fa%2Ffox.jpg',
      'https://fox.example/a/fox.jpg',
    ],
    ['imgix', 'https://fox.imgix.net/a/fox.jpg?w=300&auto=format', 'https://fox.imgix.net/a/fox.jpg'],
    [
      'imgix, signed',
      'https://fox.imgix.net/a/fox.jpg?w=300&s=abc',
      'https://fox.imgix.net/a/fox.jpg?w=300&s=abc',
    ],
    [
      'Next.js',
      'https://fox.example/_next/image?url=%2Fa%2Ffox.jpg&w=640&q=75',
      'https://fox.example/a/fox.jpg',
    ],
    ['Nuxt', 'https://fox.example/_ipx/w_200/a/fox.jpg', 'https://fox.example/a/fox.jpg'],
    [
      'Substack',
      'https://substackcdn.com/image/fetch/w_300,c_limit/https%3A%2F%2Ffox.example%2Ffox.jpg',
      'https://fox.example/fox.jpg',
    ],
    [
      'Cloudinary',
      'https://res.cloudinary.com/fox/image/fetch/w_300/https://fox.example/fox.jpg',
      'https://fox.example/fox.jpg',
    ],
    [
      'Blogger',
      'https://1.bp.blogspot.com/-a/b/c/d/s320/fox.jpg',
      'https://1.bp.blogspot.com/-a/b/c/d/s0/fox.jpg',
    ],
    ['Medium', 'https://miro.medium.com/v2/resize:fit:1400/1*abc.png', 'https://miro.medium.com/1*abc.png'],
    [
      'a service in front of a service',
      'https://wsrv.nl/?url=i0.wp.com/fox.example/a/fox-9x9-30x20.jpg%3Fssl=1',
      'https://fox.example/a/fox-9x9.jpg',
    ],
    ['a path of a folder', '/images/fox-300x200.jpg', '/images/fox.jpg'],
    ['no picture of WordPress', 'https://fox.example/a.jpg?id=4&w=30', 'https://fox.example/a.jpg?id=4&w=30'],
    ['a size and no name', 'https://fox.example/-300x200.jpg', 'https://fox.example/-300x200.jpg'],
    ['a service without an address', 'https://wsrv.nl/?w=300', 'https://wsrv.nl/?w=300'],
  ])('is found behind %s', (_what, address, original) => {
    expect(findOriginal(address)).toBe(original);
    expect(findOriginal(original)).toBe(original);
  });
});

describe('an image', () => {
  it.each([
    ['data-src', '<img src="spacer.gif" data-src="/a.jpg">'],
    ['data-lazy-src', '<img src="data:image/svg+xml,%3Csvg/%3E" data-lazy-src="/a.jpg">'],
    ['data-original', '<img src="/blank.gif" data-original="/a.jpg">'],
    ['data-srcset', '<img data-srcset="/a-300x200.jpg 300w, /a-600x400.jpg 600w">'],
    ['data-lazy-srcset', '<img src="about:blank" data-lazy-srcset="/a.jpg 2x">'],
    ['a srcset alone', '<img srcset="/a.jpg">'],
    ['Jetpack’s own word', '<img src="/b.jpg" data-orig-file="/a.jpg">'],
    ['the sources of a picture', '<picture><source srcset="/a.jpg 600w"><img alt=""></picture>'],
    ['a picture without an img', '<picture><source srcset="/a.jpg 600w"></picture>'],
    ['AMP', '<amp-img src="/a.jpg" layout="responsive"></amp-img>'],
    [
      'a noscript after it',
      '<img src="data:image/gif;base64,R0lGODlh"><noscript><img src="/a.jpg"></noscript>',
    ],
    ['a noscript before it', '<noscript><img src="/a.jpg"></noscript><img src="data:,">'],
    ['itself and its twin', '<img data-src="/a.jpg"><noscript><img src="/a-300x200.jpg"></noscript>'],
  ])('has the address of %s', (_what, html) => {
    expect(findAddress(html)).toBe('https://fox.example/a.jpg');
    expect(listNotes(html)).toEqual([]);
  });

  it('is the largest of its set that shows the same file', () => {
    const { pictures } = rewrite(
      '<img src="/i/fox.jpg?w=300" srcset="/i/fox.jpg?w=300 300w, /i/fox.jpg?w=1200 1200w, /i/hen.jpg 2000w">',
    );

    expect(pictures).toMatchObject([
      { address: 'https://fox.example/i/fox.jpg?w=1200', others: ['https://fox.example/i/fox.jpg?w=300'] },
    ]);
  });

  it('has its address as it was written for the last to be tried', () => {
    const { pictures } = rewrite(
      `<img src="${UPLOADS}/fox-300x200.jpg" srcset="${UPLOADS}/fox-1024x683.jpg 1024w">`,
    );

    expect(pictures).toEqual([
      {
        index: 0,
        address: `${UPLOADS}/fox.jpg`,
        others: [`${UPLOADS}/fox-1024x683.jpg`, `${UPLOADS}/fox-300x200.jpg`],
        hasAlt: false,
      },
    ]);
  });

  it('is what a link to its own file opens, and the link goes', () => {
    const { html, pictures } = rewrite(
      '<figure><a href="/fox.jpg"><img src="/fox-300x200.jpg" alt="A fox"></a><figcaption>Dusk</figcaption></figure>',
    );

    expect(html).toBe(
      '<figure><img src="https://fox.example/fox.jpg" alt="A fox"><figcaption>Dusk</figcaption></figure>',
    );
    expect(pictures).toMatchObject([{ alt: 'A fox', hasAlt: true }]);
  });

  it('is no link to its own page, and nobody misses it', () => {
    const html = '<a href="/?attachment_id=3" rel="attachment wp-att-3"><img src="/fox.jpg" alt=""></a>';

    expect(rewrite(html)).toMatchObject({
      html: '<img src="https://fox.example/fox.jpg" alt="">',
      notes: [],
    });
  });

  it('is named where its link led elsewhere', () => {
    expect(listNotes('<a href="https://hen.example/"><img src="/fox.jpg" alt=""></a>')).toEqual([
      'simplified: link around an image · https://hen.example/',
    ]);
  });

  it.each([
    ['the name of its file', 'IMG_2041.JPG', '/IMG_2041.jpg'],
    ['that name without its ending', 'img_2041', '/IMG_2041.jpg'],
    ['that name with a size', 'red-fox-300x200', '/red-fox-300x200.jpg'],
    ['the name of any file', 'photo.png', '/fox.jpg'],
    ['the headline', 'The fox came back', '/fox.jpg'],
  ])('has no alternative text when that is %s', (_what, alt, src) => {
    const { pictures, notes } = rewrite(`<img src="${src}" alt="${alt}">`, { headline: 'The fox came back' });

    expect(pictures).toMatchObject([{ hasAlt: false }]);
    expect(notes).toMatchObject([{ outcome: 'simplified', sample: alt }]);
  });

  it.each(['A fox', 'fox', 'Fox, dusk', ''])('keeps its alternative text: %s', (alt) => {
    expect(rewrite(`<img src="/fox.jpg" alt="${alt}">`)).toMatchObject({ pictures: [{ alt }], notes: [] });
  });

  it('takes the alternative text of its twin', () => {
    const { pictures } = rewrite(
      '<img data-src="/a.jpg"><noscript><img src="/a.jpg" alt="A fox"></noscript>',
    );

    expect(pictures).toMatchObject([{ alt: 'A fox' }]);
  });

  it.each([
    ['its size', '<img src="/a.gif" width="1" height="1">'],
    ['WordPress', '<img src="https://pixel.wp.com/b.gif?x=1">'],
    ['WordPress.com', '<img src="https://stats.wordpress.com/b.gif?x=1">'],
    [
      'FeedBurner, and its link',
      '<a href="https://x.example"><img src="http://feeds.feedburner.com/~r/fox/~4/x"></a>',
    ],
    ['Facebook', '<noscript><img src="https://www.facebook.com/tr?id=1"></noscript>'],
    [
      'The Conversation',
      '<img src="https://counter.theconversation.com/content/1/count.gif" alt="The Conversation">',
    ],
  ])('is a pixel that counts readers, by %s, and goes', (_what, html) => {
    expect(rewrite(html)).toMatchObject({ html: '', pictures: [] });
    expect(listNotes(html)).toEqual([expect.stringMatching(/^refused: tracking pixel · http/)]);
  });

  it('is named when it has no address at all', () => {
    expect(listNotes('<img src="data:,"><img alt="x">')).toEqual([
      'refused: <img> without an address · data:,',
      'refused: <img> without an address',
    ]);
  });

  it('is an emoji, and so its text', () => {
    expect(rewrite('<p>Oui <img class="emoji" src="https://s.w.org/e.png" alt="🦊"></p>').html).toBe(
      '<p>Oui 🦊</p>',
    );
  });

  it('may be written out in the body', () => {
    const data = `data:image/png;base64,${'iVBORw0KGgo'.repeat(60)}`;

    expect(findAddress(`<img src="${data}">`)).toBe(data);
  });

  it('stands at a path of the source’s folder', () => {
    const { pictures } = rewrite('<img src="../img/été 1.jpg"><img src="/b.jpg">', { base: '/posts/2021/' });

    expect(pictures.map(({ address }) => address)).toEqual(['/posts/img/%C3%A9t%C3%A9%201.jpg', '/b.jpg']);
  });

  it('keeps its size where that is in pixels', () => {
    expect(rewrite('<img src="/a.jpg" width="640px" height="50%">').pictures).toMatchObject([{ width: 640 }]);
  });
});

describe('the final addresses of pictures', () => {
  it('are put in, in order, and nowhere else', () => {
    const { html } = rewrite(
      '<p title=\'<img src="x">\'>a<img src="/a.jpg?b&amp;c" alt="> &quot;x"><img src="/b.jpg"></p>',
    );

    const placed = placePictures(html, (address, index) => `images/${index}${address.slice(-3)}.jpg`);

    expect(placed).toContain('<img src="images/0b&amp;c.jpg" alt="');
    expect(placed).toContain('<img src="images/1jpg.jpg">');
    expect(placed.match(/images\//g)).toHaveLength(2);
  });

  it('take a picture out that has none', () => {
    const { html } = rewrite('<p>a<img src="/a.jpg" alt="x > y" class="z">b</p>');

    expect(placePictures(html, () => undefined)).toBe('<p>ab</p>');
  });
});
