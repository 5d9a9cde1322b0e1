/**
 * `npm run edition [content folder] [out folder]`: brings the edition of a content folder up to
 * date, and says what it wrote. It begins a ledger, which later runs and builds go on with.
 */
import { join, resolve } from 'node:path';

import { carryFiles } from './carry-files.ts';
import { getContentFolder, getRenditionStores } from './content-folder.ts';
import { prepareEdition, publishEdition } from './publish-edition.ts';
import { emitPictures, pruneRenditions } from './render-pictures.ts';
import { summarize, summarizePublished } from './summarize.ts';

const root = process.cwd();
const [content, target] = process.argv.slice(2);
const folder = content === undefined ? getContentFolder(root) : resolve(content);
const out = resolve(target ?? 'dist');
const prepared = prepareEdition(folder);
const { compilation } = prepared;
console.log(summarize(compilation));
if (compilation.sources === undefined) {
  process.exitCode = 1;
} else {
  const pictures = [...compilation.pictures.values()];
  const media = join(out, 'media');
  await emitPictures(pictures, getRenditionStores(root, folder), media);
  carryFiles(folder, out);
  const published = publishEdition(prepared, compilation.sources, out, true);
  pruneRenditions(pictures, media);
  console.log(summarizePublished(compilation.sources, published));
}
