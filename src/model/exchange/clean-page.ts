import { isSafeHref } from '../block.ts';
import type { DraftPage, ExchangedPage } from './exchanged-page.ts';

/** Collections nest no deeper; what lies deeper is in the last one. */
export const MOST_FOLDERS = 64;

/** Dates from here on (the year 5138, in milliseconds) are mistakes, and are not told from other units. */
const LAST_MOMENT = 1e14;

/**
 * Makes a page of what was read or is to be written; nothing when its address is not one of the web.
 * What is clean already stays as it is.
 *
 * @example
 * cleanPage({ url: ' https://a.example/x y', title: '' })?.title // => 'https://a.example/x%20y'
 * cleanPage({ url: 'javascript:alert(1)' })                      // => undefined
 */
export function cleanPage(draft: DraftPage): ExchangedPage | undefined {
  const url = cleanAddress(draft.url);
  if (url === undefined) return undefined;
  const { savedAt = 0 } = draft;
  return {
    url,
    title: cleanLine(draft.title ?? '') || cleanLine(url),
    ...(savedAt > 0 && savedAt < LAST_MOMENT ? { savedAt: Math.floor(savedAt) } : {}),
    isRead: draft.isRead ?? false,
    isFavorite: draft.isFavorite ?? false,
    labels: [...new Set(cleanLines(draft.labels))],
    folder: cleanLines(draft.folder).slice(0, MOST_FOLDERS),
    note: cleanNote(draft.note ?? ''),
  };
}

/** Takes control characters out of a text of one line and folds its spaces; those of French stay. */
export function cleanLine(text: string): string {
  return text
    .replaceAll('\uFEFF', '')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .toWellFormed()
    .normalize('NFC')
    .trim();
}

/**
 * Shows what was found on one short line.
 *
 * @example
 * showFound('javascript:alert(1)') // => 'javascript:alert(1)'
 * showFound('')                    // => 'nothing'
 * showFound([['a']])               // => 'a list'
 */
export function showFound(found: unknown): string {
  if (typeof found === 'string') {
    const line = cleanLine(found.slice(0, 200));
    return line.length > 80 ? `${line.slice(0, 79).replace(/\p{Cs}$/u, '')}…` : line || 'nothing';
  }
  // An object is only named: printing one that is nested a million deep would overflow the stack.
  if (typeof found === 'object' && found !== null) return Array.isArray(found) ? 'a list' : 'an object';
  return typeof found === 'number' || typeof found === 'boolean' ? `${found}` : 'nothing';
}

/** Browsers drop line ends and tabs inside an address, and write its spaces as %20. */
function cleanAddress(text: string): string | undefined {
  const url = text
    .trim()
    .replaceAll(/[\t\n\r]/g, '')
    .replaceAll(' ', '%20')
    .toWellFormed();
  return /^https?:\/\/[^/?#\\\s]/i.test(url) && isSafeHref(url) ? url : undefined;
}

function cleanLines(texts: readonly string[] = []): string[] {
  return texts.map(cleanLine).filter((text) => text !== '');
}

function cleanNote(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|\uFEFF/gu, '')
    .toWellFormed()
    .normalize('NFC')
    .trim();
}
