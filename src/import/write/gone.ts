import type { GoneArticle } from '../report/report.ts';
import type { LeftOut, LeftReason, Source } from '../source.ts';
import type { ArticleFolder } from './article-folder.ts';
import type { ImportState } from './state.ts';
import { hashText } from './state.ts';
import type { Survey } from './survey.ts';

/** Reasons for which nobody but its author may read an article. */
const HIDDEN: ReadonlySet<LeftReason> = new Set(['draft', 'private', 'protected', 'scheduled', 'trashed']);

/** What of the content folder an earlier run has brought, and who asks. */
export type GoneContext = {
  readonly state: ImportState;
  readonly articles: ArticleFolder;
  /** Names the source in the state. */
  readonly identity: string;
  readonly force: boolean;
};

/**
 * Takes away the articles of earlier runs that the source shows nobody any more: they have become drafts, private,
 * protected, or lie in the bin. One that was edited by hand stays, and so does one that the source does not name at all:
 * both are told of.
 */
export function withdrawGone(
  { items, left, end }: Survey,
  { isWindow = false }: Pick<Source, 'isWindow'>,
  { state, articles, identity, force }: GoneContext,
): readonly GoneArticle[] {
  const isNamed = new Set(items.map(({ id }) => id));
  const others = new Map(left.map((one) => [nameLeft(one), one.reason]));
  // A feed shows its last ten, and a site that is asked for what has changed names no other.
  const isAll = end.isWhole && end.since === undefined && !isWindow;
  const gone: GoneArticle[] = [];
  for (const [id, { file, source, hash }] of state.items) {
    const reason = others.get(id);
    if (source !== identity || isNamed.has(id) || (reason === undefined && !isAll)) continue;
    const text = articles.read(file);
    if (text === undefined) continue;
    const isHidden = reason !== undefined && HIDDEN.has(reason);
    const isTaken = isHidden && (force || hashText(text) === hash);
    gone.push({ file, isTaken, ...(reason === undefined ? {} : { reason }) });
    if (!isTaken) continue;
    articles.remove(file);
    state.items.delete(id);
  }
  return gone;
}

function nameLeft({ id, at }: LeftOut): string {
  return id ?? at;
}
