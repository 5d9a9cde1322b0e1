import { join, resolve } from 'node:path';

import type { RenditionStores } from './render-pictures.ts';

/** The content folder of this run: `KIOSQUE_CONTENT`, else the sample archive of the repository. */
export function getContentFolder(root: string): string {
  return resolve(root, process.env['KIOSQUE_CONTENT'] ?? 'src/content');
}

/**
 * Where renditions are kept: in the content folder, where `npm run images` puts them to be
 * committed, and in a cache for those that were never put there.
 */
export function getRenditionStores(root: string, content: string): RenditionStores {
  return [join(content, 'renditions'), join(root, 'node_modules/.cache/kiosque/renditions')];
}
