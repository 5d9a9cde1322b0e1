import type { ReactNode } from 'react';
import { useId, useState } from 'react';

import { COMPARISON_FRAGMENT } from '../../model/article-parts.ts';
import type { SavedPage } from '../../reader/shelf.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { useLibraryWords } from '../parts/library-words.ts';
import { titleOf } from '../parts/narrow-shelf.ts';
import type { EditionNews } from './use-edition-news.ts';
import styles from './saved-row.module.css';
import { useFiling } from './use-filing.ts';

type Props = {
  readonly page: SavedPage;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
  /** What has become of it in the edition, where that is known. */
  readonly news?: EditionNews | undefined;
  /** Names that are in use, to choose from. */
  readonly collections: readonly string[];
  readonly labels: readonly string[];
  /** The page itself, as a list shows it. */
  readonly children: ReactNode;
};

/** A page of the shelf with how it is filed, and the means to file it otherwise. */
export function SavedRow({ page, isSelected, onSelect, news, children, ...names }: Props) {
  const words = useLibraryWords();
  const { file } = useFiling();
  const [isFiling, setFiling] = useState(false);
  const title = titleOf(page);
  return (
    <div className={styles.row} data-row>
      {children}
      <div className={styles.filing}>
        <label className={styles.select}>
          <input
            type="checkbox"
            aria-label={words.select(title)}
            checked={isSelected}
            onChange={({ target }) => onSelect(target.checked)}
          />
        </label>
        <button
          type="button"
          aria-pressed={page.isLater}
          onClick={() => void file(page, { isLater: !page.isLater })}
        >
          {words.markLater}
        </button>
        <button
          type="button"
          aria-pressed={page.isFavorite}
          onClick={() => void file(page, { isFavorite: !page.isFavorite })}
        >
          {words.markFavorite}
        </button>
        <details className={styles.more} onToggle={({ currentTarget }) => setFiling(currentTarget.open)}>
          <summary aria-label={words.fileThis(title)}>{words.file}</summary>
          {/* Twenty of them at once would take longer than the list. */}
          {isFiling ? <FilingForm page={page} {...names} /> : undefined}
        </details>
        <News page={page} news={news} />
        <FiledUnder page={page} />
      </div>
    </div>
  );
}

/** That the edition has changed an article since it was saved, with the way to what has changed; or has lost it. */
function News({ page, news }: { page: SavedPage; news: EditionNews | undefined }) {
  const words = useLibraryWords();
  if (news === 'lost') return <p className={styles.news}>{words.gone}</p>;
  if (news !== 'changed') return undefined;
  return (
    <p className={styles.news}>
      <Link to={`${page.key}#${COMPARISON_FRAGMENT}`}>
        {words.changedSince}
        <span className="visually-hidden">{words.seeChanges(titleOf(page))}</span>
      </Link>
    </p>
  );
}

/** What the reader has written about a page. */
function FiledUnder({ page: { collection, labels, notes } }: { page: SavedPage }) {
  const words = useLibraryWords();
  return (
    <>
      {collection === undefined && labels.length === 0 ? undefined : (
        <ul className={styles.names}>
          {collection === undefined ? undefined : (
            <li>
              <span className="visually-hidden">{words.collection} </span>
              {collection}
            </li>
          )}
          {labels.map((label) => (
            <li key={label}>#{label}</li>
          ))}
        </ul>
      )}
      {notes.map(({ id, text }) => (
        <p key={id} className={styles.note}>
          {text}
        </p>
      ))}
    </>
  );
}

type FormProps = Pick<Props, 'page' | 'collections' | 'labels'>;

function FilingForm({ page, collections, labels }: FormProps) {
  const words = useLibraryWords();
  const { file, note } = useFiling();
  const id = useId();
  const joined = page.notes.map(({ text }) => text).join('\n\n');
  const [written, setWritten] = useState<string>();
  const keepNote = () => {
    if (written !== undefined && written.trim() !== joined) void note(page, written.trim());
    setWritten(undefined);
  };
  return (
    <div className={styles.form}>
      <NameForm
        label={words.collection}
        button={words.keep}
        initial={page.collection ?? ''}
        known={collections}
        mayBeEmpty
        onName={(collection) => void file(page, { collection })}
      />
      <p className={styles.hint}>{words.collectionHint}</p>
      <NameForm
        label={words.addLabel}
        button={words.add}
        known={labels.filter((label) => !page.labels.includes(label))}
        onName={(addLabel) => void file(page, { addLabel })}
      />
      {page.labels.length === 0 ? undefined : (
        <ul className={styles.names}>
          {page.labels.map((label) => (
            <li key={label}>
              #{label}
              <button
                type="button"
                aria-label={words.removeLabel(label)}
                onClick={() => void file(page, { removeLabel: label })}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.field}>
        <label htmlFor={`${id}-note`}>{words.note}</label>
        <textarea
          id={`${id}-note`}
          rows={3}
          value={written ?? joined}
          onChange={({ target }) => setWritten(target.value)}
          onBlur={keepNote}
        />
      </div>
    </div>
  );
}

type NameFormProps = {
  readonly label: string;
  readonly button: string;
  readonly initial?: string;
  /** Names to choose from. */
  readonly known: readonly string[];
  readonly mayBeEmpty?: boolean;
  readonly onName: (name: string) => void;
};

/** A name to be typed, or chosen among those in use. */
export function NameForm({ label, button, initial = '', known, mayBeEmpty = false, onName }: NameFormProps) {
  const id = useId();
  const [name, setName] = useState<string>();
  const typed = (name ?? initial).trim().replaceAll(/\s+/g, ' ');
  return (
    <form
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed === '' && !mayBeEmpty) return;
        onName(typed);
        setName(undefined);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          list={`${id}-known`}
          maxLength={80}
          value={name ?? initial}
          onChange={({ target }) => setName(target.value)}
        />
        <button type="submit">{button}</button>
      </span>
      <datalist id={`${id}-known`}>
        {known.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
    </form>
  );
}
