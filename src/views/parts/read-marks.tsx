import type { Card, Headline } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import type { ReadMarks } from '../../reader/reading.ts';
import { getReadMarks } from '../../reader/reading.ts';
import { followLibrary, useLibrary } from './follow-library.ts';
import { useWords } from './words.tsx';

const marks = followLibrary(getReadMarks);

/** Whether an article is known to be read; not while that is not known. */
export function useIsRead(story: Story): boolean {
  const state = useLibrary(marks);
  return state.kind === 'ready' && isRead(story, state.value);
}

type Story = Pick<Headline, 'slug' | 'published'> & Partial<Pick<Card, 'category' | 'authors' | 'tags'>>;

/** Tells whether an article was opened, or stands in a list that was marked as read since it was published. */
export function isRead(story: Story, { opened, before }: ReadMarks): boolean {
  if (opened.has(printLocation({ page: 'article', slug: story.slug, fragment: '' }))) return true;
  if (before.size === 0) return false;
  return listLists(story).some((address) => (before.get(address) ?? '') >= story.published);
}

/** The lists in which an article stands. */
function listLists({ category, authors = [], tags = [] }: Story): readonly string[] {
  const filter = EVERYTHING;
  return [
    printLocation({ page: 'all', filter }),
    ...(category === undefined ? [] : [printLocation({ page: 'category', slug: category.slug, filter })]),
    ...tags.map(({ slug }) => printLocation({ page: 'tag', slug, filter })),
    ...authors.map(({ slug }) => printLocation({ page: 'author', slug, filter })),
  ];
}

/** Says of a story that it is read; its headline says so to the eye by its colour as well. */
export function ReadMark() {
  return <span>{useWords().list.read}</span>;
}
