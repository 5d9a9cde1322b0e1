import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Plugin, ResolvedConfig, ViteDevServer } from 'vite';

import { FILES_FOLDER } from '../model/carried-files.ts';
import { printFault } from '../model/fault.ts';
import { carryFiles, findCarried } from './carry-files.ts';
import type { Compilation } from './compile-content.ts';
import { compileContent } from './compile-content.ts';
import { getContentFolder, getRenditionStores } from './content-folder.ts';
import type { Prepared } from './publish-edition.ts';
import { prepareEdition, publishEdition } from './publish-edition.ts';
import { emitPictures, listRenditions, pruneRenditions, renderPicture } from './render-pictures.ts';
import { summarize, summarizePublished } from './summarize.ts';

/** Waits this long after a change in the content folder: an editor writes a file in several steps. */
const SETTLE_MS = 80;

/**
 * The compiler's place in Vite. A build compiles the content folder first and stops, all faults
 * listed, before anything is written; development serves the edition from memory, compiles again
 * when content changes, and shows faults in the overlay.
 */
export function editionPlugin(): Plugin {
  let config: ResolvedConfig;
  let prepared: Prepared | undefined;
  const folder = () => getContentFolder(config.root);
  return {
    name: 'kiosque:edition',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      if (config.command !== 'build') return;
      prepared = prepareEdition(folder());
      const { compilation } = prepared;
      if (compilation.edition === undefined) {
        // Where the compiler stands in the code says nothing to who wrote the articles: no stack.
        const message = `The content folder has faults.\n\n${summarize(compilation)}\n`;
        this.error({ message, stack: message });
      }
      config.logger.info(summarize(compilation));
    },
    async writeBundle() {
      if (prepared?.compilation.sources === undefined) return;
      const { sources, pictures } = prepared.compilation;
      const out = resolve(config.root, config.build.outDir);
      const stores = getRenditionStores(config.root, folder());
      const media = await emitPictures(pictures.values(), stores, join(out, 'media'));
      pruneRenditions(pictures.values(), join(out, 'media'));
      carryFiles(folder(), out);
      const published = publishEdition(prepared, sources, out, false);
      config.logger.info(`${summarizePublished(sources, published)} · media: ${media} files`);
    },
    configureServer(server) {
      serveEdition(server, folder());
    },
  };
}

function serveEdition(server: ViteDevServer, folder: string): void {
  const stores = getRenditionStores(server.config.root, folder);
  let compilation: Compilation = { faults: [], pictures: new Map(), counts: { articles: 0, withheld: 0 } };
  let files = new Map<string, string>();
  const compile = () => {
    compilation = compileContent(folder);
    files = new Map([...(compilation.edition ?? [])].map(({ path, text }) => [path, text]));
    server.config.logger.info(summarize(compilation), { timestamp: true });
    if (compilation.edition === undefined)
      server.ws.send({ type: 'error', err: toOverlay(compilation, folder) });
    else server.ws.send({ type: 'full-reload' });
  };
  let settling: NodeJS.Timeout | undefined;
  server.watcher.add(folder);
  server.watcher.on('all', (_event, path) => {
    if (!resolve(path).startsWith(folder)) return;
    clearTimeout(settling);
    settling = setTimeout(compile, SETTLE_MS);
  });
  // Whoever opens a page while the content is broken sees the faults as well.
  server.ws.on('connection', () => {
    if (compilation.edition === undefined)
      server.ws.send({ type: 'error', err: toOverlay(compilation, folder) });
  });
  compile();

  server.middlewares.use((request, response, next) => {
    const path = decodeURI(request.url ?? '')
      .replace(/\?.*$/, '')
      .replace(/^\//, '');
    if (path.startsWith('edition/')) {
      const text = files.get(path);
      response.statusCode = text === undefined ? 404 : 200;
      response.setHeader('content-type', 'application/json');
      response.end(text ?? 'null');
      return;
    }
    if (path.startsWith(`${FILES_FOLDER}/`)) {
      const file = findCarried(folder, path);
      if (file === undefined) return next();
      createReadStream(file).pipe(response);
      return;
    }
    if (!path.startsWith('media/')) return next();
    sendRendition(path.slice('media/'.length), compilation, stores).then(
      (file) => (file === undefined ? next() : createReadStream(file).pipe(response)),
      next,
    );
  });
}

async function sendRendition(
  name: string,
  { pictures }: Compilation,
  stores: ReturnType<typeof getRenditionStores>,
): Promise<string | undefined> {
  const picture = pictures.get(name.replace(/-\d+\.(?:avif|webp)$/, ''));
  const rendition = picture && listRenditions(picture).find((other) => other.name === name);
  return picture && rendition && renderPicture(picture, rendition, stores);
}

function toOverlay(compilation: Compilation, folder: string) {
  const errors = compilation.faults.filter(({ severity }) => severity === 'error');
  return {
    message: `The content folder has faults.\n\n${errors.map(printFault).join('\n')}`,
    stack: '',
    id: folder,
    plugin: 'kiosque:edition',
  };
}
