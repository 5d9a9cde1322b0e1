import type { Headline } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { ArticleLink } from '../parts/article-link.tsx';
import { FailedPart } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { Link } from '../parts/link.tsx';
import { MutedLine } from '../parts/muted-line.tsx';
import { ReadMark, useIsRead } from '../parts/read-marks.tsx';
import { useSite } from '../parts/site.ts';
import { PublishedDate, useWords } from '../parts/words.tsx';
import styles from './latest.module.css';
import type { FrontJudge } from './use-front-judge.ts';

type Props = {
  readonly headlines: readonly Headline[];
  /** How many articles there are in all. */
  readonly count: number;
  readonly judge: FrontJudge;
};

/** The newest articles that are not above, by their headlines, and the way to all. */
export function Latest({ headlines, count, judge }: Props) {
  const words = useWords();
  const { kept, muted } = judge.setApart(headlines);
  if (headlines.length === 0) return undefined;
  return (
    <section className={styles.latest} aria-labelledby="latest">
      <h2 id="latest">{words.front.latest}</h2>
      <ol>
        {kept.map((story) => (
          <Guard key={story.slug} renderFailure={() => <FailedHeadline />}>
            <LatestStory story={story} veil={judge.veil} />
          </Guard>
        ))}
      </ol>
      <MutedLine muted={muted} />
      <Link to={printLocation({ page: 'all', filter: EVERYTHING })}>
        {words.front.everything} ({words.number(count)})
      </Link>
    </section>
  );
}

function FailedHeadline() {
  return (
    <li>
      <FailedPart />
    </li>
  );
}

function LatestStory({ story, veil }: { story: Headline; veil: FrontJudge['veil'] }) {
  const { language } = useSite();
  const isRead = useIsRead(story);
  return (
    <li data-mutable={veil} data-read={isRead || undefined}>
      <p>
        <PublishedDate card={story} form="short" /> {isRead ? <ReadMark /> : undefined}
      </p>
      <span lang={story.language ?? language}>
        <ArticleLink slug={story.slug}>{story.headline}</ArticleLink>
      </span>
    </li>
  );
}
