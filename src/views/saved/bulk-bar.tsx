import type { Filing, SavedPage } from '../../reader/shelf.ts';
import { useLibraryWords } from '../parts/library-words.ts';
import styles from './bulk-bar.module.css';
import { NameForm } from './saved-row.tsx';
import { useFiling } from './use-filing.ts';

type Props = {
  readonly selected: readonly string[];
  /** The pages of the view, all of which can be chosen. */
  readonly pages: readonly SavedPage[];
  readonly collections: readonly string[];
  readonly labels: readonly string[];
  readonly onSelect: (keys: readonly string[]) => void;
};

/** What can be done with several pages at once; each is one step, and undone in one. */
export function BulkBar({ selected, pages, collections, labels, onSelect }: Props) {
  const words = useLibraryWords();
  const { fileAll, removeAll } = useFiling();
  if (selected.length === 0) return undefined;
  const act = (work: Promise<void>) => void work.then(() => onSelect([]));
  const file = (filing: Filing) => act(fileAll(selected, filing));
  return (
    <section className={styles.bar} aria-label={words.bulk}>
      <p role="status">{words.selected(selected.length)}</p>
      <div className={styles.buttons}>
        <button type="button" onClick={() => onSelect(pages.map(({ key }) => key))}>
          {words.selectAll(pages.length)}
        </button>
        <button type="button" onClick={() => onSelect([])}>
          {words.selectNone}
        </button>
        <button type="button" onClick={() => file({ isLater: true })}>
          {words.asLater}
        </button>
        <button type="button" onClick={() => file({ isLater: false })}>
          {words.asRead}
        </button>
        <button type="button" onClick={() => file({ isFavorite: true })}>
          {words.asFavorite}
        </button>
        <button type="button" onClick={() => act(removeAll(selected))}>
          {words.remove}
        </button>
      </div>
      <div className={styles.names}>
        <NameForm
          label={words.collection}
          button={words.keep}
          known={collections}
          mayBeEmpty
          onName={(collection) => file({ collection })}
        />
        <NameForm
          label={words.addLabel}
          button={words.add}
          known={labels}
          onName={(addLabel) => file({ addLabel })}
        />
      </div>
    </section>
  );
}
