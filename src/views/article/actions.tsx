import type { ArticleFile } from '../../model/edition.ts';
import { printLocation } from '../../model/location.ts';
import { ShareIcon } from '../parts/icons.tsx';
import { showNotice } from '../parts/notice.tsx';
import { SaveButton } from '../parts/save-button.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './actions.module.css';

/** Save and share: in the byline on wide screens, within reach of the thumb on a phone. */
export function ArticleActions({ file }: { file: ArticleFile }) {
  const words = useWords();
  const { card } = file;
  const address = printLocation({ page: 'article', slug: card.slug, fragment: '' });
  return (
    <div className={styles.actions} role="group" aria-label={words.article.actions}>
      <SaveButton
        address={address}
        name={card.headline}
        getPage={() => ({ kind: 'article', slug: card.slug, card, article: file })}
      />
      <ShareButton title={card.headline} />
    </div>
  );
}

/** Hands the address to the device's own sharing, or copies it where there is none. */
function ShareButton({ title }: { title: string }) {
  const words = useWords();
  const share = async () => {
    const url = globalThis.location.href.replace(/#.*$/, '');
    if ('share' in navigator) {
      try {
        await navigator.share({ title, url });
        return;
      } catch (error) {
        // The reader closed the sheet: nothing more is wanted. Else the address is copied instead.
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    try {
      await navigator.clipboard.writeText(url);
      showNotice({ text: words.article.copied });
    } catch {
      // A page without a secure context has no clipboard; the reader is told what to do.
      showNotice({ text: words.article.copyFailed });
    }
  };
  return (
    <button type="button" className={styles.share} onClick={() => void share()}>
      <ShareIcon />
      <span>{words.article.share}</span>
    </button>
  );
}
