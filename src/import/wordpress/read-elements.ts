import { SaxesParser } from 'saxes';

import { decodeEntities } from '../../model/exchange/decode-entities.ts';

/** The text of an element. */
export type ElementText = {
  /** As XML has it. */
  readonly raw: string;
  /** As HTML that says the same: an export writes names as HTML in CDATA sections, and as text elsewhere. */
  readonly html: string;
};

/** Who hears of the elements of a document. The outermost stands at depth 1. */
export type Listener = {
  readonly open: (name: string, depth: number, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string, depth: number, text: ElementText) => void;
  /** Hears of what breaks the nesting of elements; lesser faults are mended. */
  readonly fail: (message: string) => void;
};

/** Elements nest no deeper in any export, and characters between two tags are no more. */
const DEEPEST = 64;
const LONGEST_TEXT = 40_000_000;

/** Markup that somebody left in a text: its own text belongs to what stands around it. */
const INLINE = new Set([
  'a',
  'b',
  'br',
  'cite',
  'code',
  'em',
  'i',
  'q',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

/** Faults of XML after which its elements are still told apart. */
const LESSER = /entity|disallowed character|"\]\]>"|attribute|XML declaration/;

/**
 * Reads the elements of a document that is given in pieces, as far as they can be told: entities that nobody
 * declared are those of HTML, control characters are left out. It goes deaf where the document is too deep.
 */
export function readElements(listener: Listener): { write(text: string): void; end(): void } {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const reader = listen(parser, listener);
  parser.ENTITIES = ENTITIES;
  return {
    write: (text) => {
      if (reader.isDeaf(text.length)) return;
      parser.write(text);
    },
    end: () => {
      if (!reader.isDeaf(0)) parser.close();
    },
  };
}

function listen(parser: SaxesParser<{ position: false; xmlns: false }>, listener: Listener) {
  let nesting = 0;
  let depth = 0;
  let waiting = 0;
  let isDeaf = false;
  let [raw, html] = ['', ''];
  let isEscaped = false;

  const fail = (message: string) => {
    if (isDeaf || LESSER.test(message)) return;
    listener.fail(message.replace(/\.$/, ''));
  };
  parser.on('error', ({ message }) => fail(message));
  parser.on('opentag', ({ name, attributes }) => {
    waiting = 0;
    nesting++;
    if (nesting > DEEPEST) {
      fail(`elements stand more than ${DEEPEST} deep`);
      isDeaf = true;
    }
    if (isDeaf || INLINE.has(name)) return;
    depth++;
    [raw, html] = ['', ''];
    isEscaped = false;
    listener.open(name, depth, attributes);
  });
  parser.on('text', (text) => {
    raw += text;
    html += text.replaceAll('&', '&amp;');
  });
  parser.on('cdata', (text) => {
    isEscaped = true;
    raw += text;
    html += text;
  });
  parser.on('closetag', ({ name }) => {
    waiting = 0;
    nesting--;
    if (INLINE.has(name)) return;
    if (!isDeaf) listener.close(name, depth, cleanText({ raw, html }, isEscaped));
    depth--;
    [raw, html] = ['', ''];
  });
  return {
    isDeaf: (more: number) => {
      waiting += more;
      if (waiting > LONGEST_TEXT && !isDeaf) {
        fail('a text is too long');
        isDeaf = true;
      }
      return isDeaf;
    },
  };
}

/** White space around a CDATA section is the layout of the file. */
function cleanText({ raw, html }: ElementText, isEscaped: boolean): ElementText {
  const clean = (text: string) => {
    const kept = isEscaped ? text.trim() : text;
    // oxlint-disable-next-line no-control-regex
    return /[\0-\x08\v\f\x0e-\x1f]/.test(kept) ? kept.replaceAll(/[\0-\x08\v\f\x0e-\x1f]/g, '') : kept;
  };
  return { raw: clean(raw), html: clean(html) };
}

/** The entities of XML and HTML by their names; another name gives nothing. */
const ENTITIES = new Proxy<Record<string, string>>(
  {},
  {
    get(_, name) {
      const entity = `&${String(name)};`;
      const text = decodeEntities(entity);
      return text === entity ? undefined : text;
    },
  },
);
