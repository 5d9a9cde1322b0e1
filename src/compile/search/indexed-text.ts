import type { ArticleFile } from '../../model/edition.ts';
import type { Stemming } from '../../model/search/analyse.ts';
import { chooseStemming } from '../../model/search/analyse.ts';
import type { FieldText } from '../../model/search/texts.ts';
import { listTexts } from '../../model/search/texts.ts';

/** What the index takes of an article. */
export type IndexedText = {
  readonly ordinal: number;
  readonly stemming: Stemming;
  readonly texts: readonly FieldText[];
};

/**
 * Takes of an article what the index knows of it.
 *
 * @param siteLanguage of articles that name no language of their own
 */
export function takeText(article: ArticleFile, siteLanguage: string): IndexedText {
  const { ordinal, language } = article.card;
  return { ordinal, stemming: chooseStemming(language, siteLanguage), texts: listTexts(article) };
}

/** Prints what the index takes of an article: two that print the same are the same to it. */
export function printText({ ordinal, stemming, texts }: IndexedText): string {
  return `${JSON.stringify([ordinal, stemming, texts.map(({ field, text }) => [field, text])])}\n`;
}
