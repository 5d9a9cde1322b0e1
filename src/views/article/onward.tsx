import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';

import type { EditionListLocation } from '../../fetch/question.ts';
import type { Neighbour, OnwardCard } from '../../fetch/onward.ts';
import { neighboursQuery, relatedQuery } from '../../fetch/onward.ts';
import type { Card } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { parseLocation } from '../../model/location.ts';
import { ArticleLink, useOrigin } from '../parts/article-link.tsx';
import { CategoryLabel } from '../parts/category-label.tsx';
import { FailedPart } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { MutedLine } from '../parts/muted-line.tsx';
import { PictureView } from '../parts/picture-view.tsx';
import { ReadMark, useIsRead } from '../parts/read-marks.tsx';
import { useSite } from '../parts/site.ts';
import { setApart } from '../parts/use-mutes.ts';
import { PublishedDate, useWords } from '../parts/words.tsx';
import styles from './onward.module.css';
import { useRelatedJudge } from './use-related-judge.ts';

/** Where to go after an article: its neighbours in the list that the reader came from, and its kin. */
export function Onward({ card }: { card: Card }) {
  const words = useWords();
  const client = useQueryClient();
  const list = toList(useOrigin()?.origin);
  const { data: neighbours } = useSuspenseQuery(neighboursQuery(client, list, card.ordinal));
  const { data: related } = useSuspenseQuery(relatedQuery(client, card));
  const { previous, next } = neighbours;
  const judge = useRelatedJudge(card);
  const { kept, muted } = setApart(related, judge.findMute);
  return (
    <>
      {related.length === 0 ? undefined : (
        <section className={styles.related} aria-labelledby="related">
          <h2 id="related">{words.article.related}</h2>
          <div className={styles.stories}>
            {kept.map((other) => (
              <Guard key={other.slug} renderFailure={() => <FailedPart />}>
                <Kin story={other} veil={judge.veil} />
              </Guard>
            ))}
          </div>
          <MutedLine muted={muted} />
        </section>
      )}
      {previous === undefined && next === undefined ? undefined : (
        <nav className={styles.neighbours} aria-label={words.article.neighbours}>
          {previous === undefined ? undefined : (
            <NeighbourLink card={previous} label={words.article.previous} rel="prev" />
          )}
          {next === undefined ? undefined : (
            <NeighbourLink card={next} label={words.article.next} rel="next" />
          )}
        </nav>
      )}
    </>
  );
}

function Kin({ story, veil }: { story: OnwardCard; veil: '' | undefined }) {
  const words = useWords();
  const { language } = useSite();
  const isRead = useIsRead(story);
  return (
    <article lang={story.language ?? language} data-mutable={veil}>
      {story.picture === undefined ? undefined : (
        <div className={styles.picture}>
          <PictureView picture={story.picture} sizes="(min-width: 48rem) 21rem, 6rem" decorative />
        </div>
      )}
      <div>
        <CategoryLabel category={story.category} />
        <h3>
          <ArticleLink slug={story.slug}>{story.headline}</ArticleLink>
        </h3>
        <p lang={words.language}>
          <PublishedDate card={story} form="short" /> {isRead ? <ReadMark /> : undefined}
        </p>
      </div>
    </article>
  );
}

function NeighbourLink({ card, label, rel }: { card: Neighbour; label: string; rel: 'prev' | 'next' }) {
  const { language } = useSite();
  return (
    <p data-rel={rel}>
      <span className={styles.label}>{label}</span>
      <span lang={card.language ?? language}>
        <ArticleLink slug={card.slug}>{card.headline}</ArticleLink>
      </span>
    </p>
  );
}

/** The list that an address shows; the whole archive when it is not a list of the edition. */
function toList(address: string | undefined): EditionListLocation {
  const location = parseLocation(address ?? '/');
  const isList =
    location.page === 'all' ||
    location.page === 'category' ||
    location.page === 'tag' ||
    location.page === 'author';
  return isList ? location : { page: 'all', filter: EVERYTHING };
}
