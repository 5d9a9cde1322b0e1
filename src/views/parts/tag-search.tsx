import type { KeyboardEvent } from 'react';
import { Suspense, lazy, useRef } from 'react';

import type { Filter } from '../../model/filter.ts';
import { foldText } from '../../model/slug.ts';
import type { Choice } from './filter-choices.tsx';
import { FilterChoices } from './filter-choices.tsx';
import styles from './tag-search.module.css';
import { useWords } from './words.tsx';

/** A tag that was found, with how many articles of the list would remain under it where that is known. */
export type FoundTag = Choice;

/** What is looked for in the whole vocabulary, and what became of it. */
export type TagSearchState = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly found:
    | { readonly kind: 'idle' }
    | { readonly kind: 'waiting' }
    | { readonly kind: 'failed'; readonly retry: () => void }
    | {
        readonly kind: 'found';
        readonly tags: readonly FoundTag[];
        /** Without network only the articles on this device were searched. */
        readonly isOnDeviceOnly?: boolean;
      };
};

type Props = {
  readonly search: TagSearchState;
  readonly filter: Filter;
  readonly hrefOf: (filter: Filter) => string;
  readonly isExact: boolean;
};

const SearchedOnDevice = lazy(async () => ({
  default: (await import('./searched-on-device.tsx')).SearchedOnDevice,
}));

/** Tells whether something is looked for: then the results stand in place of the choices. */
export function isSearching({ text }: TagSearchState): boolean {
  return text.trim() !== '';
}

/** The search for a tag by the beginning of its name, and what it found. */
export function TagSearch({ search, filter, hrefOf, isExact }: Props) {
  const words = useWords();
  const box = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const { text, setText, found } = search;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
    }
    const first = event.key === 'ArrowDown' ? results.current?.querySelector('a') : undefined;
    if (first == null) return;
    event.preventDefault();
    first.focus();
  };
  return (
    <div className={styles.search}>
      <label>
        <span>{words.filter.search}</span>
        <input
          ref={box}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
        />
      </label>
      {isSearching(search) ? (
        <div ref={results} className={styles.results}>
          <p role="status">{describeFound(words, search)}</p>
          {found.kind === 'found' && found.isOnDeviceOnly === true ? (
            <Suspense>
              <SearchedOnDevice />
            </Suspense>
          ) : undefined}
          {found.kind === 'failed' ? (
            <button
              type="button"
              onClick={() => {
                // The button goes with the failure.
                box.current?.focus();
                found.retry();
              }}
            >
              {words.failure.retry}
            </button>
          ) : undefined}
          {found.kind === 'found' && found.tags.length > 0 ? (
            <FilterChoices
              filter={filter}
              tags={found.tags}
              hrefOf={hrefOf}
              isExact={isExact}
              renderName={(name) => <MarkedName name={name} text={text} />}
            />
          ) : undefined}
        </div>
      ) : undefined}
    </div>
  );
}

function describeFound(words: ReturnType<typeof useWords>, { text, found }: TagSearchState): string {
  switch (found.kind) {
    case 'idle':
      return '';
    case 'waiting':
      return words.filter.searching;
    case 'failed':
      return words.filter.searchFailed;
    case 'found':
      // Of the topics that this device does not know there is nothing to say.
      return found.tags.length === 0 && found.isOnDeviceOnly !== true
        ? words.filter.foundNone(text.trim())
        : words.filter.found(found.tags.length);
    default:
      return found satisfies never;
  }
}

/** A name in which the beginning of a word that was looked for stands out. */
function MarkedName({ name, text }: { name: string; text: string }) {
  const [before, match, after] = splitMatch(name, text);
  return match === '' ? (
    name
  ) : (
    <>
      {before}
      <mark className={styles.match}>{match}</mark>
      {after}
    </>
  );
}

/**
 * Splits a name around the first word that begins with a text, accents and case aside; all of it
 * comes before where nothing does.
 *
 * A name that gets longer or shorter when it is folded (« Œuvre ») is left whole: a place in the
 * folded name would be another in the name itself.
 *
 * @example
 * splitMatch('Téléphone à écran', 'ecr') // => ['Téléphone à ', 'écr', 'an']
 * splitMatch('Œuvre', 'oeu')             // => ['Œuvre', '', '']
 */
export function splitMatch(
  name: string,
  text: string,
): readonly [before: string, match: string, after: string] {
  const [whole, wanted] = [foldText(name), foldText(text).trim()];
  if (wanted === '' || whole.length !== name.length) return [name, '', ''];
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const match = name.slice(at, end);
    const isStart = at === 0 || !/[\p{L}\p{M}\p{Nd}]/u.test(whole.charAt(at - 1));
    if (isStart && foldText(match) === wanted) return [name.slice(0, at), match, name.slice(end)];
  }
  return [name, '', ''];
}
