import * as v from 'valibot';

import { escapeMarkup } from '../../model/exchange/escape-markup.ts';

const NOTES = v.array(v.object({ id: v.string(), content: v.string() }));

/** Makes the list of notes that WordPress shows; nothing where its JSON cannot be read. */
export function readFootnotes(json: string | undefined): string | undefined {
  const parsed = v.safeParse(NOTES, parse(json ?? ''));
  if (!parsed.success) return undefined;
  const items = parsed.output.map(({ id, content }) => {
    const name = escapeMarkup(id);
    return `<li id="${name}">${content} <a href="#${name}-link">↩</a></li>`;
  });
  return `<ol class="wp-block-footnotes">${items.join('')}</ol>`;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // What is no JSON holds no notes.
    return undefined;
  }
}
