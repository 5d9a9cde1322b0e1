import { Suspense, useDeferredValue, useState } from 'react';
import { NavigationType } from 'react-router';

import { useNavigationType } from '../parts/history-entry.ts';
import { askAnew } from '../../fetch/fetch-json.ts';
import type { ArticleFile } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { toGreenwichDay } from '../../model/instant.ts';
import { printLocation } from '../../model/location.ts';
import type { Picture } from '../../model/picture.ts';
import { isAwake } from '../parts/awake.ts';
import { AuthorCard } from '../parts/author-card.tsx';
import { CategoryLabel } from '../parts/category-label.tsx';
import { Empty, FailedPart, Waiting } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { Link } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { LEAD_SIZES, PictureView } from '../parts/picture-view.tsx';
import { useSite } from '../parts/site.ts';
import { TagList } from '../parts/tag-list.tsx';
import { PublishedDate, useWords } from '../parts/words.tsx';
import { ArticleActions } from './actions.tsx';
import styles from './article.module.css';
import { Body, listImages } from './body.tsx';
import { CloseLink } from './close-link.tsx';
import type { Plate } from './lightbox.tsx';
import { LightboxWhenAsked } from './lightbox-when-asked.tsx';
import { Onward } from './onward.tsx';
import { PlateLink } from './plate-link.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { useReading } from './use-reading.ts';
import { VersionNoteWhenSaved } from './version-note-when-saved.tsx';

type Props = {
  readonly file: ArticleFile;
  /** The edition has it no more: it is the reader's own copy. */
  readonly isLost?: boolean | undefined;
};

/** One article, with everything a reader may want around it. */
export function ArticlePage({ file: current, isLost = false }: Props) {
  const { language } = useSite();
  const [copy, setCopy] = useState<ArticleFile>();
  // A reader who saved another version may look at that one.
  const file = copy ?? current;
  const { card } = file;
  const lead = card.picture === undefined ? [] : [toPlate(card.picture, file.caption)];
  const isWhole = useIsWhole();
  // One place for both versions.
  useReading(current.card);
  return (
    <div className={styles.page}>
      <PageHead title={card.headline} description={card.standfirst} />
      <ReadingProgress />
      <CloseLink category={card.category.slug} />
      <article className={styles.article} lang={card.language ?? language}>
        <header className={styles.header}>
          <CategoryLabel category={card.category} />
          <h1 tabIndex={-1}>{card.headline}</h1>
          {file.standfirst === undefined ? undefined : <p className={styles.standfirst}>{file.standfirst}</p>}
          <Byline file={file} />
        </header>
        <Guard renderFailure={showNothing}>
          <VersionNoteWhenSaved
            current={current}
            isLost={isLost}
            isCopyShown={copy !== undefined}
            onShow={setCopy}
          />
        </Guard>
        {card.picture === undefined ? undefined : (
          <figure className={styles.lead} id="img-1">
            <PlateLink number={1} alt={card.picture.alt}>
              <PictureView picture={card.picture} sizes={LEAD_SIZES} priority />
            </PlateLink>
            {file.caption === undefined && file.credit === undefined ? undefined : (
              <figcaption>
                {file.caption}{' '}
                {file.credit === undefined ? undefined : <span className={styles.credit}>{file.credit}</span>}
              </figcaption>
            )}
          </figure>
        )}
        {isWhole ? <Text blocks={file.body} before={lead.length} /> : undefined}
      </article>
      {isWhole ? <Below file={file} lead={lead} /> : undefined}
    </div>
  );
}

/** Without it the article is still the article. */
const showNothing = () => undefined;

/**
 * Whether there is time for more than what the reader sees first: a tap is answered with the head of the article, and
 * the rest follows a moment later. A page that was prerendered, or is come back to, is whole at once.
 */
function useIsWhole(): boolean {
  const isBack = useNavigationType() === NavigationType.Pop;
  return useDeferredValue(true, isBack || !isAwake());
}

function Text({ blocks, before }: { blocks: ArticleFile['body']; before: number }) {
  const words = useWords();
  return blocks.length === 0 ? (
    <Empty title={words.article.empty} />
  ) : (
    <Body blocks={blocks} before={before} />
  );
}

/** What stands below the text, and over it when it is asked for. */
function Below({ file, lead }: { file: ArticleFile; lead: readonly Plate[] }) {
  const words = useWords();
  const { card } = file;
  return (
    <>
      <Guard renderFailure={showNothing}>
        <LightboxWhenAsked plates={[...lead, ...listImages(file.body)]} />
      </Guard>
      <footer className={styles.footer} lang={words.language}>
        {file.source === undefined ? undefined : (
          <p className={styles.source}>
            {words.article.source} <a href={file.source.url}>{file.source.name}</a>
          </p>
        )}
        {card.tags.length === 0 ? undefined : (
          <div className={styles.tags}>
            <p>{words.article.tags}</p>
            <TagList tags={card.tags} />
          </div>
        )}
        {file.authors.length === 0 ? undefined : (
          <section aria-labelledby="about-author">
            <h2 id="about-author" className={styles.subtitle}>
              {file.authors.length === 1 ? words.article.aboutAuthor : words.article.aboutAuthors}
            </h2>
            {file.authors.map((author) => (
              <Guard key={author.slug} renderFailure={() => <FailedPart />}>
                <AuthorCard author={author} />
              </Guard>
            ))}
          </section>
        )}
        <Guard
          renderFailure={(_error, retry) => (
            <FailedPart
              retry={() => {
                askAnew();
                retry();
              }}
            />
          )}
        >
          <Suspense fallback={<Waiting rows={1} />}>
            <Onward card={card} />
          </Suspense>
        </Guard>
      </footer>
    </>
  );
}

function toPlate(picture: Picture, caption: string | undefined): Plate {
  return caption === undefined ? { picture } : { picture, caption: [caption] };
}

function Byline({ file }: { file: ArticleFile }) {
  const words = useWords();
  const { card, modified, modifiedDay } = file;
  return (
    <div className={styles.byline} lang={words.language}>
      <p>
        {card.authors.length === 0 ? undefined : (
          <span>
            {words.article.by}{' '}
            {card.authors.map(({ slug, name }, index) => (
              <span key={slug}>
                {index === 0 ? '' : ', '}
                <Link to={printLocation({ page: 'author', slug, filter: EVERYTHING })}>{name}</Link>
              </span>
            ))}
          </span>
        )}
        <PublishedDate card={card} />
        {modified === undefined ? undefined : (
          <time dateTime={modified}>
            {words.article.modified(words.day(modifiedDay ?? toGreenwichDay(modified), 'long'))}
          </time>
        )}
        <span>{words.article.minutes(card.minutes)}</span>
      </p>
      <ArticleActions file={file} />
    </div>
  );
}
