import type { ArticleFile, AuthorsFile, Card } from '../model/edition.ts';
import { editionPath } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import type { Archive } from './archive.ts';
import { toStamp } from './archive.ts';
import { buildAliases } from './build-aliases.ts';
import { buildArticle, buildCard } from './build-card.ts';
import { buildFront, buildFrontDoor, buildFrontTerms } from './build-front.ts';
import { buildMonths } from './build-months.ts';
import { buildSizes } from './build-sizes.ts';
import { buildTags } from './build-tags.ts';
import { buildTerm } from './build-terms.ts';
import type { CardShelf } from './card-shelf.ts';
import type { EditionFile } from './edition-file.ts';
import { printFile } from './edition-file.ts';
import { listTerms } from './list-terms.ts';
import { toProfile } from './read-config.ts';
import type { Scope } from './scope.ts';
import type { SearchShelf } from './search/search-shelf.ts';
import type { SizeShelf } from './size-shelf.ts';

/** What is kept at hand of the articles that were built, for files that show a part of many. */
export type Shelves = {
  readonly cards: CardShelf;
  readonly sizes: SizeShelf;
  readonly search: SearchShelf;
};

/**
 * Builds all files of an edition, or those that a scope does not rule out; the front door comes
 * last. The same articles give the same bytes whatever order they came in. One article is held at
 * a time; lists take their cards and sizes from the shelves.
 */
export function* buildEdition(archive: Archive, shelves: Shelves, scope?: Scope): Generator<EditionFile> {
  try {
    yield* buildFiles(archive, shelves, scope);
  } finally {
    shelves.search.close();
  }
}

function* buildFiles(archive: Archive, shelves: Shelves, scope?: Scope): Generator<EditionFile> {
  const { cards, sizes, search } = shelves;
  yield* buildArticles(archive, shelves, scope);
  for (const term of listTerms(archive)) {
    if (scope === undefined || scope.hasTerm(term)) yield* buildTerm(archive, cards, term);
  }
  yield* buildTags(archive);
  yield printFile(editionPath.authors, buildAuthorsFile(archive));
  yield* buildAliases(archive);
  yield* buildSizes(archive, sizes, scope);
  yield* search.build();
  yield printFile(editionPath.months, buildMonths(archive));
  const front = buildFront(archive, cards);
  yield printFile(editionPath.front, front);
  yield printFile(editionPath.frontTerms, buildFrontTerms(archive, cards, front));
  yield printFile(editionPath.edition, buildFrontDoor(archive));
}

/** Builds articles in the order of their ordinals, and after the last of each file of cards that file. */
function* buildArticles(
  archive: Archive,
  shelves: Shelves,
  scope: Scope | undefined,
): Generator<EditionFile> {
  const { table, dead, cardsPerFile } = archive;
  for (let file = 0; file * cardsPerFile < table.length; file++) {
    if (scope !== undefined && !scope.cardFiles.has(file)) continue;
    const cards: Card[] = [];
    const end = Math.min(table.length, (file + 1) * cardsPerFile);
    for (let ordinal = file * cardsPerFile; ordinal < end; ordinal++) {
      if (dead.has(ordinal)) continue;
      if (scope !== undefined && !scope.articles.has(ordinal)) {
        cards.push(shelves.cards.get(ordinal));
        continue;
      }
      const article = buildArticleFile(archive, ordinal);
      cards.push(article.card);
      shelves.search.put(ordinal, article);
      const printed = printFile(editionPath.article(article.card.slug), article);
      shelves.sizes.put(ordinal, article, printed.text);
      yield printed;
    }
    shelves.cards.put(file, cards);
    yield printFile(editionPath.cards(file), { ...toStamp(archive), cards });
  }
}

function buildArticleFile(archive: Archive, ordinal: number): ArticleFile {
  const { table, terms, names } = archive;
  const compiled = archive.read(ordinal);
  const tags = table.getTags(ordinal).flatMap((id) => {
    const tag = terms.tags[id];
    return tag === undefined ? [] : [{ slug: tag.slug, name: tag.name }];
  });
  const card = buildCard(compiled, names, ordinal, tags);
  return { ...toStamp(archive), ...buildArticle(compiled, card, names) };
}

function buildAuthorsFile(archive: Archive): AuthorsFile {
  const { authors, terms, signatures } = archive;
  return {
    ...toStamp(archive),
    authors: authors
      .map((author) => ({
        ...toProfile(author),
        count: signatures.count(terms.findAuthor(author.name) ?? -1),
      }))
      .sort((a, b) => compareText(a.slug, b.slug)),
  };
}
