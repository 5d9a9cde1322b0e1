import { embedLines } from './embed-lines.ts';
import { splitVerbatim } from './markup.ts';
import { hasBlocks } from './parse-blocks.ts';
import { readText } from './read-text.ts';
import type { BlockContext } from './render-blocks.ts';
import { renderBlocks } from './render-blocks.ts';
import { renderClassic } from './render-classic.ts';
import { renderShortcodes } from './shortcodes.ts';

/** A body as HTML. */
export type BuiltBody = {
  readonly html: string;
  /** What stands before `<!--more-->`, as text; nothing where there is no such cut. */
  readonly summary?: string;
};

const MORE = /<!--\s*more\b[^<>]*-->/i;
const PAGE = /(?:<!--\s+wp:nextpage\s[^<>]*-->\s*)?<!--\s*nextpage\s*-->(?:\s*<!--\s+\/wp:nextpage\s+-->)?/gi;
const NO_TEASER = /<!--\s*noteaser\s*-->/gi;

/**
 * Makes HTML of what a post holds: blocks or classic text, its shortcodes and embeds. Its pages are joined, and the
 * cut of its summary is taken out.
 */
export function buildBody(content: string, context: BlockContext): BuiltBody {
  const joined = content.replaceAll(/\r\n?/g, '\n').replaceAll(PAGE, '\n\n').replaceAll(NO_TEASER, '');
  const cut = MORE.exec(joined);
  const html = renderBody(cut === null ? joined : joined.replace(MORE, '\n\n'), context);
  if (cut === null) return { html };
  const summary = readSummary(joined.slice(0, cut.index));
  return summary === '' ? { html } : { html, summary };
}

function renderBody(content: string, context: BlockContext): string {
  if (hasBlocks(content))
    return dropComments(renderShortcodes(embedLines(renderBlocks(content, context)), context));
  return dropComments(renderClassic(content, context));
}

/** Comments are for editors; those in code are code. */
function dropComments(html: string): string {
  if (!html.includes('<!--')) return html;
  return splitVerbatim(html)
    .filter(({ text, isVerbatim }) => !(isVerbatim && text.startsWith('<!--')))
    .map(({ text }) => text)
    .join('');
}

/** A summary is not longer; what stands before a late cut is the article. */
const LONGEST_SUMMARY = 20_000;

/** What is shown and not told: pictures with their captions, code, tables, numbers of notes, buttons of files. */
const SHOWN =
  /<(figure|figcaption|pre|table|iframe|audio|video)\b[^]*?<\/\1\s*>|<(sup|a)\b[^<>]*(?:data-fn=|wp-block-file__button)[^]*?<\/\2\s*>/gi;
/** An address that stands alone is an embed. */
const EMBED = /^[ \t]*https?:\/\/\S+[ \t]*$/gim;

/** Shortcodes whose inside is shown and not told either. */
const SHOWN_CODES = /\[(caption|embed|code|sourcecode)\b[^\]]*\][^]*?\[\/\1\]/gi;

/** Shortcodes in a summary would be noise, and so would what is no sentence; all of it is in the body. */
function readSummary(html: string): string {
  return readText(
    html
      .slice(0, LONGEST_SUMMARY)
      .replaceAll(SHOWN_CODES, ' ')
      .replaceAll(SHOWN, ' ')
      .replaceAll(EMBED, ' ')
      .replaceAll(/\[(\/?)[a-z][\w-]*(?:\s[^[\]]*|="?https?:[^[\]]*)?\]/gi, (found, slash: string) =>
        slash === '/' || found.includes('=') || /^\[(?:gallery|embed|audio|video)\b/i.test(found)
          ? ' '
          : found,
      ),
  );
}
