import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useRef } from 'react';

import type { Filter } from '../../model/filter.ts';
import type { SearchOrder } from '../../model/location.ts';
import { cutSearched, printLocation } from '../../model/location.ts';
import { noteSearch } from '../../reader/searches.ts';
import { CloseIcon, SearchIcon } from '../parts/icons.tsx';
import styles from './search-form.module.css';
import type { TypedSearch } from './use-typed-search.ts';
import { useSearchWords } from './use-search-words.ts';

type Props = {
  readonly search: TypedSearch;
  readonly filter: Filter;
  readonly order: SearchOrder;
  readonly onFocus: () => void;
};

/** The field of the search. Before the page is awake the form itself opens the address. */
export function SearchForm({ search, filter, order, onFocus }: Props) {
  const own = useSearchWords();
  const box = useRef<HTMLInputElement>(null);
  const { typed, type, submit } = search;
  // What was typed before the page was awake.
  const adopt = useEffectEvent(() => {
    const { current } = box;
    if (current !== null && current.value !== typed.text) type(current.value);
    if (current !== null && document.activeElement === current) onFocus();
  });
  useEffect(() => adopt(), []);
  const clear = () => {
    type('');
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || typed.text === '') return;
    event.preventDefault();
    type('');
  };
  return (
    <form
      className={styles.form}
      role="search"
      action={`${import.meta.env.BASE_URL}search`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        const text = cutSearched(typed.text.trim());
        if (text !== '') keepSearch(printLocation({ page: 'search', text, filter, order: 'relevance' }));
        // The keyboard of a phone covers what was found.
        if (matchMedia('(pointer: coarse)').matches) box.current?.blur();
      }}
    >
      <label className="visually-hidden" htmlFor="search-text">
        {own.label}
      </label>
      <span className={styles.icon}>
        <SearchIcon />
      </span>
      <input
        ref={box}
        id="search-text"
        name="q"
        type="search"
        value={typed.text}
        data-focus={typed.text === '' ? '' : undefined}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
      />
      {order === 'relevance' ? undefined : <input type="hidden" name="sort" value={order} />}
      {typed.text === '' ? undefined : (
        <button type="button" className={styles.clear} onClick={clear}>
          <CloseIcon />
          <span className="visually-hidden">{own.clear}</span>
        </button>
      )}
      <button type="submit" className={styles.submit}>
        <SearchIcon />
        <span>{own.submit}</span>
      </button>
    </form>
  );
}

/** A search that is not kept is no worse a search: nobody is told. */
export function keepSearch(address: string): void {
  noteSearch(address).catch(() => undefined);
}
