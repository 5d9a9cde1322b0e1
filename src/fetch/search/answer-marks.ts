import { readRuns } from '../../model/block.ts';
import type { ArticleFile } from '../../model/edition.ts';
import { chooseStemming } from '../../model/search/analyse.ts';
import { cutBeginning, findPassage } from '../../model/search/find-passage.ts';
import type { FindWord, Marked } from '../../model/search/mark-words.ts';
import { cutText, findRanges } from '../../model/search/mark-words.ts';
import { listTexts } from '../../model/search/texts.ts';
import type { Help } from './desk.ts';
import type { FoundTerm, MarkAsk, MarkedText, PassageAsk } from './protocol.ts';

/** Marks in each text what the search found, and names the words of the search that stand there. */
export function markTexts({ texts, terms }: MarkAsk, { site }: Help): readonly MarkedText[] {
  const findWord = readTerms(terms);
  return texts.map(({ text, language }) => {
    const ranges = findRanges(text, chooseStemming(language, site), findWord);
    return { parts: cutText(text, ranges), words: [...new Set(ranges.map(({ word }) => word))] };
  });
}

/** The passage of an article's body that has the most of what was found; where none has any of it, how its text begins. */
export function findPassageOf({ article, terms }: PassageAsk, { site }: Help): Marked | undefined {
  const body = listTexts(article).flatMap(({ field, text }) => (field === 'body' ? [text] : []));
  return (
    findPassage(body, chooseStemming(article.card.language, site), readTerms(terms)) ?? findBeginning(article)
  );
}

function findBeginning({ body }: ArticleFile): Marked | undefined {
  const first = body.find((block) => block.kind === 'paragraph');
  return first && cutBeginning(readRuns(first.runs));
}

/** Finds by the terms of what was found which word of the search a word of a text answers. */
function readTerms(terms: readonly FoundTerm[]): FindWord {
  const words = new Map(terms.map(({ term, word }) => [term, word]));
  return ({ term }) => words.get(term);
}
