import type { LeftReason } from '../source.ts';
import type { Construct, GoneArticle, Outcome, Report } from './report.ts';
import { countItems, countLeft } from './report.ts';

/** What each reason means, to a publisher. */
export const REASONS: Readonly<Record<LeftReason, string>> = {
  draft: 'a draft',
  private: 'private',
  protected: 'protected by a password',
  scheduled: 'scheduled for later',
  trashed: 'in the bin',
  attachment: 'an attachment: it comes with the articles that show it',
  page: 'a page, not an article',
  other: 'not an article',
  duplicate: 'there twice',
  undated: 'without a date',
  empty: 'without a body',
  unreadable: 'could not be read',
};

/** What each outcome means. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  added: 'imported',
  updated: 'changed since the last import, and written anew',
  unchanged: 'unchanged',
  edited: 'edited by hand since, and left as they are',
  deleted: 'deleted by hand since, and not brought back',
  elsewhere: 'there already, from another source',
  refused: 'refused',
};

/** Lines of one kind that a terminal shows; the whole list is in the files. */
const MOST_LINES = 10;

/** Prints a report for a terminal: what came in, what did not and why, and what of the bodies was lost. */
export function printReport(report: Report): string {
  const { format, source, into, outcomes, left, refused, byHand, lossy, gone, comments, pictures } = report;
  const reduced = report.constructs.filter(({ simplified, refused: dropped }) => simplified + dropped > 0);
  return [
    `${format} · ${source} → ${into}`,
    ...(report.since === undefined ? [] : [printSince(report.since)]),
    `${count(countItems(report), 'item')} in the source:`,
    ...Object.entries(OUTCOMES).flatMap(([outcome, text]) => {
      const number = outcomes[outcome as Outcome]; // The keys of a record are those of its type.
      return number === 0 ? [] : [`  ${number} ${text}`];
    }),
    ...countLeft(report).map(([reason, number]) => `  ${number} left out: ${REASONS[reason]}`),
    ...list(
      'Left out',
      left.filter(
        ({ reason }) =>
          reason === 'unreadable' || reason === 'undated' || reason === 'duplicate' || reason === 'empty',
      ),
      ({ at, title, reason, detail }) =>
        `${at}${title === undefined ? '' : ` « ${title} »`} · ${REASONS[reason]}${detail === undefined ? '' : `: ${detail}`}`,
    ),
    ...list('Refused', refused, ({ at, file, why }) => `${at} → ${file} · ${why}`),
    ...list(
      'Changed in the source, but edited or deleted by hand (--force takes the source’s)',
      byHand,
      ({ file }) => file,
    ),
    ...list(
      'Unchanged, and not whole since an earlier import (--force says what of them was refused)',
      lossy,
      ({ at, file, lost }) => `${at} → ${file} · ${lost} refused`,
    ),
    ...list('Of earlier imports', gone, ({ file, ...what }) => `${file} · ${printGone(what)}`),
    ...list('Not whole in the articles', reduced, printConstruct),
    ...list('Pictures that are missing', pictures.failed, ({ at, why }) => `${at} · ${why}`),
    ...(pictures.there > 0 ? [`${count(pictures.there, 'picture')} there`] : []),
    ...(comments > 0 ? [`${count(comments, 'comment')} left out`] : []),
    ...(report.isStopped ? ['Stopped before the end: the same command goes on.'] : []),
  ].join('\n');
}

/** Says that what is not named is as it was. */
export function printSince(since: string): string {
  return `Asked only for what changed since ${since}: every other article stays as it is (--force asks for everything).`;
}

/** Says what became of an article that the source does not give any more. */
export function printGone({ reason, isTaken }: Omit<GoneArticle, 'file'>): string {
  if (reason === undefined) return 'no longer in the source, and left as it is';
  return `${REASONS[reason]} by now, and ${isTaken ? 'taken away' : 'left as it is'}`;
}

function printConstruct({ construct, kept, simplified, refused, places }: Construct): string {
  const parts = [
    ...(kept > 0 ? [`${kept} kept`] : []),
    ...(simplified > 0 ? [`${simplified} simplified`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ];
  const [first] = places;
  return `${construct} · ${parts.join(', ')}${first === undefined ? '' : ` · first in ${first.at}`}`;
}

function list<Item>(title: string, items: readonly Item[], print: (item: Item) => string): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length - MOST_LINES;
  return [
    `${title}:`,
    ...items.slice(0, MOST_LINES).map((item) => `  ${print(item)}`),
    ...(more > 0 ? [`  … and ${more} more, in the report`] : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
