import { listChunks } from './chunks.ts';
import type { Piece } from './split-words.ts';
import { splitChunk } from './split-words.ts';
import type { Stemming } from './stems.ts';
import { stem } from './stems.ts';
import { isStopWord } from './stop-words.ts';

const ACCENT = /\p{M}/u;

/** A word of a search. An article has it where it has any of its terms. */
export type QueryWord = {
  /** As it was written. */
  readonly text: string;
  /** Its stem in each language, and what it makes together with its neighbours: `wifi` for both words of `wi-fi`. */
  readonly terms: readonly { readonly term: string }[];
  /** Accents and case aside, not stemmed. */
  readonly folded: string;
  /** Articles of at least one language are not found by it. */
  readonly isStop: boolean;
};

/** Lists the words of a text that somebody searches for. */
export function listQueryWords(text: string, languages: readonly Stemming[]): readonly QueryWord[] {
  return listPieces(text).flatMap((pieces) => {
    const joined = pieces.filter(({ kind }) => kind === 'joined');
    return pieces
      .filter(({ kind }) => kind === 'part')
      .map((part) => {
        const together = joined.filter(({ start, end }) => start <= part.start && part.end <= end);
        return toQueryWord([part, ...together], text, languages);
      });
  });
}

/** A text as the one word whose articles are left out; nothing where it is no word, or more than one. */
export function readExcludedWord(text: string, languages: readonly Stemming[]): QueryWord | undefined {
  const [pieces, ...others] = listPieces(text).filter(({ length }) => length > 0);
  if (pieces === undefined || others.length > 0) return undefined;
  const parts = pieces.filter(({ kind }) => kind === 'part');
  const joined = pieces.filter(({ kind }) => kind === 'joined');
  const [part] = parts;
  if (part !== undefined && parts.length === 1) return toQueryWord([part, ...joined], text, languages);
  const [whole] = joined;
  const isWhole =
    whole !== undefined && parts.every(({ start, end }) => whole.start <= start && end <= whole.end);
  return isWhole ? toQueryWord([whole], text, languages) : undefined;
}

/** The words of each chunk, with their places in the text. */
function listPieces(text: string): readonly (readonly Piece[])[] {
  return Array.from(listChunks(text), (chunk) =>
    splitChunk(chunk.text).map((piece) => ({
      ...piece,
      start: chunk.start + piece.start,
      end: chunk.start + piece.end,
    })),
  );
}

function toQueryWord(
  [first, ...alternatives]: readonly [Piece, ...Piece[]],
  text: string,
  languages: readonly Stemming[],
): QueryWord {
  const words = [first, ...alternatives].map(({ word }) => word);
  const written = text.slice(first.start, first.end);
  // English writes none of its own on them: « thé » is not "the".
  const isEnglish = !ACCENT.test(written.normalize('NFD'));
  const terms = new Set(words.flatMap((word) => languages.map((language) => stem(word, language))));
  return {
    text: written,
    terms: Array.from(terms, (term) => ({ term })),
    folded: first.word,
    isStop: languages.some(
      (language) => isStopWord(first.word, language) && (language !== 'en' || isEnglish),
    ),
  };
}
