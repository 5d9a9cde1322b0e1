import type { ChangeEvent, MouseEvent } from 'react';
import { useId, useState } from 'react';

import { groupBy } from '../../model/group-by.ts';
import type { Month } from '../../model/instant.ts';
import { isMonth } from '../../model/instant.ts';
import { ChoiceCount } from './filter-choices.tsx';
import { rememberChoice } from './filter-focus.ts';
import { Link, useGo } from './link.tsx';
import styles from './month-picker.module.css';
import { useWords } from './words.tsx';

/** First and last month, both included; without one, the list is open at that end. */
export type MonthRange = { readonly from?: Month; readonly to?: Month };

export type MonthPickerProps = {
  /** The months that have articles, oldest first, each with how many where that is exactly known. */
  readonly months: readonly CountedMonth[] | 'waiting';
  readonly from?: Month | undefined;
  readonly to?: Month | undefined;
  /** The address of the same list within other months. */
  readonly hrefOf: (range: MonthRange) => string;
  /** The address of the same list, opened at a month; without it the list cannot be jumped in. */
  readonly jumpHrefOf?: ((month: Month) => string) | undefined;
  /** The reader looks at the months: from now on their counts are worth fetching. */
  readonly onOpen?: (() => void) | undefined;
};

type Props = MonthPickerProps & {
  /** What else a jump does: the sheet of a phone folds, so that the month is seen. */
  readonly onJump?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
};

/** What stands in the section once it is unfolded. */
type ContentProps = Props & { readonly months: readonly CountedMonth[]; readonly nameMonth: NameMonth };

type NameMonth = (month: Month) => { readonly name: string; readonly whole: string };

type CountedMonth = { readonly month: Month; readonly count?: number };

type Year = {
  readonly year: string;
  readonly months: readonly CountedMonth[];
  readonly count: number | undefined;
};

/** The months of a list, drawn from its counts, so that nobody picks an empty one; unfolds on demand. */
export function MonthPicker(props: Props) {
  const words = useWords();
  const { months, from, to, onOpen } = props;
  const hasRange = from !== undefined || to !== undefined;
  const [isOpen, setIsOpen] = useState(hasRange);
  if (months.length === 0 && !hasRange && onOpen === undefined) return undefined;
  return (
    <details
      className={styles.picker}
      open={isOpen}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
        if (event.currentTarget.open) props.onOpen?.();
      }}
    >
      {/* « Toutes les dates » goes when it is followed; the focus comes here. */}
      <summary data-choice={DATES}>{words.filter.dates}</summary>
      {/* An archive of thirty years has hundreds of options, and most readers never unfold them. */}
      {isOpen ? <Content {...props} /> : undefined}
    </details>
  );
}

function Content(props: Props) {
  const words = useWords();
  const { from, to, hrefOf } = props;
  const nameMonth = useMonthNames();
  const months = props.months === 'waiting' ? [] : props.months;
  const content = { ...props, months, nameMonth };
  return (
    <div className={styles.content}>
      <div className={styles.bounds}>
        <BoundSelect {...content} bound="from" />
        <BoundSelect {...content} bound="to" />
      </div>
      {from === undefined && to === undefined ? undefined : (
        <Link className={styles.all} to={hrefOf({})} onClick={() => rememberChoice(DATES)}>
          {words.filter.allDates}
        </Link>
      )}
      {props.months === 'waiting' ? <p>{words.waiting}</p> : <Years {...content} />}
    </div>
  );
}

/** The `data-choice` of everything that leads to other months: what is left of it has the summary. */
const DATES = 'dates';

/** One end of the range; it offers only months that have articles and do not cross the other end. */
function BoundSelect({
  months,
  from,
  to,
  hrefOf,
  nameMonth,
  bound,
}: ContentProps & { readonly bound: 'from' | 'to' }) {
  const words = useWords();
  const go = useGo();
  const id = useId();
  const value = bound === 'from' ? from : to;
  const isAllowed = (month: Month) =>
    bound === 'from' ? to === undefined || month <= to : from === undefined || month >= from;
  const offered = months.flatMap(({ month }) => (isAllowed(month) ? [month] : []));
  // An address may name a month without articles, or one beyond the other end: the box says so.
  const shown = value === undefined || offered.includes(value) ? offered : [...offered, value].sort();
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    const other = bound === 'from' ? toRange(undefined, to) : toRange(from, undefined);
    go(hrefOf(isMonth(target.value) ? { ...other, [bound]: target.value } : other));
  };
  return (
    <div>
      <label htmlFor={id}>{words.filter[bound]}</label>
      <select id={id} value={value ?? ''} onChange={choose}>
        <option value="">{bound === 'from' ? words.filter.firstMonth : words.filter.lastMonth}</option>
        {shown.map((month) => (
          <option key={month} value={month}>
            {nameMonth(month).whole}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One row for each year, newest first; the year that is chosen, or that the reader opens, has its months. */
function Years(props: ContentProps) {
  const words = useWords();
  const { months, from, to, hrefOf } = props;
  const chosen = (from ?? to)?.slice(0, 4);
  const [opened, setOpened] = useState({ chosen, year: chosen });
  // Another choice of months opens its year, whatever was opened before.
  const openYear = opened.chosen === chosen ? opened.year : chosen;
  const years = groupYears(months);
  const most = Math.max(1, ...years.map(({ count }) => count ?? 0));
  const id = useId();
  return (
    <ol className={styles.years} aria-label={words.filter.years}>
      {years.map(({ year, months: within, count }) => {
        const [first, last] = [`${year}-01` as Month, `${year}-12` as Month]; // A year of a month has both.
        const isOpen = year === openYear;
        return (
          <li key={year}>
            <div className={styles.row}>
              <Link
                to={hrefOf({ from: first, to: last })}
                aria-current={from === first && to === last ? 'true' : undefined}
                onClick={() => rememberChoice(DATES)}
              >
                <span>
                  {year}
                  <ChoiceCount count={count} />
                </span>
                {count === undefined ? undefined : (
                  <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} />
                )}
              </Link>
              <button
                type="button"
                aria-expanded={isOpen}
                aria-controls={isOpen ? `${id}-${year}` : undefined}
                aria-label={words.filter.monthsOf(year)}
                onClick={() => setOpened({ chosen, year: isOpen ? undefined : year })}
              />
            </div>
            {isOpen ? <Months {...props} id={`${id}-${year}`} months={within} /> : undefined}
          </li>
        );
      })}
    </ol>
  );
}

function Months({
  id,
  months,
  from,
  to,
  hrefOf,
  jumpHrefOf,
  onJump,
  nameMonth,
}: ContentProps & { readonly id: string }) {
  const words = useWords();
  return (
    <ol id={id} className={styles.months}>
      {months.map(({ month, count }) => {
        const { name, whole } = nameMonth(month);
        return (
          <li key={month}>
            <Link
              to={hrefOf({ from: month, to: month })}
              aria-current={from === month && to === month ? 'true' : undefined}
              onClick={() => rememberChoice(DATES)}
            >
              <span>
                {name}
                <span className="visually-hidden"> {month.slice(0, 4)}</span>
                <ChoiceCount count={count} />
              </span>
            </Link>
            {jumpHrefOf === undefined ? undefined : (
              <Link
                className={styles.jump}
                to={jumpHrefOf(month)}
                aria-label={words.filter.jumpTo(whole)}
                onClick={onJump}
              >
                {words.filter.jump}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Years, newest first; a year has a number when each of its months has one. */
function groupYears(months: readonly CountedMonth[]): readonly Year[] {
  const years = groupBy(months, ({ month }) => month.slice(0, 4));
  return [...years]
    .map(([year, within]) => ({
      year,
      months: within,
      count: within.some(({ count }) => count === undefined)
        ? undefined
        : within.reduce((sum, { count = 0 }) => sum + count, 0),
    }))
    .toReversed();
}

function toRange(from: Month | undefined, to: Month | undefined): MonthRange {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Writes months, « mars » and « mars 2021 ». */
function useMonthNames(): NameMonth {
  const { month: write } = useWords();
  return (month) => {
    const whole = write(month);
    return { name: whole.slice(0, whole.lastIndexOf(' ')), whole };
  };
}
