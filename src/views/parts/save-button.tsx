import type { PageToSave } from '../../reader/saved.ts';
import { RibbonIcon } from './icons.tsx';
import styles from './save-button.module.css';
import { useSaved } from './use-saved.ts';
import { useWords } from './words.tsx';

type Props = {
  /** The canonical address of the page. */
  readonly address: string;
  /** How the page is called, for its accessible name. */
  readonly name: string;
  /** Gives what is to be kept; asked when the reader clicks. */
  readonly getPage: () => PageToSave;
  /** In a list only the icon shows; the name stays for whoever needs it. */
  readonly isQuiet?: boolean;
};

/** Saves a page, or takes it off the shelf; pressed once the browser has really kept it. */
export function SaveButton({ address, name, getPage, isQuiet = false }: Props) {
  const words = useWords();
  const { isSaved, save, remove } = useSaved(address);
  return (
    <button
      type="button"
      className={styles.button}
      data-quiet={isQuiet}
      aria-pressed={isSaved}
      aria-label={isQuiet ? words.save.saveThis(name) : undefined}
      onClick={() => void (isSaved ? remove(name) : save(getPage()))}
    >
      <RibbonIcon />
      {isQuiet ? undefined : <span>{words.save.save}</span>}
    </button>
  );
}
