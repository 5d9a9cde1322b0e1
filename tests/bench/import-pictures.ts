import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import sharp from 'sharp';

import { makeRandom } from '../support/make-random.ts';
import type { Benchmark } from './figure.ts';
import { SCRATCH } from './open-site.ts';
import { runImport } from './run-command.ts';

const POSTS = 300;
/** Pixels, as a blog has its photographs. */
const [WIDTH, HEIGHT] = [1600, 1067];

/**
 * The import of a folder of Markdown with a photograph in each post. From the web it takes 200 ms more for each: no host
 * is asked for two at a time, and none without a pause.
 */
export const importingPictures: Benchmark = {
  name: 'import-pictures',
  isOnDemand: true,
  run: async (report) => {
    const folder = path.join(SCRATCH, `posts-${POSTS}`);
    if (!existsSync(folder)) await writePosts(folder);
    const into = path.join(SCRATCH, 'imported-pictures');
    rmSync(into, { recursive: true, force: true });
    const name = `import of ${POSTS} posts with a picture each`;
    const { milliseconds, peakKilobytes } = runImport(folder, into);
    report({ name: `${name}, of one`, value: milliseconds / POSTS, unit: 'ms' });
    report({ name: `${name}, memory at its peak`, value: peakKilobytes / 1000, unit: 'MB' });
    const again = runImport(folder, into);
    report({ name: `${name}, a second time`, value: again.milliseconds / 1000, unit: 's' });
    rmSync(into, { recursive: true, force: true });
  },
};

async function writePosts(folder: string): Promise<void> {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(path.join(part, 'static/images'), { recursive: true });
  mkdirSync(path.join(part, 'content/posts'), { recursive: true });
  for (let post = 1; post <= POSTS; post++) {
    writeFileSync(path.join(part, `static/images/photo-${post}.jpg`), await makePhotograph(post));
    writeFileSync(path.join(part, `content/posts/billet-${post}.md`), printPost(post));
  }
  renameSync(part, folder);
}

/** Soft clouds of colour: they weigh what a photograph does, and no two are the same. */
function makePhotograph(seed: number): Promise<Buffer> {
  const random = makeRandom(seed);
  const [width, height] = [WIDTH / 8, Math.ceil(HEIGHT / 8)];
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, () => random.number(256)));
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(WIDTH, HEIGHT, { kernel: 'cubic', fit: 'fill' })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function printPost(post: number): string {
  const day = new Date(Date.UTC(2020, 0, post)).toISOString();
  return `---
title: Billet ${post}
date: ${day}
categories: [Mobile]
---

Le renard passe.

![Un renard au bord de l’eau](/images/photo-${post}.jpg)

Il ne reviendra pas.
`;
}
