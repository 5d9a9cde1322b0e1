import type { MonthsFile } from '../model/list-files.ts';
import type { Month } from '../model/instant.ts';
import { parseInstant, toMonth } from '../model/instant.ts';
import type { Archive } from './archive.ts';
import { placeOf, toStamp } from './archive.ts';

/** Builds the months that have articles. */
export function buildMonths(archive: Archive): MonthsFile {
  const { living } = archive;
  const months: MonthsFile['months'] = [];
  for (let first = 0; first < living.length;) {
    const month = readMonth(archive, first);
    const next = findNextMonth(archive, first, month);
    months.push({ month, first: placeOf(archive, living[first] ?? 0), count: next - first });
    first = next;
  }
  return { ...toStamp(archive), months };
}

/** Asking a calendar for every article would take seconds; the living are in the order of time, so a few will do. */
function findNextMonth(archive: Archive, first: number, month: Month): number {
  let [low, high] = [first + 1, archive.living.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (readMonth(archive, middle) === month) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readMonth({ living, table, site }: Archive, index: number): Month {
  const seconds = table.getPublished(living[index] ?? 0);
  const instant = parseInstant(new Date(seconds * 1000).toISOString());
  if (instant === undefined) throw new Error(`No instant: ${seconds} seconds since 1970.`);
  return toMonth(instant, site.timeZone);
}
