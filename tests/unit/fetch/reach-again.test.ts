import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const looks = vi.hoisted(() => ({ count: 0, isAnswered: true, noteReached: (): void => undefined }));
vi.mock('../../../src/fetch/watch-edition.ts', () => ({
  lookForEdition: () => {
    looks.count++;
    if (looks.isAnswered) looks.noteReached();
    return Promise.resolve(looks.isAnswered);
  },
}));

/** Begins with nothing that was tried before. */
async function load() {
  vi.resetModules();
  const { onReachAgain } = await import('../../../src/fetch/reach-again.ts');
  const { noteReached } = await import('../../../src/fetch/reach.ts');
  looks.noteReached = noteReached;
  return { onReachAgain, noteReached };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.stubGlobal('navigator', { onLine: true });
  Object.assign(looks, { count: 0, isAnswered: true });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what waits for the network', () => {
  it('is called when the host answers, and the host is asked only while something waits', async () => {
    const { onReachAgain } = await load();
    const listener = vi.fn<() => void>();
    looks.isAnswered = false;
    const stop = onReachAgain(listener);

    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks.count).toBe(3);
    expect(listener).not.toHaveBeenCalled();
    looks.isAnswered = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(listener).toHaveBeenCalledTimes(1);

    stop();
    const { count } = looks;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(looks.count).toBe(count);
  });

  it('tries again soon, then ever more seldom, where it fails while the host answers', async () => {
    const { onReachAgain, noteReached } = await load();
    const tries: number[] = [];
    onReachAgain(() => tries.push(Math.round(performance.now() / 1000)));
    const start = performance.now() / 1000;
    noteReached();

    await vi.advanceTimersByTimeAsync(900_000);

    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect((tries[0] ?? 0) - start).toBeLessThan(1);
    expect(pauses[0]).toBe(3);
    expect(pauses.every((pause, index) => pause >= (pauses[index - 1] ?? 0))).toBe(true);
    expect(pauses.at(-1)).toBe(240);
  });

  it('begins anew where the network was away meanwhile, for everything that waits', async () => {
    const { onReachAgain, noteReached } = await load();
    const [one, other] = [vi.fn<() => void>(), vi.fn<() => void>()];
    onReachAgain(one);
    noteReached();
    onReachAgain(other);
    noteReached();
    expect([one, other].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);

    looks.isAnswered = false;
    await vi.advanceTimersByTimeAsync(3000);
    noteReached();

    expect([one, other].map(({ mock }) => mock.calls.length)).toEqual([2, 1]);
  });
});
