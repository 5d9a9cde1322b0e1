import type { Month } from '../../model/instant.ts';
import styles from './filter-faults.module.css';
import { useWords } from './words.tsx';

/** Something in an address that a filter cannot do as it is asked. */
export type FilterFault =
  /** Nothing has this name. */
  | { readonly kind: 'unknown'; readonly part: 'tag' | 'author' | 'category'; readonly name: string }
  /** A tag is both wanted and excluded. */
  | { readonly kind: 'conflict'; readonly name: string }
  /** The period begins after its end. */
  | { readonly kind: 'dates'; readonly from: Month; readonly to: Month }
  /** A part of the address is neither a month nor a slug: `from=2021-13`. */
  | { readonly kind: 'unread'; readonly text: string }
  /** More tags than a filter takes. */
  | { readonly kind: 'many'; readonly kept: number; readonly limit: number };

/** The longest piece of an address that is shown back. */
const MAX_SHOWN = 60;

/** What the address asks and cannot have, above the chips; nothing where all is well. */
export function FilterFaults({ faults }: { faults: readonly FilterFault[] }) {
  const words = useWords();
  const { month } = words;
  if (faults.length === 0) return undefined;
  return (
    <div className={styles.faults} role="note" aria-label={words.filter.faults.label}>
      <ul>
        {faults.map((fault) => {
          const text = describeFault(words, month, fault);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    </div>
  );
}

function describeFault(
  { filter: { faults: words } }: ReturnType<typeof useWords>,
  month: ReturnType<typeof useWords>['month'],
  fault: FilterFault,
): string {
  switch (fault.kind) {
    case 'unknown':
      return words.unknown[fault.part](cut(fault.name));
    case 'conflict':
      return words.conflict(cut(fault.name));
    case 'dates':
      return words.dates(month(fault.from), month(fault.to));
    case 'unread':
      return words.unread(cut(fault.text));
    case 'many':
      return words.many(fault.kept, fault.limit);
    default:
      return fault satisfies never;
  }
}

/** An address may hold a thousand characters of anything. */
function cut(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_SHOWN ? text : `${characters.slice(0, MAX_SHOWN).join('')}…`;
}
