import type { Story } from '../../model/edition.ts';
import type { StorySize } from '../../model/front-page.ts';
import { STORY_PARTS } from '../../model/front-page.ts';
import { ArticleLink } from '../parts/article-link.tsx';
import { CategoryLabel } from '../parts/category-label.tsx';
import { FailedPart } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { PictureView } from '../parts/picture-view.tsx';
import { ReadMark, useIsRead } from '../parts/read-marks.tsx';
import { PublishedDate, useWords } from '../parts/words.tsx';
import { useSite } from '../parts/site.ts';
import styles from './story-block.module.css';

type Props = {
  readonly story: Story;
  readonly size: StorySize;
  /** Above the sections, and within one, where the section has said the category. */
  readonly isInSection?: boolean;
  /** The picture that the page opens with. */
  readonly isFirst?: boolean;
  /** What hides it until it is judged (`useJudge`). */
  readonly veil: '' | undefined;
};

const SIZES = {
  lead: '(min-width: 80rem) 50rem, (min-width: 64rem) 62vw, 100vw',
  large: '(min-width: 80rem) 38rem, (min-width: 48rem) 48vw, 100vw',
  middle: '(min-width: 80rem) 25rem, (min-width: 48rem) 31vw, 6rem',
  small: '(min-width: 48rem) 9rem, 6rem',
  text: '6rem',
} as const;

/** One story of the front page. One that fails leaves the others standing. */
export function StoryBlock(props: Props) {
  return (
    <Guard renderFailure={() => <FailedPart />}>
      <Block {...props} />
    </Guard>
  );
}

function Block({ story, size, isInSection = false, isFirst = false, veil }: Props) {
  const words = useWords();
  const { language } = useSite();
  const isRead = useIsRead(story);
  const Heading = isInSection ? 'h3' : 'h2';
  return (
    <article
      className={styles.story}
      data-size={size}
      data-story={story.slug}
      data-read={isRead || undefined}
      data-mutable={veil}
      lang={story.language ?? language}
    >
      {story.picture === undefined || !STORY_PARTS[size].picture ? undefined : (
        <div className={styles.picture}>
          <PictureView picture={story.picture} sizes={SIZES[size]} priority={isFirst} decorative />
        </div>
      )}
      <div className={styles.text}>
        {isInSection ? undefined : <CategoryLabel category={story.category} />}
        <Heading className={styles.headline}>
          <ArticleLink slug={story.slug}>{story.headline}</ArticleLink>
        </Heading>
        {story.standfirst === undefined ? undefined : <p className={styles.standfirst}>{story.standfirst}</p>}
        <p className={styles.byline} lang={words.language}>
          {story.authors === undefined || story.authors.length === 0 ? undefined : (
            <span>{words.listNames(story.authors.map((author) => author.name))}</span>
          )}
          <PublishedDate card={story} form="short" />
          <span>{words.article.minutes(story.minutes)}</span>
          {isRead ? <ReadMark /> : undefined}
        </p>
      </div>
    </article>
  );
}
