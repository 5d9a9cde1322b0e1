import { withBarePage } from './bare-page.ts';
import type { Benchmark, Report } from './figure.ts';
import { findMedian } from './figure.ts';
import type { Sides } from './phone.ts';
import { ARTICLE, PHONE, pick, reportBoth, standBeside, takeTurns } from './phone.ts';

const ROUNDS = 9;
/** Where the browser answers. */
const PORT = 9333;
/** A page that was silent for so long is awake. */
const REST_MS = 1000;
const PAGES = [
  ['front page', '/'],
  ['article', ARTICLE],
] as const;

/** The first paint of a prerendered page on a phone, beside that of a page written by hand with the same content. */
export const firstPaint: Benchmark = {
  name: 'first-paint',
  isOnDemand: true,
  run: (report) =>
    standBeside(
      async (sides) => {
        for (const [name, address] of PAGES) await measurePage(report, sides, name, address);
      },
      { args: [`--remote-debugging-port=${PORT}`] },
    ),
};

async function measurePage(report: Report, sides: Sides, name: string, address: string): Promise<void> {
  const found = await takeTurns(ROUNDS, sides, (origin) => visit(`${origin}${address}`));
  const compare = (key: keyof Visit, what: string, atMost: number) =>
    reportBoth(report, pick(found, key), { name, what, atMost });
  compare('firstPaint', 'first contentful paint', 1.05);
  compare('largestPaint', 'largest contentful paint', 1.05);
  const blocked = pick(found, 'blocked');
  report({
    name: `${name}, blocked`,
    value: findMedian(blocked.ours),
    unit: 'ms',
    target: { atMost: 50 },
  });
  report({ name: `${name} by hand, blocked`, value: findMedian(blocked.byHand), unit: 'ms' });
  report({
    name: `${name}, shift`,
    value: Math.max(...pick(found, 'shift').ours),
    unit: '',
    target: { atMost: 0.01 },
  });
  const bytes = pick(found, 'otherBytes');
  report({
    name: `${name}, bytes other than JavaScript against by hand`,
    value: findMedian(bytes.ours) / findMedian(bytes.byHand),
    unit: '×',
    target: { atMost: 1.15 },
  });
}

type Visit = {
  /** In milliseconds since the navigation began. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** What tasks took beyond their first 50 ms, all together. */
  readonly blocked: number;
  readonly shift: number;
  readonly otherBytes: number;
};

/** Visits a page for the first time and waits until nothing more happens by itself. */
async function visit(address: string): Promise<Visit> {
  return withBarePage(PORT, PHONE, watchPaints, async (page) => {
    await page.open(address);
    await page.settle(REST_MS);
    return page.ask(() => {
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const other = entries.filter(({ name }) => !name.endsWith('.js'));
      const bytes = other.reduce(
        (sum, { transferSize }) => sum + transferSize,
        navigation?.transferSize ?? 0,
      );
      const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
      return { ...window.kiosquePaint, firstPaint: first, otherBytes: bytes };
    });
  });
}

declare global {
  interface Window {
    kiosquePaint: { largestPaint: number; blocked: number; shift: number };
  }
}

/** Runs in the page, from its beginning. */
function watchPaints(): void {
  const seen = { largestPaint: 0, blocked: 0, shift: 0 };
  window.kiosquePaint = seen;
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.largestPaint = startTime;
  });
  watch('longtask', ({ duration }) => {
    seen.blocked += duration - 50;
  });
  watch('layout-shift', (entry) => {
    seen.shift += (entry as unknown as { value: number }).value;
  });
}
