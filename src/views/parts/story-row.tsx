import type { ReactNode } from 'react';

import type { Card } from '../../model/edition.ts';
import { printLocation } from '../../model/location.ts';
import { ArticleLink } from './article-link.tsx';
import { CategoryLabel } from './category-label.tsx';
import { FailedPart } from './faces.tsx';
import { Guard } from './guard.tsx';
import { DeviceMark } from './device-mark.tsx';
import { useIsOnDevice } from './on-device.ts';
import { PictureView } from './picture-view.tsx';
import { ReadMark, useIsRead } from './read-marks.tsx';
import { SaveButton } from './save-button.tsx';
import { useSite } from './site.ts';
import styles from './story-row.module.css';
import { PublishedDate, useWords } from './words.tsx';

type Props = {
  readonly card: Card;
  readonly showsCategory?: boolean;
  /** Where it stands in a feed, counted from 1, and of how many; -1 while that is not known. */
  readonly place?: { readonly position: number; readonly setSize: number };
  readonly id?: string | undefined;
  /** What a list hides it with until it is judged (`useJudge`). */
  readonly veil?: '' | undefined;
  /** Its texts as a search shows them, and what it says beside them. */
  readonly found?: {
    readonly headline: ReactNode;
    readonly standfirst: ReactNode;
    readonly passage: ReactNode;
  };
};

/** One article in a list: label, headline, standfirst, byline and picture. One that fails leaves the others standing. */
export function StoryRow(props: Props) {
  const { place, id } = props;
  return (
    <Guard
      renderFailure={() => (
        <article id={id} aria-posinset={place?.position} aria-setsize={place?.setSize}>
          <FailedPart />
        </article>
      )}
    >
      <Row {...props} />
    </Guard>
  );
}

function Row({ card, showsCategory = true, place, id, veil, found }: Props) {
  const words = useWords();
  const { language } = useSite();
  const isRead = useIsRead(card);
  const isOnDevice = useIsOnDevice(card.slug);
  return (
    <article
      className={styles.row}
      data-story={card.slug}
      data-read={isRead || undefined}
      data-mutable={veil}
      id={id}
      aria-posinset={place?.position}
      aria-setsize={place?.setSize}
      lang={card.language ?? language}
    >
      <div className={styles.text}>
        {showsCategory ? <CategoryLabel category={card.category} /> : undefined}
        <h2 className={styles.headline}>
          <ArticleLink slug={card.slug}>{found?.headline ?? card.headline}</ArticleLink>
        </h2>
        {card.standfirst === undefined ? undefined : (
          <p className={styles.standfirst}>{found?.standfirst ?? card.standfirst}</p>
        )}
        {found?.passage}
        <p className={styles.byline} lang={words.language}>
          {card.authors.length === 0 ? undefined : (
            <span>{words.listNames(card.authors.map((author) => author.name))}</span>
          )}
          <PublishedDate card={card} form="short" />
          <span>{words.article.minutes(card.minutes)}</span>
          {isRead ? <ReadMark /> : undefined}
          {isOnDevice ? <DeviceMark /> : undefined}
        </p>
      </div>
      {card.picture === undefined ? undefined : (
        <div className={styles.picture}>
          <PictureView picture={card.picture} sizes="(min-width: 48rem) 15rem, 6rem" decorative />
        </div>
      )}
      <div className={styles.save}>
        <SaveButton
          address={printLocation({ page: 'article', slug: card.slug, fragment: '' })}
          name={card.headline}
          getPage={() => ({ kind: 'article', slug: card.slug, card })}
          isQuiet
        />
      </div>
    </article>
  );
}
