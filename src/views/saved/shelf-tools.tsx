import { useEffect, useRef, useState } from 'react';

import type { Filter } from '../../model/filter.ts';
import type { ShelfView } from '../../model/shelf.ts';
import type { SavedPage } from '../../reader/shelf.ts';
import { Link, useGo } from '../parts/link.tsx';
import { useLibraryWords } from '../parts/library-words.ts';
import type { ShelfSection } from '../parts/narrow-shelf.ts';
import { hrefOfShelf, listSections } from '../parts/narrow-shelf.ts';
import styles from './shelf-tools.module.css';

type Props = { readonly pages: readonly SavedPage[]; readonly shelf: ShelfView; readonly filter: Filter };

/** The rayons of the shelf: everything, what is to be read, favourites, each collection and each label. */
export function ShelfSections({ pages, shelf, filter }: Props) {
  const words = useLibraryWords();
  const main: readonly ShelfSection[] = [
    { view: {}, name: words.everything, count: pages.length },
    { view: { list: 'later' }, name: words.later, count: pages.filter(({ isLater }) => isLater).length },
    {
      view: { list: 'favorites' },
      name: words.favorites,
      count: pages.filter(({ isFavorite }) => isFavorite).length,
    },
  ];
  const groups = [
    { name: words.views, sections: main },
    { name: words.collections, sections: listSections(pages, 'collection') },
    { name: words.labels, sections: listSections(pages, 'label') },
  ];
  const isHere = ({ list, collection, label }: ShelfView) =>
    list === shelf.list && collection === shelf.collection && label === shelf.label;
  const { list: _list, collection: _collection, label: _label, ...rest } = shelf;
  return groups.map(({ name, sections }, index) =>
    sections.length === 0 ? undefined : (
      <nav key={name} className={styles.sections} aria-label={name} data-main={index === 0}>
        {index === 0 ? undefined : <h2>{name}</h2>}
        <ul>
          {sections.map((section) => (
            <li key={section.name}>
              <Link
                to={hrefOfShelf({ ...rest, ...section.view }, filter)}
                aria-current={isHere(section.view) ? 'page' : undefined}
              >
                {words.withCount(section.name, section.count)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    ),
  );
}

const ORDERS = ['newest', 'oldest', 'published', 'title'] as const;
/** Typing is one step of the history, once the reader pauses. */
const PAUSE_MS = 200;

/** The search over the shelf, and its order. */
export function ShelfTools({ shelf, filter }: Omit<Props, 'pages'>) {
  const words = useLibraryWords();
  const go = useGo();
  const { text: _text, ...others } = shelf;
  const [typed, setTyped] = useState(shelf.text ?? '');
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const search = (text: string) => {
    setTyped(text);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      const isEmpty = text.trim() === '';
      go(hrefOfShelf({ ...others, ...(isEmpty ? {} : { text: text.trim() }) }, filter), {
        replace: true,
      });
    }, PAUSE_MS);
  };
  const sortBy = (order: string) => {
    const { order: _order, ...unordered } = shelf;
    const isOwn = order === 'published' || order === 'title';
    go(
      hrefOfShelf(isOwn ? { ...unordered, order } : unordered, {
        ...filter,
        sort: order === 'oldest' ? 'oldest' : 'newest',
      }),
    );
  };
  return (
    <div className={styles.tools}>
      <label>
        {words.find}
        <input type="search" value={typed} onChange={({ target }) => search(target.value)} />
      </label>
      <label>
        {words.order}
        <select value={shelf.order ?? filter.sort} onChange={({ target }) => sortBy(target.value)}>
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {words.orders[order]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
