import { toLocalDay } from '../instant.ts';
import { cleanLine, cleanPage } from './clean-page.ts';
import type { ExchangedPage } from './exchanged-page.ts';

/**
 * Writes pages as notes in Markdown (CommonMark): a section each, with its link, the day on which it was
 * saved by the calendar of the machine, its labels and its note, whose lines stay lines. Texts are
 * escaped: none makes a heading, a link or a picture that is not one of ours.
 *
 * @example
 * printMarkdown([page], 'Lectures')
 * // => '# Lectures\n\n## [Le \\*premier\\* SMS](https://a.example/)\n\n2026-05-03 · mobile\n\nÀ relire.\n'
 */
export function printMarkdown(pages: readonly ExchangedPage[], title: string): string {
  const sections = pages.flatMap((page) => {
    const clean = cleanPage(page);
    return clean === undefined ? [] : [printPage(clean)];
  });
  return [`# ${escapeText(cleanLine(title))}\n`, ...sections].join('\n');
}

function printPage(page: ExchangedPage): string {
  const day = page.savedAt === undefined ? [] : [toLocalDay(page.savedAt)];
  const labels = page.labels.length === 0 ? [] : [page.labels.map(escapeText).join(', ')];
  return [
    `## [${escapeText(page.title)}](${escapeAddress(page.url)})`,
    // A label of digits and a full stop would begin a list.
    escapeBeginning([...day, ...labels].join(' · ')),
    printNote(page.note),
  ]
    .filter((part) => part !== '')
    .map((part) => `${part}\n`)
    .join('\n');
}

/** A line end inside a paragraph is a space, unless a backslash is before it. */
function printNote(note: string): string {
  return note
    .split('\n')
    .map((line) => escapeBeginning(escapeText(line.trim())))
    .join('\n')
    .replaceAll(/(?<=[^\n])\n(?=[^\n])/g, '\\\n');
}

/** Escapes what has a meaning anywhere in a line. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>&|~#$!]/g, '\\$&');
}

/** Escapes what has a meaning at the beginning of a line: lists, and the lines below headings. */
function escapeBeginning(line: string): string {
  return line.replace(/^(?:[-+=]|\d+[.)])/, (sign) => `${sign.slice(0, -1)}\\${sign.slice(-1)}`);
}

/** Brackets would end the link, and `&copy;` would be a ©. */
function escapeAddress(url: string): string {
  return url
    .replaceAll(/[()<>\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll(/&(?=#?\w{1,40};)/g, '&amp;');
}
