import type { Card } from '../../model/edition.ts';
import { ArticleLink } from '../parts/article-link.tsx';
import { CategoryLabel } from '../parts/category-label.tsx';
import { PictureView } from '../parts/picture-view.tsx';
import { PublishedDate, useWords } from '../parts/words.tsx';
import { useSite } from '../parts/site.ts';
import styles from './story-block.module.css';

type Props = {
  readonly card: Card;
  /** How much room the editor gives it; a `text` story has no picture. */
  readonly size: 'lead' | 'large' | 'middle' | 'small' | 'text';
  /** Above the sections, and within one, where the section has said the category. */
  readonly isInSection?: boolean;
  /** The picture that the page opens with. */
  readonly isFirst?: boolean;
};

const SIZES = {
  lead: '(min-width: 80rem) 50rem, (min-width: 64rem) 62vw, 100vw',
  large: '(min-width: 80rem) 38rem, (min-width: 48rem) 48vw, 100vw',
  middle: '(min-width: 80rem) 25rem, (min-width: 48rem) 31vw, 6rem',
  small: '(min-width: 48rem) 9rem, 6rem',
  text: '6rem',
} as const;

/** One story of the front page. */
export function StoryBlock({ card, size, isInSection = false, isFirst = false }: Props) {
  const words = useWords();
  const { language } = useSite();
  const Heading = isInSection ? 'h3' : 'h2';
  const showsStandfirst = size === 'lead' || size === 'large' || size === 'middle';
  return (
    <article
      className={styles.story}
      data-size={size}
      data-story={card.slug}
      lang={card.language ?? language}
    >
      {card.picture === undefined || size === 'text' ? undefined : (
        <div className={styles.picture}>
          <PictureView picture={card.picture} sizes={SIZES[size]} priority={isFirst} decorative />
        </div>
      )}
      <div className={styles.text}>
        {isInSection ? undefined : <CategoryLabel category={card.category} />}
        <Heading className={styles.headline}>
          <ArticleLink slug={card.slug}>{card.headline}</ArticleLink>
        </Heading>
        {showsStandfirst && card.standfirst !== undefined ? (
          <p className={styles.standfirst}>{card.standfirst}</p>
        ) : undefined}
        <p className={styles.byline} lang={words.language}>
          {size === 'lead' && card.authors.length > 0 ? (
            <span>{words.listNames(card.authors.map((author) => author.name))}</span>
          ) : undefined}
          <PublishedDate card={card} form="short" />
          <span>{words.article.minutes(card.minutes)}</span>
        </p>
      </div>
    </article>
  );
}
