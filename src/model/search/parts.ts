import { INVISIBLE, LETTER } from './chunks.ts';
import { cutDense, isDense } from './dense-scripts.ts';
import { foldWord } from './fold.ts';

/** A part of a chunk that holds together by itself. */
export type Part = {
  readonly word: string;
  /** UTF-16 offsets in the chunk. */
  readonly start: number;
  readonly end: number;
  /** What stands between it and the part before. */
  readonly joiner: string;
  /** The same written another way: `1000` for `1,000`. */
  readonly same?: string;
  /** Less or more than it, by which it is found as well: `disney` for `Disney+`. */
  readonly spare?: string;
};

const GROUPED = /^\d+[ \u00a0\u2007\u2009\u202f]/;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+$/;
const NUMERO = /^(?:n[°º]|№)$/iu;
/** A version is one part, `v1.2.3`; so is `3,5`. */
const PART = new RegExp(String.raw`\p{L}*\d+(?:[.,]\d+)+(?![${LETTER}])|[${LETTER}${INVISIBLE}]+`, 'gu');
const ENDS = new RegExp(`^[${INVISIBLE}]+|[${INVISIBLE}]+$`, 'g');
/** `http3` is found by `http 3` as well; `MP3` and `CO₂` are one word. */
const LETTERS_AND_NUMBER = /^([a-z]{3,})(\d[\d.]*)$/;
const SIGN = /[+#♯]+$/;

/** Takes a chunk apart at everything that stands between letters. */
export function listParts(chunk: string): readonly Part[] {
  if (GROUPED.test(chunk)) return listGroups(chunk);
  if (NUMERO.test(chunk)) return [{ word: 'no', start: 0, end: chunk.length, joiner: '' }];
  const parts: Part[] = [];
  let before = 0;
  for (const { 0: found, index } of chunk.matchAll(PART)) {
    const bare = found.replaceAll(ENDS, '');
    const start = index + found.indexOf(bare);
    const joiner = chunk.slice(before, index);
    const read = isDense(bare) ? readDense : readPart;
    for (const part of read(bare, start, joiner)) parts.push(part);
    before = index + found.length;
  }
  // Marks without a letter are nothing.
  return readSigns(
    chunk,
    parts.filter(({ word }) => word !== ''),
  );
}

/** Spaces that cannot break stand between thousands alone; common ones may part two numbers. */
function listGroups(chunk: string): readonly Part[] {
  const groups = [...chunk.matchAll(/[\d.,]+/g)].map(({ 0: digits, index }) => ({
    word: digits.replace(',', '.'),
    start: index,
    end: index + digits.length,
    joiner: index === 0 ? '' : ' ',
  }));
  if (chunk.includes(' ')) return groups;
  return [{ word: groups.map(({ word }) => word).join(''), start: 0, end: chunk.length, joiner: '' }];
}

function readDense(bare: string, offset: number, joiner: string): readonly Part[] {
  return cutDense(bare).map(({ start, end }, index) => ({
    word: foldWord(bare.slice(start, end)),
    start: offset + start,
    end: offset + end,
    joiner: index === 0 ? joiner : '\n',
  }));
}

function readPart(bare: string, start: number, joiner: string): readonly Part[] {
  const end = start + bare.length;
  const word = foldWord(bare).replaceAll(',', '.');
  if (THOUSANDS.test(word)) return [{ word, start, end, joiner, same: word.replaceAll('.', '') }];
  const [, letters, number] = LETTERS_AND_NUMBER.exec(word) ?? [];
  if (letters === undefined || number === undefined || word.length !== bare.length) {
    return [{ word, start, end, joiner }];
  }
  const middle = start + letters.length;
  return [
    { word: letters, start, end: middle, joiner },
    { word: number, start: middle, end, joiner: '' },
  ];
}

/** `C++`, `F#`, `Disney+`, `.NET`: what stands before a letter or after it. */
function readSigns(chunk: string, parts: readonly Part[]): readonly Part[] {
  const sign = SIGN.exec(chunk)?.[0].replace('♯', '#') ?? '';
  return parts.map((part, index) => {
    const { word } = part;
    if (word === 'net' && part.start > 0 && chunk[part.start - 1] === '.') {
      return index === 0 ? { ...part, word: '.net', start: 0, spare: word } : { ...part, spare: '.net' };
    }
    if (sign === '' || index < parts.length - 1 || !/^\p{L}/u.test(word)) return part;
    const signed = { ...part, word: word + sign, end: chunk.length };
    return word.length === 1 ? signed : { ...signed, spare: word };
  });
}
