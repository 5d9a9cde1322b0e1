import fc from 'fast-check';

import { cleanPage } from '../../../../src/model/exchange/clean-page.ts';
import type { DraftPage, ExchangedPage } from '../../../../src/model/exchange/exchanged-page.ts';
import { readExchange } from '../../../../src/model/exchange/read-exchange.ts';

/** Makes a page of whose entries the test names only those that matter. */
export function makePage(draft: Partial<DraftPage> = {}): ExchangedPage {
  const page = cleanPage({ url: 'https://a.example/', title: 'Titre', ...draft });
  if (page === undefined) throw new Error('The address of this page is not one of the web.');
  return page;
}

/** Reads a file that is known to be readable. */
export function readPages(text: string, fileName = 'file') {
  const read = readExchange(text, fileName);
  if (!read.ok) throw new Error(`${read.reason.where}: ${read.reason.found}`);
  return read.value;
}

const NASTY = [
  '<', '>', '&', '"', "'", '&amp;', '&lt;b&gt;', '&#0;', '</A>', '</DD>', '<DT>', '<!--', ']]>', '\\', '\\|', '|', '/',
  ',', ';', '\t', '\n', '\r\n', '\n\n', '=1+1', "'=1", '@', '+', '-', '#', '*', '%', '%zz', ' ', '\u00a0', '\u202f',
  '\u0000', '\u0085', '\ufeff', '\u2028', '\ud83d', '😀', '👩‍👩‍👧', 'e\u0301', 'مرحبا', '\u202e', '日本', 'undefined',
]; // prettier-ignore

/** Text of what files of this kind break on, among text of anything. */
export const anyText = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 6 })
  .map((parts) => parts.join(''));

/** A page with any texts, as the readers give them. */
export const anyPage = fc
  .record({
    url: anyText.map((text) => `https://a.example/${text.replaceAll(/\p{Cc}/gu, '')}`),
    title: anyText,
    savedAt: fc.option(fc.integer({ min: 1, max: 99_999_999_999_999 }), { nil: undefined }),
    isRead: fc.boolean(),
    isFavorite: fc.boolean(),
    labels: fc.array(anyText, { maxLength: 4 }),
    folder: fc.array(fc.oneof(fc.constantFrom('Presse', 'R&D'), anyText), { maxLength: 3 }),
    note: anyText,
  })
  .map(makePage);
