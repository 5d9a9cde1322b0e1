import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { drawIcons } from '../../../src/prerender/draw-icons.ts';
import { ICON_FILE, printManifest } from '../../../src/prerender/manifest.ts';
import { makeSlug } from '../../support/make-location.ts';
import { makeSiteFacts } from './make-site-facts.ts';

const ICON = join(import.meta.dirname, '../../../public/icon.svg');

const categories = ['mobile', 'web', 'jeux', 'sciences'].map((name, id) => ({
  id,
  slug: makeSlug(name),
  label: `Rayon ${name}`,
  description: '',
  count: 1,
}));

function readManifest(site = {}, base = '/blog/') {
  return JSON.parse(printManifest({ site: { ...makeSiteFacts(), ...site }, categories }, base)) as Record<
    string,
    unknown
  >;
}

describe('the manifest of the site', () => {
  it('says what is installed, in the words of the site, and where it begins', () => {
    expect(readManifest({ title: 'Le Renard', tagline: 'Tout sur lui', language: 'fr' })).toMatchObject({
      id: '/blog/',
      name: 'Le Renard',
      short_name: 'Le Renard',
      description: 'Tout sur lui',
      lang: 'fr',
      dir: 'ltr',
      start_url: '/blog/',
      scope: '/blog/',
      display: 'standalone',
      categories: ['news'],
    });
  });

  it('is written from right to left where its language is', () => {
    expect(readManifest({ language: 'ar-MA' })).toMatchObject({ lang: 'ar-MA', dir: 'rtl' });
  });

  it('leads to the saved pages and the first categories', () => {
    expect(readManifest()).toMatchObject({
      shortcuts: [
        { name: 'Enregistrés', url: '/blog/saved' },
        { name: 'Rayon mobile', url: '/blog/category/mobile' },
        { name: 'Rayon web', url: '/blog/category/web' },
        { name: 'Rayon jeux', url: '/blog/category/jeux' },
      ],
    });
  });

  it('takes what is shared at an address of its own', () => {
    expect(readManifest()).toMatchObject({
      share_target: {
        action: '/blog/share',
        method: 'GET',
        params: { title: 'title', text: 'text', url: 'url' },
      },
    });
  });

  it('names icons that the build has, in the sizes that they have', async () => {
    const drawn = new Map(await drawIcons(ICON));
    const { icons, shortcuts } = readManifest() as unknown as {
      icons: Icon[];
      shortcuts: { icons: Icon[] }[];
    };
    type Icon = { readonly src: string; readonly sizes: string; readonly type: string };

    for (const { src, sizes } of [...icons, ...shortcuts.flatMap((shortcut) => shortcut.icons)]) {
      const file = src.slice('/blog/'.length);
      // The drawing itself is copied as it is.
      if (file === ICON_FILE) continue;
      const { width, height, format } = await sharp(drawn.get(file)).metadata();
      expect([`${width}x${height}`, format]).toEqual([sizes, 'png']);
    }
  });
});

describe('the icons', () => {
  it('are the same bytes at each build', async () => {
    expect(await drawIcons(ICON)).toEqual(await drawIcons(ICON));
  });

  it('that may be cut have their ground everywhere, and the drawing in the circle that no device cuts', async () => {
    const drawn = new Map(await drawIcons(ICON));
    const { data, info } = await sharp(drawn.get('icons/maskable.png'))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const read = (x: number, y: number) => {
      const at = (y * info.width + x) * info.channels;
      return [...data.subarray(at, at + 3)];
    };
    const ground = read(0, 0);
    // The soft edge of what was rounded may be off by a shade that nobody sees.
    const isGround = (x: number, y: number) =>
      read(x, y).every((value, channel) => Math.abs(value - (ground[channel] ?? 0)) <= 2);
    const beyond: string[] = [];
    for (let y = 0; y < info.height; y += 2)
      for (let x = 0; x < info.width; x += 2) {
        const isSafe = Math.hypot(x - info.width / 2, y - info.height / 2) <= 0.4 * info.width;
        if (!isSafe && !isGround(x, y)) beyond.push(`${x},${y}`);
      }

    expect(ground).toEqual([20, 83, 45]);
    expect(isGround(info.width / 2, Math.round(info.height * 0.3))).toBe(false);
    expect(beyond).toEqual([]);
  });

  it('that a device colours are a shape on nothing', async () => {
    const drawn = new Map(await drawIcons(ICON));
    const alpha = await sharp(drawn.get('icons/monochrome.png')).extractChannel('alpha').raw().toBuffer();

    expect(alpha[0]).toBe(0);
    expect(alpha[alpha.length / 2 + 256 - 512 * 100]).toBe(255);
  });

  it('are drawn from the one that stands in the pages', () => {
    expect(readFileSync(ICON, 'utf8')).toContain('fill="#14532d"');
  });
});
