import type { ArticleFile, AuthorsFile } from '../model/edition.ts';
import { CARDS_PER_FILE, FORMAT, editionPath } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import type { Archive, EditionInput } from './archive.ts';
import { countMembers, gatherAliases, gatherArchive, toProfile } from './archive.ts';
import { buildFrontDoor } from './build-front.ts';
import { buildTags, buildTerms } from './build-terms.ts';
import type { EditionFile } from './edition-file.ts';
import { dealOut, printFile } from './edition-file.ts';

/**
 * Builds all files of an edition. The same articles give the same bytes whatever order they come
 * in; one more article at the end changes no sealed file.
 */
export function* buildEdition(input: EditionInput): Generator<EditionFile> {
  const archive = gatherArchive(input);
  for (const article of archive.articles) {
    yield printFile(editionPath.article(article.card.slug), buildArticleFile(article, archive));
  }
  for (const [file, cards] of dealOut(archive.cards, CARDS_PER_FILE)) {
    yield printFile(editionPath.cards(file), { format: FORMAT, cards });
  }
  yield* buildTerms(archive);
  yield* buildTags(archive);
  yield printFile(editionPath.authors, buildAuthorsFile(archive));
  yield* buildAliases(archive);
  yield printFile(editionPath.edition, buildFrontDoor(archive));
}

function buildArticleFile(
  { article, body, card }: Archive['articles'][number],
  { authorsByName }: Archive,
): ArticleFile {
  const { standfirst, modified, lead, source } = article;
  return {
    format: FORMAT,
    card,
    ...(standfirst === undefined ? {} : { standfirst }),
    ...(modified === undefined ? {} : { modified }),
    ...(lead?.caption === undefined ? {} : { caption: lead.caption }),
    ...(lead?.credit === undefined ? {} : { credit: lead.credit }),
    ...(source === undefined ? {} : { source }),
    authors: article.authors.flatMap((name) => {
      const author = authorsByName.get(name);
      return author === undefined ? [] : [toProfile(author)];
    }),
    body: [...body],
  };
}

function buildAuthorsFile(archive: Archive): AuthorsFile {
  return {
    format: FORMAT,
    authors: archive.authors
      .map((author) => ({ ...toProfile(author), count: countMembers(archive, `author-${author.slug}`) }))
      .sort((a, b) => compareText(a.slug, b.slug)),
  };
}

function* buildAliases(archive: Archive): Generator<EditionFile> {
  for (const [file, entries] of gatherAliases(archive)) {
    yield printFile(editionPath.aliases(file), { format: FORMAT, aliases: Object.fromEntries(entries) });
  }
}
