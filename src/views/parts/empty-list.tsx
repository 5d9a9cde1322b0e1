import styles from './loosening.module.css';
import { Empty } from './faces.tsx';
import type { FilterFault } from './filter-faults.tsx';
import { rememberChoice } from './filter-focus.ts';
import { Link } from './link.tsx';
import { useWords } from './words.tsx';

/** One filter that could go, and how many articles the list would then have. */
export type FilterDrop = {
  /** The `data-choice` of the chip: `tags-5g`, `author`, `from`. */
  readonly key: string;
  /** What the chip says: « 5G », « sauf Radio », « depuis mars 2021 ». */
  readonly text: string;
  readonly href: string;
  readonly count: number | undefined;
  readonly isAtLeast: boolean;
};

type Props = {
  readonly isFiltered: boolean;
  /** What `FilterFaults` says above the list. */
  readonly faults: readonly FilterFault[];
  readonly drops: readonly FilterDrop[] | 'waiting';
};

/** The empty face of a list: under a filter, which part of it to drop, and what that would give. */
export function EmptyList({ isFiltered, faults, drops }: Props) {
  const words = useWords();
  if (!isFiltered) return <Empty title={words.list.emptyTerm} />;
  const useful = drops === 'waiting' ? [] : drops.filter(({ count, isAtLeast }) => count !== 0 || isAtLeast);
  const isStuck = drops !== 'waiting' && drops.length > 0 && useful.length === 0;
  return (
    <Empty title={words.list.emptyTitle}>
      {faults.some(findsNothing) ? <p>{words.list.emptyFault}</p> : undefined}
      <p>{isStuck ? words.list.emptyStuck : words.list.emptyHint}</p>
      {drops === 'waiting' ? <p className={styles.waiting}>{words.list.dropsWaiting}</p> : undefined}
      {useful.length === 0 ? undefined : (
        <ul className={styles.ways} aria-label={words.list.drops}>
          {useful.toSorted(mostFirst).map((drop) => (
            <li key={drop.key}>
              <Link to={drop.href} onClick={() => rememberChoice(drop.key)}>
                {describeDrop(words, drop)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Empty>
  );
}

/** A part that is left out of the filter, or cut to size, is not why nothing is found. */
function findsNothing({ kind }: FilterFault): boolean {
  return kind === 'unknown' || kind === 'conflict' || kind === 'dates';
}

/** What is not counted comes last; what is equal stays as it came. */
function mostFirst(a: FilterDrop, b: FilterDrop): number {
  return (b.count ?? -1) - (a.count ?? -1);
}

function describeDrop(
  { list: words }: ReturnType<typeof useWords>,
  { text, count, isAtLeast }: FilterDrop,
): string {
  // « Au moins 0 article » says nothing.
  if (count === undefined || (count === 0 && isAtLeast)) return words.dropUncounted(text);
  return isAtLeast ? words.dropAtLeast(text, count) : words.drop(text, count);
}
