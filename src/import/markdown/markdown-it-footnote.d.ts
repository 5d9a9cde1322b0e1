declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  /** Reads `[^1]` and `[^1]: …`, and puts the notes at the end. */
  export default function footnotes(md: MarkdownIt): void;
}
