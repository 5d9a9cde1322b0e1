import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { editionNewsQuery } from '../../fetch/edition-news.ts';
import type { EditionPage } from '../../fetch/insert-edition.ts';
import { insertEdition } from '../../fetch/insert-edition.ts';
import type { ArticleList } from '../../fetch/list.ts';
import { listQuery } from '../../fetch/list.ts';
import type { FrontPage } from '../../fetch/queries.ts';
import { frontPageQuery } from '../../fetch/queries.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { isEditionList } from '../../fetch/question.ts';
import { offlineMessages } from '../../messages/offline.ts';
import type { Edition } from '../../model/edition.ts';
import { keepPlace, nameEntry } from '../../reader/places.ts';
import { announce } from '../parts/announcer.tsx';
import { usePlace } from '../parts/asked.ts';
import { useLocation } from '../parts/history-entry.ts';
import { showNotice } from '../parts/notice.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './bulletin.module.css';
import { findAll } from './use-page-change.ts';

/** Offers what a newer edition has for the list that is shown. The list stays as it is until the reader asks. */
export function NewArticles({ latest }: { readonly latest: Edition }) {
  const place = usePlace();
  if (place?.page === 'front') return <FrontOffer latest={latest} />;
  return place !== undefined && isEditionList(place) ? (
    <ListOffer latest={latest} location={place} />
  ) : undefined;
}

function FrontOffer({ latest }: { latest: Edition }) {
  const { data } = useQuery({ ...frontPageQuery(useQueryClient()), enabled: false });
  return data && <Offer latest={latest} page={{ page: 'front' }} shown={data} />;
}

function ListOffer({ latest, location }: { latest: Edition; location: EditionListLocation }) {
  const { data } = useQuery({ ...listQuery(useQueryClient(), location), enabled: false });
  return data && <Offer latest={latest} page={location} shown={data} />;
}

type Props = {
  readonly latest: Edition;
  readonly page: EditionPage;
  readonly shown: FrontPage | ArticleList;
};

/** What was announced last: a list that is come back to says nothing twice. */
let announced = '';

function Offer({ latest, page, shown }: Props) {
  const words = offlineMessages[useWords().language];
  const { data: news } = useQuery(editionNewsQuery(useQueryClient(), page, shown, latest));
  const { isBusy, insert } = useInsert(latest, page);
  const isRenumbered = news?.kind === 'renumbered';
  const count = news?.kind === 'new' ? news.count : 0;
  const text = isRenumbered ? words.renumbered : count > 0 ? words.newArticles(count) : '';
  useEffect(() => {
    if (text === '' || text === announced) return;
    announced = text;
    announce(text);
  }, [text]);
  return text === '' ? undefined : (
    <button
      type="button"
      className={styles.offer}
      aria-disabled={isBusy}
      onClick={() => (isBusy ? undefined : void insert())}
    >
      {text} <span>{words.insert}</span>
    </button>
  );
}

/** The reader sees what is new at the top of the page, and goes on from there. */
function useInsert(latest: Edition, page: EditionPage) {
  const client = useQueryClient();
  const { insertFailed } = offlineMessages[useWords().language];
  const entry = nameEntry(useLocation());
  const [isBusy, setBusy] = useState(false);
  const insert = async () => {
    setBusy(true);
    try {
      await insertEdition(client, latest, page);
      keepPlace(entry, { article: '#content', offset: 0 });
      globalThis.scrollTo(0, 0);
      // The button that was pressed goes.
      findAll('h1')[0]?.focus({ preventScroll: true });
    } catch {
      // What did not come may come the next time: the list is as it was.
      showNotice({ text: insertFailed });
    }
    setBusy(false);
  };
  return { isBusy, insert };
}
