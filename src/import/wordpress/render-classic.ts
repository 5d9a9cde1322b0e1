import { addParagraphs } from './autop.ts';
import { embedLines } from './embed-lines.ts';
import type { BodyContext } from './shortcodes.ts';
import { renderShortcodes } from './shortcodes.ts';

/** Makes HTML of a text as it was written before blocks: its embeds and shortcodes, then its paragraphs. */
export function renderClassic(text: string, context: BodyContext): string {
  return addParagraphs(renderShortcodes(embedLines(text), context));
}
