import { afterEach, expect, it, vi } from 'vitest';

import { startPausing } from '../../../src/reader/pause.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('long work pauses once it has lasted for a while, and then not again at once', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const pause = startPausing();

  expect(pause()).toBeUndefined();
  vi.advanceTimersByTime(31);
  const rest = pause();
  expect(rest).toBeInstanceOf(Promise);
  await rest;

  expect(pause()).toBeUndefined();
});
