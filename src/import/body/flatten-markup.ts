import { Tokenizer } from 'parse5';

/** Elements whose text nobody is to read. */
const HIDDEN = new Set([
  'script',
  'style',
  'template',
  'svg',
  'textarea',
  'title',
  'select',
  'noframes',
  'noembed',
]);

/** Elements that end the paragraph before them. */
const BLOCK =
  /^(?:address|article|aside|blockquote|br|div|d[dlt]|fig\w+|h[1-6r]|li|[ou]l|p|pre|section|t[adhr]\w*)$/;

/**
 * Makes plain paragraphs of markup that no tree can be made of: its text remains, and nothing else.
 *
 * @example
 * flattenMarkup('<div><b>Un</b> renard<p>Deux') // => '<p>Un renard</p><p>Deux</p>'
 */
export function flattenMarkup(source: string): string {
  const paragraphs: string[] = [];
  let text = '';
  let hidden: string | undefined;
  const close = () => {
    const line = text.replaceAll(/[ \t\n\f\r]+/g, ' ').trim();
    if (line !== '') paragraphs.push(`<p>${escapeText(line)}</p>`);
    text = '';
  };
  const add = ({ chars }: { readonly chars: string }) => {
    if (hidden === undefined) text += chars;
  };
  const pass = (name: string, isEnd: boolean) => {
    if (hidden === undefined) {
      if (!isEnd && HIDDEN.has(name)) hidden = name;
      if (BLOCK.test(name)) close();
    } else if (isEnd && name === hidden) hidden = undefined;
  };
  const tokenizer = new Tokenizer(
    {},
    {
      onComment: () => {},
      onDoctype: () => {},
      onEof: () => {},
      onNullCharacter: () => {},
      onCharacter: add,
      onWhitespaceCharacter: add,
      onStartTag: ({ tagName }) => pass(tagName, false),
      onEndTag: ({ tagName }) => pass(tagName, true),
    },
  );
  tokenizer.write(source, true);
  close();
  return paragraphs.join('');
}

function escapeText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '')
      .toWellFormed()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\u00a0', '&nbsp;')
  );
}
