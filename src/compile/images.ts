/** `npm run images`: makes the renditions of all pictures and keeps them in the content folder, to be committed. */
import { compileContent } from './compile-content.ts';
import { getContentFolder, getRenditionStores } from './content-folder.ts';
import { listRenditions, pruneRenditions, renderPicture } from './render-pictures.ts';
import { summarize } from './summarize.ts';

const folder = getContentFolder(process.cwd());
const [store] = getRenditionStores(process.cwd(), folder);
const compilation = compileContent(folder);
if (compilation.edition === undefined) {
  console.error(summarize(compilation));
  process.exitCode = 1;
} else {
  // The generator of the edition has nothing to add: pictures are found while bodies are read.
  const pictures = [...compilation.pictures.values()];
  for (const picture of pictures) {
    for (const rendition of listRenditions(picture)) await renderPicture(picture, rendition, [store]);
  }
  const stale = pruneRenditions(pictures, store);
  console.log(`${pictures.length} pictures rendered into ${store}, ${stale.length} stale files removed`);
}
