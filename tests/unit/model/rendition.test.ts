import { describe, expect, it } from 'vitest';

import { getRenditionWidths, printRenditionPath } from '../../../src/model/rendition.ts';

describe('getRenditionWidths', () => {
  it.each([
    [1600, [320, 640, 960, 1440], 'a large picture has them all'],
    [1440, [320, 640, 960, 1440], 'its own width counts'],
    [1000, [320, 640, 960], 'none is wider than the master'],
    [200, [200], 'a small picture stays as it is'],
  ])('of a master of %i pixels are %j: %s', (master, widths) => {
    expect(getRenditionWidths(master)).toEqual(widths);
  });
});

describe('printRenditionPath', () => {
  it('names the picture, the width and the format', () => {
    expect(printRenditionPath('juge.1f2e3d4c', 640, 'avif')).toBe('media/juge.1f2e3d4c-640.avif');
  });
});
