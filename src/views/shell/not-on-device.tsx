import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import { EditionError } from '../../fetch/edition-error.ts';
import { getDeviceCards } from '../../fetch/on-device.ts';
import { mayPass, onReachAgain } from '../../fetch/reach-again.ts';
import { offlineMessages } from '../../messages/offline.ts';
import type { Card } from '../../model/edition.ts';
import { ArticleLink } from '../parts/article-link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useSite } from '../parts/site.ts';
import { PublishedDate, useWords } from '../parts/words.tsx';
import plain from '../parts/plain-page.module.css';
import styles from './failure.module.css';
import type { FailureProps } from './failure.tsx';
import { PlainFailure, WaysOut } from './failure.tsx';

/** Articles that are offered in place of one. */
const OFFERED = 6;

/** The failed face of a page for which the edition has failed. */
export function NotOnDevice(props: FailureProps) {
  return mayPass(props.error) ? <Away {...props} /> : <PlainFailure {...props} />;
}

/**
 * The failed face of a page while the network is away: it says so, offers what can be read meanwhile, and goes when the network
 * is back.
 */
function Away({ error, retry, isArticle = false }: FailureProps) {
  const words = useWords();
  const { notOnDevice, notOnDeviceHint, onDevice } = offlineMessages[words.language];
  const { language } = useSite();
  const { data: cards = [] } = useQuery({ queryKey: ['on-device'], queryFn: listNewest, staleTime: 0 });
  const tryAgain = useEffectEvent(retry);
  useEffect(() => onReachAgain(tryAgain), []);
  const failure = error instanceof EditionError && error.failure !== 'absent' ? error.failure : 'unreachable';
  const isAway = isArticle && (failure === 'unreachable' || failure === 'filtered');
  const title = isAway ? notOnDevice : words.failure.title;
  // Of a network that wants a login, that is told.
  const text = isAway && failure === 'unreachable' ? notOnDeviceHint : words.failure[failure];
  return (
    <div className={plain.page}>
      <PageHead title={title} isPublic={false} />
      <h1 tabIndex={-1}>{title}</h1>
      <p>{text}</p>
      <p className={plain.ways}>
        <button type="button" onClick={retry}>
          {words.failure.retry}
        </button>
        <WaysOut />
      </p>
      {cards.length === 0 ? undefined : (
        <section className={styles.others} aria-labelledby="on-device">
          <h2 id="on-device">{onDevice}</h2>
          <ul>
            {cards.map((card) => (
              <li key={card.slug}>
                <span lang={card.language ?? language}>
                  <ArticleLink slug={card.slug}>{card.headline}</ArticleLink>
                </span>{' '}
                <PublishedDate card={card} form="short" />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** The newest articles that are on the device. */
async function listNewest(): Promise<readonly Card[]> {
  const cards = (await getDeviceCards()).flatMap((some) => some.cards);
  const unique = new Map(cards.map((card) => [card.slug, card]));
  return [...unique.values()]
    .toSorted((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : 0))
    .slice(0, OFFERED);
}
