import type { Block, ImageBlock, Inline } from '../block.ts';
import { readRuns } from '../block.ts';
import type { ArticleFile } from '../edition.ts';

/** Where a text stands in an article: a word of the headline weighs more than one of the body. */
export type Field = 'headline' | 'standfirst' | 'tags' | 'authors' | 'body';

export type FieldText = { readonly field: Field; readonly text: string };

/**
 * Lists the texts of an article by which it can be found: all that a reader reads on its page, and what stands for a
 * picture. Each paragraph is a text of its own, so that no phrase begins in one and ends in the next. What the page says
 * of the authors' lives is not among them: it would be found in every article of theirs.
 */
export function listTexts(article: ArticleFile): readonly FieldText[] {
  const { card, standfirst, caption, credit, source, body } = article;
  const texts: FieldText[] = [];
  const add = (field: Field, ...found: readonly (string | undefined)[]) => {
    for (const text of found) if (text !== undefined && text !== '') texts.push({ field, text });
  };
  add('headline', card.headline);
  add('standfirst', standfirst);
  add('tags', card.category.label, ...card.tags.map(({ name }) => name));
  add('authors', ...card.authors.map(({ name }) => name));
  add('body', card.picture?.alt, caption, credit, ...body.flatMap(listBlockTexts), source?.name);
  return texts;
}

function listBlockTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [readRuns(block.runs)];
    case 'pullquote':
      return [readRuns(block.runs), readAny(block.cite)];
    case 'quote':
      return [...block.blocks.flatMap(listBlockTexts), readAny(block.cite)];
    case 'list':
      return block.items.flat().flatMap(listBlockTexts);
    case 'footnotes':
      return block.notes.flat().flatMap(listBlockTexts);
    case 'table':
      return [readAny(block.caption), ...[...block.head, ...block.rows].flatMap((row) => row.map(readRuns))];
    case 'code':
      return block.text.split('\n');
    case 'details':
      return [readRuns(block.summary), ...block.blocks.flatMap(listBlockTexts)];
    case 'image':
      return listImageTexts(block);
    case 'gallery':
      return [...block.images.flatMap(listImageTexts), readAny(block.caption)];
    case 'embed':
    case 'audio':
    case 'video':
      return [block.title ?? '', readAny(block.caption)];
    case 'divider':
      return [];
    default:
      return block satisfies never;
  }
}

function listImageTexts({ picture, caption }: ImageBlock): readonly string[] {
  return [picture.alt, readAny(caption)];
}

function readAny(runs: readonly Inline[] = []): string {
  return readRuns(runs);
}
