import { useQuery } from '@tanstack/react-query';

import { frontTermsQuery } from '../../fetch/queries.ts';
import type { Headline, Story } from '../../model/edition.ts';
import type { Slug } from '../../model/slug.ts';
import type { Muted } from '../parts/use-mutes.ts';
import { setApart, useJudge, useMutes } from '../parts/use-mutes.ts';

/** Judges stories of the front page. */
export type FrontJudge = {
  readonly setApart: <Some extends Story | Headline>(
    stories: readonly Some[],
  ) => { readonly kept: readonly Some[]; readonly muted: readonly Muted[] };
  readonly veil: '' | undefined;
};

/** Gives what judges stories of the front page, whose tags and authors are fetched for readers who mute some. */
export function useFrontJudge(): FrontJudge {
  const isNeeded = useMutes().some(({ kind }) => kind !== 'word');
  const { data: terms, isError } = useQuery({ ...frontTermsQuery(), enabled: isNeeded });
  // Where they cannot be had, headlines are judged by their words.
  const { findMute, veil } = useJudge(!isNeeded || terms !== undefined || isError);
  const known = new Map(terms?.stories.map(({ slug, tags, authors }) => [slug, { tags, authors }]));
  const describe = (story: Story | Headline) => {
    const { tags = [], authors = [] } = known.get(story.slug) ?? {};
    return { ...story, tags: tags.map(toTerm), authors: authors.map(toTerm) };
  };
  return { setApart: (stories) => setApart(stories, (story) => findMute(story.slug, describe(story))), veil };
}

const toTerm = (slug: Slug) => ({ slug });
