import type { BlockReader } from './reading.ts';
import type { SourceElement } from './source-tree.ts';
import { findChild, getAttribute, readSourceText } from './source-tree.ts';

/** The ways in which highlighters name a language: `language-js`, `lang-js`, `brush: js`. */
const LANGUAGE = /(?:^|\s)(?:language|lang|brush)[-:] ?([\w+#.-]+)/i;

/** Reads a `<pre>`: its text exactly, and the language it is said to be in. */
export const readCode: BlockReader = (pre) => {
  const text = readSourceText(pre);
  if (text.trim() === '') return [];
  const code = findChild(pre, 'code');
  const language = findLanguage(pre) ?? (code === undefined ? undefined : findLanguage(code));
  return [{ kind: 'code', text, ...(language === undefined ? {} : { language }) }];
};

function findLanguage(element: SourceElement): string | undefined {
  return LANGUAGE.exec(getAttribute(element, 'class') ?? '')?.[1]?.toLowerCase();
}
