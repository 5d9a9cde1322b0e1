import type { ReactNode } from 'react';
import * as v from 'valibot';

import { useLocation } from './history-entry.ts';
import { printLocation } from '../../model/location.ts';
import type { Slug } from '../../model/slug.ts';
import { Link } from './link.tsx';

const originSchema = v.object({ origin: v.string(), steps: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** Where a reader came into articles from: the address of a list, and how many history entries ago. */
export type Origin = v.InferOutput<typeof originSchema>;

/** Where the reader of this page came from; nothing when the page was opened by its address. */
export function useOrigin(): Origin | undefined {
  const state: unknown = useLocation().state;
  const parsed = v.safeParse(originSchema, state);
  return parsed.success ? parsed.output : undefined;
}

/** The state for a link that follows: from within an article the way back gets longer by one. */
export function useNextOrigin(): Origin | undefined {
  const { pathname, search } = useLocation();
  const origin = useOrigin();
  // An article opened by its address came from nowhere, and so does what follows it.
  if (pathname.startsWith('/article/')) return origin && { ...origin, steps: origin.steps + 1 };
  return { origin: `${pathname}${search}`, steps: 1 };
}

/**
 * A link to an article that remembers the list it was followed from, so that « Fermer » leads back
 * there, and « Article suivant » stays within that list.
 */
export function ArticleLink({ slug, children }: { slug: Slug; children: ReactNode }) {
  return (
    <Link to={printLocation({ page: 'article', slug, fragment: '' })} state={useNextOrigin()}>
      {children}
    </Link>
  );
}
