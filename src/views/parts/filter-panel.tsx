import { useEffect } from 'react';
import { Link } from 'react-router';

import type { CountedTag } from '../../model/edition.ts';
import type { Filter, TagRole } from '../../model/filter.ts';
import { EVERYTHING, dropPart, getTagRole, isFiltering, setTagRole } from '../../model/filter.ts';
import type { Slug } from '../../model/slug.ts';
import { CloseIcon } from './icons.tsx';
import { useSite } from './site.ts';
import { TagCount } from './tag-list.tsx';
import styles from './filter-panel.module.css';
import { useIsWide } from './use-is-wide.ts';
import { useMonthText, useWords } from './words.tsx';

type Props = {
  readonly filter: Filter;
  /** The tags of what the list shows now, each with how many articles remain under it. */
  readonly tags: readonly CountedTag[];
  /** Names of what the filter speaks of: `tag-5g` → « 5G ». */
  readonly names: ReadonlyMap<string, string>;
  /** The address of the same list under another filter. */
  readonly hrefOf: (filter: Filter) => string;
};

/** Tags shown at once; the others open on demand. */
const FIRST_TAGS = 12;

/** The choice that was made last, so that the keyboard finds its place again when the list has changed. */
let lastChoice: string | undefined;

/** The filter of a list: open beside it where there is room, folded above it on a phone. */
export function FilterSheet(props: Props) {
  const words = useWords();
  const count = countFilters(props.filter);
  return (
    <details className={styles.sheet} open={useIsWide()}>
      <summary>{count === 0 ? words.filter.title : words.filter.titleCount(count)}</summary>
      <FilterPanel {...props} />
    </details>
  );
}

/** The tags that are left to choose from, each to narrow, to widen or to leave out. */
function FilterPanel(props: Props) {
  const words = useWords();
  const { tags } = props;
  return (
    <section className={styles.panel} aria-labelledby="filter-title">
      <h2 id="filter-title" className={styles.title} tabIndex={-1}>
        {words.filter.topics}
      </h2>
      {tags.length === 0 ? <p>{words.filter.noTopics}</p> : undefined}
      <TagChoices {...props} tags={tags.slice(0, FIRST_TAGS)} />
      {tags.length <= FIRST_TAGS ? undefined : (
        <details className={styles.more}>
          <summary>{words.filter.moreTopics}</summary>
          <TagChoices {...props} tags={tags.slice(FIRST_TAGS)} />
        </details>
      )}
      <p className={styles.explain}>{words.filter.explain}</p>
    </section>
  );
}

function TagChoices({ filter, tags, hrefOf }: Props) {
  const words = useWords();
  const { language } = useSite();
  const choice = (slug: Slug, role: TagRole) => ({
    to: hrefOf(setTagRole(filter, slug, getTagRole(filter, slug) === role ? 'none' : role)),
    'aria-current': getTagRole(filter, slug) === role ? ('true' as const) : undefined,
    'data-choice': `${role}-${slug}`,
    onClick: () => {
      lastChoice = `${role}-${slug}`;
    },
  });
  return (
    <ul className={styles.choices}>
      {tags.map(({ slug, name, count }) => (
        <li key={slug}>
          <Link className={styles.include} {...choice(slug, 'tags')}>
            <span lang={language}>{name}</span>
            <TagCount count={count} />
          </Link>
          <Link
            className={styles.role}
            {...choice(slug, 'any')}
            aria-label={`${name}, ${words.filter.anyHint}`}
          >
            {words.filter.any}
          </Link>
          <Link
            className={styles.role}
            {...choice(slug, 'not')}
            aria-label={`${name}, ${words.filter.excludeHint}`}
          >
            {words.filter.exclude}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The filters at work, as chips that take themselves off; nothing where there are none. */
export function ActiveFilters(props: Omit<Props, 'tags'> & { readonly isSettled: boolean }) {
  const words = useWords();
  const { filter, hrefOf, isSettled } = props;
  const chips = listChips(props, words, useMonthText());
  useEffect(() => {
    if (lastChoice === undefined) return;
    // A choice that left the list took the focus with it; its chip, or the panel, is where to go on.
    if (document.activeElement === document.body) {
      const choice = `[data-choice="${CSS.escape(lastChoice)}"]`;
      // What is folded away takes no focus.
      for (const target of [choice, '#filter-title', 'main h1']) {
        document.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
        if (document.activeElement !== document.body) break;
      }
    }
    // The list follows its filter, and may take away a choice that is still there.
    if (isSettled) lastChoice = undefined;
  });
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
              onClick={() => {
                lastChoice = key;
              }}
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
        onClick={() => {
          lastChoice = 'clear';
        }}
      >
        {words.filter.clear}
      </Link>
    </section>
  );
}

type Chip = { readonly key: string; readonly role: string; readonly text: string; readonly without: Filter };

function listChips(
  { filter, names }: Pick<Props, 'filter' | 'names'>,
  words: ReturnType<typeof useWords>,
  month: ReturnType<typeof useMonthText>,
): readonly Chip[] {
  const nameOf = (term: string, slug: string) => names.get(term) ?? slug;
  const tagChips = (['tags', 'any', 'not'] as const).flatMap((role) =>
    filter[role].map((slug) => ({
      key: `${role}-${slug}`,
      role,
      text: words.filter.chips[role](nameOf(`tag-${slug}`, slug)),
      without: setTagRole(filter, slug, 'none'),
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
    ...chip('from', from && month(from)),
    ...chip('to', to && month(to)),
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
