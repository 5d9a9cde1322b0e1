import { toPlainText } from './plain-text.ts';

/** As much of a summary as is read. */
const MOST_LENGTH = 20_000;
/** As much of its end as an invitation to read on may take. */
const MOST_CUT = 300;

/** What WordPress signs an excerpt with, in English and French. */
const SIGNATURE =
  /<p>\s*(?:The post|L[’']article|Cet article)\b(?:(?!<\/p>)[^])*?(?:first appeared|appeared first|est apparu en premier)(?:(?!<\/p>)[^])*<\/p>/gi;

const CUT =
  /\s*(?:\[?\s*(?:…|\.\.\.)\s*\]?)\s*(?:(?:Continue reading|Read more|Lire la suite|Continuer la lecture)\b.*)?$/iu;

/**
 * Gives the standfirst that a summary is; empty where it only repeats the beginning of the body, as an excerpt made by a
 * machine does.
 */
export function toStandfirst(summary: string, body: string): string {
  const text = toPlainText(summary.slice(0, MOST_LENGTH).replaceAll(SIGNATURE, ''));
  const compared = fold(text.slice(0, -MOST_CUT) + text.slice(-MOST_CUT).replace(CUT, ''));
  return fold(toPlainText(body)).startsWith(compared) ? '' : text;
}

/** Line ends, spaces and their kinds differ between an excerpt and what it is of. */
function fold(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f]+/gu, '');
}
