import type { ReactNode } from 'react';

import type { NamedTag } from '../../model/edition.ts';
import type { Filter, TagRole } from '../../model/filter.ts';
import { setTagRole } from '../../model/filter.ts';
import type { Slug } from '../../model/slug.ts';
import styles from './filter-choices.module.css';
import { rememberChoice } from './filter-focus.ts';
import { Link } from './link.tsx';
import { useSite } from './site.ts';
import { useWords } from './words.tsx';

/** A tag to choose, with how many articles would remain under it where that is known. */
export type Choice = NamedTag & { readonly count?: number };

type Role = Exclude<TagRole, 'none'>;

type Props = {
  readonly filter: Filter;
  readonly tags: readonly Choice[];
  readonly hrefOf: (filter: Filter) => string;
  /** Whether the counts are exact; where they are not, each is a minimum, and says so. */
  readonly isExact: boolean;
  /** How a name is written, where a part of it is to stand out. */
  readonly renderName?: (name: string) => ReactNode;
};

/** Tags to choose from, each to narrow a list, to widen it, or to be left out of it. */
export function FilterChoices({ filter, tags, hrefOf, isExact, renderName = (name) => name }: Props) {
  const words = useWords();
  const { language } = useSite();
  const choose = (slug: Slug, role: Role) => {
    const isMade = filter[role].includes(slug);
    return {
      to: hrefOf(isMade ? dropTag(filter, slug, role) : setTagRole(filter, slug, role)),
      'aria-current': isMade ? ('true' as const) : undefined,
      'data-choice': `${role}-${slug}`,
      onClick: () => rememberChoice(`${role}-${slug}`),
    };
  };
  return (
    <ul className={styles.choices}>
      {tags.map(({ slug, name, count }) => (
        <li key={slug}>
          <Link className={styles.include} {...choose(slug, 'tags')}>
            <span lang={language}>{renderName(name)}</span>
            <ChoiceCount count={count} isExact={isExact} />
          </Link>
          <Link
            className={styles.role}
            {...choose(slug, 'any')}
            aria-label={`${name}, ${words.filter.anyHint}`}
          >
            {words.filter.any}
          </Link>
          <Link
            className={styles.role}
            {...choose(slug, 'not')}
            aria-label={`${name}, ${words.filter.excludeHint}`}
          >
            {words.filter.exclude}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Takes a tag out of one role; an address may give it two, and each is taken off on its own. */
export function dropTag(filter: Filter, tag: Slug, role: Role): Filter {
  return { ...filter, [role]: filter[role].filter((other) => other !== tag) };
}

/** A number of articles after what it counts: short for the eye, with its unit for the ear. */
export function ChoiceCount({ count, isExact = true }: { count: number | undefined; isExact?: boolean }) {
  const words = useWords();
  // « Au moins 0 » says nothing.
  if (count === undefined || (count === 0 && !isExact)) return undefined;
  return (
    <>
      {' '}
      <span className={styles.count} aria-hidden="true">
        {isExact ? words.number(count) : words.filter.atLeast(count)}
      </span>
      <span className="visually-hidden" lang={words.language}>
        {isExact ? words.filter.include(count) : words.filter.includeAtLeast(count)}
      </span>
    </>
  );
}
