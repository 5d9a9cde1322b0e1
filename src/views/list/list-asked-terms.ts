import type { EditionListLocation } from '../../fetch/question.ts';

/** Names the tags and authors that an address asks for, as `nameMute` does: a reader who does so wants to see them. */
export function listAskedTerms(location: EditionListLocation): ReadonlySet<string> {
  const { tags, any, author } = location.filter;
  return new Set([
    ...(location.page === 'tag' || location.page === 'author' ? [`${location.page}-${location.slug}`] : []),
    ...[...tags, ...any].map((slug) => `tag-${slug}`),
    ...(author === undefined ? [] : [`author-${author}`]),
  ]);
}
