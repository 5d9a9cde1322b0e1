import type { ComponentProps, MouseEvent } from 'react';
import { useState } from 'react';

import type { CountedTag } from '../../model/edition.ts';
import type { Filter } from '../../model/filter.ts';
import { EVERYTHING, dropPart, isFiltering } from '../../model/filter.ts';
import { FilterChoices, dropTag } from './filter-choices.tsx';
import { rememberChoice, useChoiceFocus } from './filter-focus.ts';
import styles from './filter-panel.module.css';
import { CloseIcon } from './icons.tsx';
import { Link } from './link.tsx';
import type { MonthPickerProps } from './month-picker.tsx';
import { MonthPicker } from './month-picker.tsx';
import type { TagSearchState } from './tag-search.tsx';
import { TagSearch, isSearching } from './tag-search.tsx';
import { useIsWide } from './use-is-wide.ts';
import { useWords } from './words.tsx';

type ListProps = {
  readonly filter: Filter;
  /** Names of what the filter speaks of: `tag-5g` → « 5G ». */
  readonly names: ReadonlyMap<string, string>;
  /** The address of the same list under another filter. */
  readonly hrefOf: (filter: Filter) => string;
};

export type FilterSheetProps = ListProps & {
  /** The tags of what the list shows now, most useful first, each with how many articles remain under it. */
  readonly tags: readonly CountedTag[];
  /** Whether the counts are exact; where they are not, each is a minimum, and says so. */
  readonly isExact?: boolean | undefined;
  /** Counts to the end, where that costs too much to be done unasked. */
  readonly onCountAll?: (() => void) | undefined;
  /** Files that counting to the end would still read. */
  readonly chunksLeft?: number | undefined;
  /** The search over the whole vocabulary; without it there is no box. */
  readonly search?: TagSearchState | undefined;
  /** The months of the list; without them there is no picker. */
  readonly months?: MonthPickerProps | undefined;
  /** What the button says that folds the sheet of a phone: « Voir les 42 articles ». */
  readonly resultText?: string | undefined;
};

/** Tags shown at once; the others open on demand. */
const FIRST_TAGS = 12;

/** The filter of a list: open beside it where there is room, a sheet at the bottom of a phone. */
export function FilterSheet(props: FilterSheetProps) {
  const words = useWords();
  const isWide = useIsWide();
  const count = countFilters(props.filter);
  return (
    <details className={styles.sheet} data-sheet open={isWide}>
      <summary>{count === 0 ? words.filter.title : words.filter.titleCount(count)}</summary>
      <div className={styles.content}>
        <FilterPanel {...props} />
        {props.months === undefined ? undefined : (
          <MonthPicker {...props.months} onJump={isWide ? undefined : leaveAside} />
        )}
        <div className={styles.end}>
          <button type="button" onClick={leaveSheet}>
            {props.resultText ?? words.filter.seeList}
          </button>
        </div>
      </div>
    </details>
  );
}

/** Folds the sheet, and goes on at the head of the list that it covered. */
function leaveSheet({ currentTarget }: MouseEvent<HTMLElement>): void {
  const sheet = currentTarget.closest<HTMLDetailsElement>('[data-sheet]');
  if (sheet !== null) sheet.open = false;
  document.querySelector<HTMLElement>('main h1')?.focus();
}

/** Folds the sheet where the list behind it moves on its own; the keyboard stays at its edge. */
function leaveAside({ currentTarget }: MouseEvent<HTMLElement>): void {
  const sheet = currentTarget.closest<HTMLDetailsElement>('[data-sheet]');
  if (sheet === null) return;
  sheet.open = false;
  sheet.querySelector('summary')?.focus({ preventScroll: true });
}

/** The tags that are left to choose from, each to narrow, to widen or to leave out. */
function FilterPanel(props: FilterSheetProps) {
  const words = useWords();
  const { filter, tags, hrefOf, isExact = true, search } = props;
  const choices = { filter, hrefOf, isExact };
  return (
    <section className={styles.panel} aria-labelledby="filter-title">
      <h2 id="filter-title" className={styles.title} tabIndex={-1}>
        {words.filter.topics}
      </h2>
      {search === undefined ? undefined : <TagSearch search={search} {...choices} />}
      {search !== undefined && isSearching(search) ? undefined : (
        <>
          {tags.length === 0 && isExact ? <p>{words.filter.noTopics}</p> : undefined}
          <FilterChoices {...choices} tags={tags.slice(0, FIRST_TAGS)} />
          {tags.length <= FIRST_TAGS ? undefined : <MoreChoices {...choices} tags={tags.slice(FIRST_TAGS)} />}
        </>
      )}
      <p className={styles.explain}>{words.filter.explain}</p>
      {isExact ? undefined : <PartialCounts {...props} />}
    </section>
  );
}

/** The tags after the first ones; most readers never unfold them, and every toggle would render them. */
function MoreChoices(props: ComponentProps<typeof FilterChoices>) {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.more} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.filter.moreTopics}</summary>
      {isOpen ? <FilterChoices {...props} /> : undefined}
    </details>
  );
}

/** Says that the counts are minimums, and offers to count on where that waits to be asked for. */
function PartialCounts({ onCountAll, chunksLeft }: Pick<FilterSheetProps, 'onCountAll' | 'chunksLeft'>) {
  const words = useWords();
  return (
    <div className={styles.partial}>
      <p>{words.filter.partial}</p>
      {onCountAll === undefined ? undefined : (
        <>
          <p id="count-all-cost">
            {chunksLeft === undefined ? words.filter.countAllCost : words.filter.countAllFiles(chunksLeft)}
          </p>
          <button
            type="button"
            aria-describedby="count-all-cost"
            onClick={() => {
              // The button goes when the counting begins.
              document.querySelector<HTMLElement>('#filter-title')?.focus({ preventScroll: true });
              onCountAll();
            }}
          >
            {words.filter.countAll}
          </button>
        </>
      )}
    </div>
  );
}

/** The filters at work, as chips that take themselves off; nothing where there are none. */
export function ActiveFilters(props: ListProps) {
  const words = useWords();
  const { filter, hrefOf } = props;
  const chips = listChips(props, words);
  useChoiceFocus();
  if (chips.length === 0) return undefined;
  return (
    <section className={styles.active} aria-label={words.filter.active}>
      <ul className={styles.chips}>
        {chips.map(({ key, role, text, without }) => (
          <li key={key}>
            <Link
              to={hrefOf(without)}
              data-role={role}
              data-choice={key}
              aria-label={words.filter.remove(text)}
              onClick={() => rememberChoice(key)}
            >
              {text}
              <CloseIcon />
            </Link>
          </li>
        ))}
      </ul>
      <Link
        className={styles.clear}
        to={hrefOf({ ...EVERYTHING, sort: filter.sort })}
        onClick={() => rememberChoice('clear')}
      >
        {words.filter.clear}
      </Link>
    </section>
  );
}

type Chip = { readonly key: string; readonly role: string; readonly text: string; readonly without: Filter };

function listChips(
  { filter, names }: Pick<ListProps, 'filter' | 'names'>,
  words: ReturnType<typeof useWords>,
): readonly Chip[] {
  const nameOf = (term: string, slug: string) => names.get(term) ?? slug;
  const tagChips = (['tags', 'any', 'not'] as const).flatMap((role) =>
    filter[role].map((slug) => ({
      key: `${role}-${slug}`,
      role,
      text: words.filter.chips[role](nameOf(`tag-${slug}`, slug)),
      without: dropTag(filter, slug, role),
    })),
  );
  const chip = (part: 'author' | 'category' | 'from' | 'to', name: string | undefined): Chip[] =>
    name === undefined
      ? []
      : [{ key: part, role: part, text: words.filter.chips[part](name), without: dropPart(filter, part) }];
  const { author, category, from, to } = filter;
  return [
    ...tagChips,
    ...chip('category', category && nameOf(`category-${category}`, category)),
    ...chip('author', author && nameOf(`author-${author}`, author)),
    ...chip('from', from && words.month(from)),
    ...chip('to', to && words.month(to)),
  ];
}

/** How many filters are at work. */
function countFilters(filter: Filter): number {
  if (!isFiltering(filter)) return 0;
  const { tags, any, not, author, category, from, to } = filter;
  return (
    tags.length +
    any.length +
    not.length +
    [author, category, from, to].filter((part) => part !== undefined).length
  );
}
