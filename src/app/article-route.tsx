import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { ArticlePage } from '../views/article/article.tsx';
import { Waiting } from '../views/parts/faces.tsx';
import { useGo } from '../views/parts/link.tsx';
import { openAddressQuery, openArticleQuery } from './open-article.ts';

/** An article at its address, or the way to where it is now. */
export function ArticleRoute({ location }: { location: Extract<Location, { page: 'article' }> }) {
  const { data } = useSuspenseQuery(openArticleQuery(useQueryClient(), location.slug));
  return data.kind === 'article' ? (
    <ArticlePage key={location.slug} file={data.file} isLost={data.isLost} />
  ) : (
    <Moved to={data.to} />
  );
}

/** An old permalink: it leads to its article. */
export function OldAddress({ location }: { location: Extract<Location, { page: 'unknown' }> }) {
  const { data } = useSuspenseQuery(openAddressQuery(useQueryClient(), location.path));
  return <Moved to={data} />;
}

function Moved({ to }: { to: Slug }) {
  const go = useGo();
  const address = printLocation({ page: 'article', slug: to, fragment: '' });
  const lead = useEffectEvent(() => go(address, { replace: true }));
  useEffect(() => lead(), [address]);
  return <Waiting />;
}
