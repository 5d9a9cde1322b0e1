import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent } from 'react';

import { askAnew } from '../../fetch/fetch-json.ts';
import type { FoundShared } from '../../fetch/find-shared.ts';
import { sharedQuery } from '../../fetch/find-shared.ts';
import { readShared } from '../../fetch/shared-address.ts';
import type { Location } from '../../model/location.ts';
import { shareWords } from '../../messages/share.ts';
import { ArticleLink } from '../parts/article-link.tsx';
import { Waiting } from '../parts/faces.tsx';
import { RibbonIcon } from '../parts/icons.tsx';
import { Link, useGo } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useSite } from '../parts/site.ts';
import { useIsHydrated } from '../parts/use-is-hydrated.ts';
import { useSaved } from '../parts/use-saved.ts';
import { useWords } from '../parts/words.tsx';
import plain from '../parts/plain-page.module.css';
import styles from './share.module.css';

type ShareLocation = Extract<Location, { page: 'share' }>;

/** Where a program shares to: an address of the archive opens, of any other the page says so and offers to keep it. */
export function SharePage({ location }: { location: ShareLocation }) {
  const words = useWords();
  const own = shareWords[words.language];
  return (
    <div className={plain.page}>
      <PageHead title={own.title} description={own.description} isPublic={false} />
      <h1 tabIndex={-1}>{own.title}</h1>
      <noscript>
        <p>{own.needsScripts}</p>
      </noscript>
      {/* A page that was rendered ahead of its reader does not know yet what was shared. */}
      {useIsHydrated() ? <Outcome location={location} /> : <Waiting rows={1} />}
    </div>
  );
}

function Outcome({ location }: { location: ShareLocation }) {
  const words = useWords();
  const own = shareWords[words.language];
  const shared = readShared(location.query);
  const { title } = shared;
  const here = new URL(import.meta.env.BASE_URL, globalThis.location.href).href;
  const { data, refetch } = useSuspenseQuery(sharedQuery(useQueryClient(), shared, here));
  switch (data.kind) {
    case 'own':
      return <Lead to={data.to} />;
    case 'nothing':
      return <Face text={own.nothing} />;
    case 'foreign':
      return (
        <Face text={own.foreign} keep={<Keep address={data.address} title={title} />}>
          <Foreign address={data.address} />
          {data.namesake === undefined ? undefined : <Namesake card={data.namesake} />}
        </Face>
      );
    case 'unsure': {
      const retry = () => {
        askAnew();
        void refetch();
      };
      return (
        <Face
          text={own.unsure}
          keep={<Keep address={data.address} title={title} />}
          retry={
            <button type="button" onClick={retry}>
              {words.failure.retry}
            </button>
          }
        >
          <Foreign address={data.address} />
        </Face>
      );
    }
    default:
      return data satisfies never;
  }
}

/** Leads on to the page, which takes the place of this one in the history. */
function Lead({ to }: { to: string }) {
  const go = useGo();
  const lead = useEffectEvent(() => go(to, { replace: true }));
  useEffect(() => lead(), [to]);
  return <Waiting rows={1} />;
}

type FaceProps = { text: string; keep?: ReactNode; retry?: ReactNode; children?: ReactNode };

function Face({ text, keep, retry, children }: FaceProps) {
  const words = useWords();
  return (
    <>
      <p role="status">{text}</p>
      {children}
      <p className={plain.ways}>
        {retry}
        {keep}
        <Link to="/">{words.failure.home}</Link>
      </p>
    </>
  );
}

function Foreign({ address }: { address: string }) {
  const { ways } = shareWords[useWords().language];
  return (
    <>
      <p className={styles.address}>
        <a href={address} rel="noreferrer" translate="no">
          {address}
        </a>
      </p>
      <p>{ways}</p>
    </>
  );
}

type Card = NonNullable<Extract<FoundShared, { kind: 'foreign' }>['namesake']>;

function Namesake({ card }: { card: Card }) {
  const { namesake } = shareWords[useWords().language];
  const { language } = useSite();
  return (
    <p>
      <span>{namesake}</span>{' '}
      <span lang={card.language ?? language}>
        <ArticleLink slug={card.slug}>{card.headline}</ArticleLink>
      </span>
    </p>
  );
}

/** Keeps a link of another site among the saved pages, or takes it off again. */
function Keep({ address, title }: { address: string; title: string }) {
  const { keep } = shareWords[useWords().language];
  // As imports write it: a space would end the key.
  const key = address.replaceAll(' ', '%20');
  const { isSaved, save, remove } = useSaved(key);
  const name = title === '' ? address : title;
  return (
    <button
      type="button"
      className={styles.keep}
      aria-pressed={isSaved}
      onClick={() => void (isSaved ? remove(name) : save({ kind: 'link', title: name }))}
    >
      <RibbonIcon />
      <span>{keep}</span>
    </button>
  );
}
