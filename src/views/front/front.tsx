import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';

import { frontPageQuery } from '../../fetch/queries.ts';
import type { Edition, Story } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import type { SectionLayout } from '../../model/front-page.ts';
import { chooseLayout, chooseSize, chooseSizeBeside } from '../../model/front-page.ts';
import { printLocation } from '../../model/location.ts';
import { Empty, FailedPart } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { Link } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { MutedLine } from '../parts/muted-line.tsx';
import { TagList } from '../parts/tag-list.tsx';
import { useWords } from '../parts/words.tsx';
import { Resume } from './resume.tsx';
import { StoryBlock } from './story-block.tsx';
import { useSite } from '../parts/site.ts';
import styles from './front.module.css';
import { Latest } from './latest.tsx';
import type { FrontJudge } from './use-front-judge.ts';
import { useFrontJudge } from './use-front-judge.ts';

/** The front page: a lead story with four beside it, the newest and the topics, then a section a category. */
export function FrontPage() {
  const words = useWords();
  // It is on its way when the page is asked for: see app/pages.ts.
  const { data } = useSuspenseQuery(frontPageQuery(useQueryClient()));
  const { edition, front } = data;
  const { lead, secondary, latest, sections } = front;
  const judge = useFrontJudge();
  return (
    <div className={styles.page}>
      <PageHead title="" description={edition.site.tagline} />
      <h1 className="visually-hidden" tabIndex={-1}>
        {words.front.title}
      </h1>
      <Guard renderFailure={() => <FailedPart />}>
        <Resume />
      </Guard>
      {lead === undefined ? (
        <Empty title={words.front.empty} />
      ) : (
        <Top stories={[lead, ...secondary]} judge={judge} />
      )}
      <div className={styles.columns}>
        <Latest headlines={latest} count={edition.count} judge={judge} />
        {edition.tags.length === 0 ? undefined : <Topics edition={edition} />}
      </div>
      {sections.map(({ category, stories }, index) => {
        const section = edition.categories.find(({ slug }) => slug === category);
        return section === undefined || stories.length === 0 ? undefined : (
          <Guard key={category} renderFailure={() => <FailedPart />}>
            <Section section={section} stories={stories} layout={chooseLayout(index)} judge={judge} />
          </Guard>
        );
      })}
    </div>
  );
}

/** Where the lead is muted, the next story leads. */
function Top({ stories, judge }: { stories: readonly Story[]; judge: FrontJudge }) {
  const { kept, muted } = judge.setApart(stories);
  const [lead, ...secondary] = kept;
  return (
    <div className={styles.top}>
      {lead === undefined ? undefined : <StoryBlock story={lead} size="lead" isFirst veil={judge.veil} />}
      <div className={styles.beside}>
        {secondary.map((story, index) => (
          <StoryBlock key={story.slug} story={story} size={chooseSizeBeside(index)} veil={judge.veil} />
        ))}
        <MutedLine muted={muted} />
      </div>
    </div>
  );
}

/** Topics shown on the front page. */
const FRONT_TOPICS = 18;

function Topics({ edition }: { edition: Edition }) {
  const words = useWords();
  return (
    <section className={styles.topics} aria-labelledby="topics">
      <h2 id="topics">{words.front.topics}</h2>
      <TagList
        tags={edition.tags.slice(0, FRONT_TOPICS)}
        hrefOf={({ slug }) => printLocation({ page: 'all', filter: { ...EVERYTHING, tags: [slug] } })}
        atOnce={FRONT_TOPICS}
      />
      <Link to={printLocation({ page: 'tags' })}>{words.front.allTopics(edition.tagCount)}</Link>
    </section>
  );
}

type SectionProps = {
  readonly section: Edition['categories'][number];
  readonly stories: readonly Story[];
  readonly layout: SectionLayout;
  readonly judge: FrontJudge;
};

function Section({ section, stories, layout, judge }: SectionProps) {
  const words = useWords();
  const { kept, muted } = judge.setApart(stories);
  const to = printLocation({ page: 'category', slug: section.slug, filter: EVERYTHING });
  return (
    <section
      className={styles.section}
      data-category={section.slug}
      aria-labelledby={`section-${section.slug}`}
    >
      <header>
        <h2 id={`section-${section.slug}`} lang={useSite().language}>
          <Link to={to}>{section.label}</Link>
        </h2>
        <Link className={styles.whole} to={to}>
          {words.front.wholeSection(section.label)}
        </Link>
      </header>
      <div className={styles.stories} data-layout={layout}>
        {kept.map((story, index) => (
          <StoryBlock
            key={story.slug}
            story={story}
            size={chooseSize(layout, index)}
            isInSection
            veil={judge.veil}
          />
        ))}
      </div>
      <MutedLine muted={muted} />
    </section>
  );
}
