import { expect, it } from 'vitest';

import { printKeptPath } from '../../../src/model/kept-rendition.ts';

it.each([
  [1600, 960, 'a fifth of the widest'],
  [960, 960, 'its own width counts'],
  [700, 640, 'the widest that there is'],
  [200, 200, 'a small picture stays as it is'],
])('of a picture of %i pixels the WebP of %i is kept: %s', (width, kept) => {
  const source = { kind: 'local', stem: 'juge.1f2e3d4c' } as const;

  expect(printKeptPath({ source, width })).toBe(`media/juge.1f2e3d4c-${kept}.webp`);
});
