import type { ArticleFile } from '../../model/edition.ts';
import type { SearchFile } from '../../model/search/index-file.ts';
import type { Archive } from '../archive.ts';
import type { EditionFile } from '../edition-file.ts';
import { findBaseEnd, findPatience } from './base-end.ts';
import { openParts, printIndex } from './index-parts.ts';
import { printText, takeText } from './indexed-text.ts';
import { isCurrent } from './part-name.ts';
import type { SearchShelf } from './search-shelf.ts';
import { openSearchShelf } from './search-shelf.ts';
import { readStandingIndex } from './standing-index.ts';
import { readWrittenArticle } from './written-articles.ts';

/**
 * Opens the index of an edition that is brought up to date on the disk. Its base stays as long as few of its articles changed or
 * left: those that came since, or were corrected, are in the delta, which is built anew each time. Words of an article that
 * left stay in the base until it is built anew; readers know that it is gone. Articles that are not built now are
 * read from their files in the edition, which were written before.
 */
export function openWrittenSearch(archive: Archive, out: string): SearchShelf {
  const standing = findStanding(archive, out);
  const changed = new Set<number>();
  const print = (article: ArticleFile) => printText(takeText(article, archive.site.language));
  let close = () => {};
  return {
    put(ordinal, article) {
      if (standing === undefined) return;
      const before = readWrittenArticle(out, article.card.slug);
      if (before === undefined || print(before) !== print(article)) changed.add(ordinal);
    },
    *build() {
      const plan = planDelta(archive, standing, changed);
      if (plan === 'nothing new') return;
      const build = plan === 'whole' ? buildWhole(archive, out) : buildDelta(archive, out, plan);
      close = build.close;
      yield* build.files;
    },
    close: () => close(),
  };
}

/** The index that stands on the disk, if its base is of the same articles under the same numbers, and made the same way. */
function findStanding({ numbering, table }: Archive, out: string): SearchFile | undefined {
  const index = readStandingIndex(out);
  return index !== undefined &&
    index.numbering === numbering &&
    isCurrent(index.base.name) &&
    findBaseEnd(index.next) === findBaseEnd(table.length)
    ? index
    : undefined;
}

/** What a base that stays does not answer for: the ordinals of the delta, and which of them it holds as they were. */
type Delta = {
  readonly standing: SearchFile;
  readonly ordinals: readonly number[];
  readonly revised: readonly number[];
};

function planDelta(
  { table, dead }: Archive,
  standing: SearchFile | undefined,
  changed: ReadonlySet<number>,
): Delta | 'whole' | 'nothing new' {
  if (standing === undefined) return 'whole';
  const end = findBaseEnd(table.length);
  const corrected = [...changed].filter((ordinal) => ordinal < end);
  const revised = [...new Set([...standing.revised, ...corrected])]
    .filter((ordinal) => !dead.has(ordinal))
    .sort((a, b) => a - b);
  const gone = standing.base.count - listLiving(dead, 0, end).length;
  if (revised.length + gone > findPatience(end)) return 'whole';
  const ordinals = [...revised, ...listLiving(dead, end, table.length)];
  // Fewer where some have left the edition.
  const isSame = standing.next === table.length && ordinals.length === (standing.delta?.count ?? 0);
  return isSame && changed.size === 0 ? 'nothing new' : { standing, ordinals, revised };
}

type Build = { readonly files: Iterable<EditionFile>; close(): void };

function buildWhole(archive: Archive, out: string): Build {
  const whole = openSearchShelf(archive);
  const build = function* () {
    for (const ordinal of listLiving(archive.dead, 0, archive.table.length))
      whole.put(ordinal, takeWritten(archive, out, ordinal));
    yield* whole.build();
  };
  return { files: build(), close: whole.close };
}

function buildDelta(archive: Archive, out: string, { standing, ordinals, revised }: Delta): Build {
  const { delta } = openParts(archive);
  const build = function* () {
    for (const ordinal of ordinals)
      delta.add(takeText(takeWritten(archive, out, ordinal), archive.site.language));
    yield printIndex(archive, { base: standing.base, delta: yield* delta.finish() }, revised);
  };
  return { files: build(), close: delta.close };
}

function takeWritten({ table }: Archive, out: string, ordinal: number): ArticleFile {
  const slug = table.getSlug(ordinal);
  const article = readWrittenArticle(out, slug);
  if (article?.card.ordinal === ordinal) return article;
  throw new Error(
    `edition/articles/${slug}.json · expected the article ${ordinal} · found ${article?.card.ordinal ?? 'nothing'} · delete the folder "edition" and build again`,
  );
}

function listLiving(dead: ReadonlySet<number>, from: number, to: number): readonly number[] {
  const ordinals: number[] = [];
  for (let ordinal = from; ordinal < to; ordinal++) if (!dead.has(ordinal)) ordinals.push(ordinal);
  return ordinals;
}
