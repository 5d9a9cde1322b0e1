import { describe, expect, it } from 'vitest';

import type { Block } from '../../../src/model/block.ts';
import { faultsOf, makeImage, paragraph, readHtml } from './read-html.ts';

const remote = (url: string, width = 0, height = 0): Block => ({
  kind: 'image',
  picture: { source: { kind: 'remote', url }, alt: '', width, height },
});

const far = 'https://example.org';
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

describe('the images of an article', () => {
  it('are found in the content folder, with their own size', () => {
    expect(readHtml('<img src="images/nuit.svg" alt=" La\n nuit. " width="10" height="10">')).toEqual([
      makeImage('nuit', 'La nuit.'),
    ]);
  });

  it.each([
    ['images/nuit.svg?v=2', 'a version'],
    ['images/%C3%A9t%C3%A9.svg', 'percent signs'],
    ['https://kiosque.example/images/nuit.svg', 'the address of the site'],
  ])('are found there by %j: %s', (src) => {
    expect(readHtml(`<img src="${src}" alt="">`)).toMatchObject([
      { kind: 'image', picture: { source: { kind: 'local' } } },
    ]);
  });

  it.each([
    [
      `<img src="${far}/a.jpg" width="800" height="600px" alt="">`,
      remote(`${far}/a.jpg`, 800, 600),
      'a size',
    ],
    [`<img src="//example.org/a.jpg" width="100%" alt="">`, remote(`${far}/a.jpg`), 'a size that is none'],
    [`<img src="${pixel}" data-src="${far}/a.jpg" alt="">`, remote(`${far}/a.jpg`), 'loaded by script'],
    [
      `<img src="${far}/blank.gif" data-lazy-src="${far}/a.jpg" alt="">`,
      remote(`${far}/a.jpg`),
      'loaded by WordPress',
    ],
    [
      `<img src="${far}/a.jpg" srcset="${far}/b,1.jpg 320w, ${far}/c.jpg 1440w, ${far}/d.jpg 2w" alt="">`,
      remote(`${far}/c.jpg`),
      'a set',
    ],
    [
      `<img src="${far}/a.jpg" srcset="${far}/b.jpg,${far}/c.jpg 2x" alt="">`,
      remote(`${far}/b.jpg,${far}/c.jpg`),
      'a comma inside an address',
    ],
    [
      `<img data-srcset="${far}/b.jpg, ${far}/c.jpg 2x" alt="">`,
      remote(`${far}/c.jpg`),
      'a set loaded by script',
    ],
    [
      `<picture><source srcset="${far}/a.avif"><img src="${far}/a.jpg" alt=""></picture>`,
      remote(`${far}/a.jpg`),
      'a choice of formats',
    ],
    [
      `<picture><source srcset="${far}/a.avif"><img src="${pixel}" alt=""></picture>`,
      remote(`${far}/a.avif`),
      'a choice with nothing to fall back on',
    ],
    [
      `<img src="images/nuit.svg" srcset="${far}/nuit.svg 2x" alt="">`,
      makeImage('nuit'),
      'kept in the content folder',
    ],
  ])('are read from %s', (source, image) => {
    expect(readHtml(source)).toEqual([image]);
    expect(faultsOf(source)).toEqual([]);
  });

  it('are looked for beside the article when it has an address', () => {
    const base = 'https://renards.example/2021/fox/';

    expect(readHtml('<img src="../a.jpg" alt="">', { base })).toEqual([
      remote('https://renards.example/2021/a.jpg'),
    ]);
  });

  it.each([
    `<img src="${pixel}" data-src="${far}/a.jpg" alt=""><noscript><img src="${far}/a.jpg" alt=""></noscript>`,
    `<noscript><img src="${far}/a.jpg" alt=""></noscript><img src="${pixel}" data-src="${far}/a.jpg" alt="">`,
  ])('are not doubled by their twin for browsers without scripts: %s', (source) => {
    expect(readHtml(source)).toEqual([remote(`${far}/a.jpg`)]);
  });

  it('part the paragraph that they stand in', () => {
    expect(readHtml('<p>un <img src="images/nuit.svg" alt=""> deux</p>')).toEqual([
      paragraph('un'),
      makeImage('nuit'),
      paragraph('deux'),
    ]);
  });

  it('are an error when their file is missing', () => {
    expect(faultsOf('<p>\n<img src="images/jour.png" alt=""></p>')).toEqual([
      'articles/renard.json · content_html:2 · expected a picture file in the content folder · found "images/jour.png" · add the file, correct the path (it starts at the content folder), or take the picture out',
    ]);
    expect(readHtml('<img src="images/jour.png" alt="">')).toEqual([]);
  });

  it('are missing, not elsewhere, under images/', () => {
    expect(faultsOf('<img src="images/jour.png" alt="">', { base: 'https://renards.example/' })).toEqual([
      expect.stringContaining('expected a picture file in the content folder'),
    ]);
  });

  it.each([
    [`<img src="${pixel}" alt="">`, 'found "data:image/gif', 'a picture in an address'],
    ['<img src="javascript:alert(1)" alt="">', 'found "javascript:alert(1)"', 'a script'],
    ['<img alt="">', 'found nothing', 'no address'],
    [
      `<img src="${far}/t.gif" width="1" height="1" alt="">`,
      'found an image 1 by 1 pixels large',
      'a tracker',
    ],
    [
      `<img src="${far}/t.gif" height="0" alt="">`,
      'found an image ? by 0 pixels large',
      'a tracker half said',
    ],
  ])('are left out with a warning: %s', (source, found) => {
    expect(readHtml(source)).toEqual([]);
    expect(faultsOf(source)).toEqual([
      expect.stringMatching(new RegExp(`^warning: .*${found.replaceAll(/[()?]/g, '\\$&')}`)),
    ]);
  });

  it('never have an invented alternative text', () => {
    expect(readHtml('<img src="images/nuit.svg" title="Nuit">')).toEqual([makeImage('nuit')]);
    expect(faultsOf('<img src="images/nuit.svg" title="Nuit">')).toEqual([
      'warning: articles/renard.json · content_html:1 · expected an alt text on every image · found none on "images/nuit.svg" · write alt="…" to say what the image shows, or alt="" if it is decoration',
    ]);
  });

  it('lose a link around them with a warning, unless it leads to an image', () => {
    const image = '<img src="images/nuit.svg" alt="">';

    expect(faultsOf(`<a href="${far}/nuit.JPG">${image}</a>`)).toEqual([]);
    expect(faultsOf(`<a href="${far}/">${image}</a>`)).toEqual([
      expect.stringContaining('found a link around an image'),
    ]);
  });
});

describe('the figures of an article', () => {
  const image = '<img src="images/nuit.svg" alt="">';
  const night = makeImage('nuit');
  const day = '<img src="images/jour.svg" alt="">';

  it.each([
    `<figure>${image}<figcaption>La <i>nuit</i></figcaption></figure>`,
    `<figure><a href="${far}/nuit.jpg">${image}</a><figcaption>La <i>nuit</i></figcaption></figure>`,
    `<div class="wp-caption alignleft">${image}<p class="wp-caption-text">La <i>nuit</i></p></div>`,
    `<ul class="wp-block-gallery"><li><figure>${image}<figcaption>La <i>nuit</i></figcaption></figure></ul>`,
  ])('are an image with its caption: %s', (source) => {
    expect(readHtml(source)).toEqual([{ ...night, caption: ['La ', { kind: 'emphasis', runs: ['nuit'] }] }]);
  });

  it.each([
    `<figure class="wp-block-gallery"><figure>${image}</figure><figure>${day}</figure><figcaption>Deux</figcaption></figure>`,
    `<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure>${image}</figure><li>${day}</ul><figcaption>Deux</figcaption></figure>`,
    `<figure>${image}${day}<figcaption>Deux</figcaption></figure>`,
    `<figure><figure>${image}</figure><p></p><figure>${day}</figure><figcaption>Deux</figcaption></figure>`,
    `<div class="gallery"><dl class="gallery-item"><dt>${image}</dl><dl class="gallery-item"><dt>${day}</dl><p class="gallery-caption">Deux</p></div>`,
  ])('are a gallery when they hold several images: %s', (source) => {
    expect(readHtml(source)).toEqual([
      { kind: 'gallery', images: [night, makeImage('jour')], caption: ['Deux'] },
    ]);
  });

  it('keep the caption of each image of a gallery', () => {
    const source = `<figure class="wp-block-gallery"><figure>${image}<figcaption>Nuit</figcaption></figure>${day}</figure>`;

    expect(readHtml(source)).toEqual([
      { kind: 'gallery', images: [{ ...night, caption: ['Nuit'] }, makeImage('jour')] },
    ]);
  });

  it('keep a caption as a paragraph when nothing can carry it', () => {
    expect(readHtml('<figure><pre>x</pre><figcaption>Un</figcaption></figure>')).toEqual([
      { kind: 'code', text: 'x' },
      paragraph('Un'),
    ]);
  });
});
