import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import type { ArticleFile } from '../../model/edition.ts';
import { articleFileSchema, editionPath } from '../../model/edition.ts';
import type { Slug } from '../../model/slug.ts';

/** Reads an article of an edition on the disk; nothing where there is no file, or none of this format. */
export function readWrittenArticle(out: string, slug: Slug): ArticleFile | undefined {
  const text = readIfThere(join(out, editionPath.article(slug)));
  if (text === undefined) return undefined;
  const parsed = v.safeParse(articleFileSchema, JSON.parse(text));
  return parsed.success ? parsed.output : undefined;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
