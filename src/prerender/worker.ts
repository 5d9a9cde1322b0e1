import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import type { Template } from './document.ts';
import { printDocument } from './document.ts';
import type * as Renderer from './render.tsx';

/** What a worker is told: where the build is, and which pages are its own. */
export type WorkerTask = {
  readonly out: string;
  /** The bundle of `render.tsx`. */
  readonly renderer: string;
  readonly template: Template;
};

/** The pages to render next; an empty list ends the worker. */
export type Batch = readonly string[];

/** What a worker has done. */
export type Report = { readonly pages: number; readonly bytes: number };

const { out, renderer, template } = workerData as WorkerTask;
// No reader has kept anything here; Node warns whoever asks.
for (const store of ['localStorage', 'sessionStorage'])
  Object.defineProperty(globalThis, store, { value: undefined });
// React looks at this once, when it is loaded.
process.env['NODE_ENV'] = 'production';
const { renderPage } = (await import(renderer)) as typeof Renderer;

/** Files that most pages read; the others are read when they are asked for. */
const kept = new Map<string, unknown>();
const KEPT = 200;

function read(path: string): unknown {
  if (kept.has(path)) return kept.get(path);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(out, path), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(path, json);
  return json;
}

/** `/tag/5g` → `tag/5g.html`: the form that hosts serve under the bare address. */
function toFile(address: string): string {
  return address === '/' ? 'index.html' : `${decodeURIComponent(address.slice(1))}.html`;
}

async function renderAll(batch: Batch): Promise<Report> {
  let bytes = 0;
  for (const address of batch) {
    const html = printDocument(template, await renderPage(address, read));
    const file = join(out, toFile(address));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
    bytes += Buffer.byteLength(html);
  }
  return { pages: batch.length, bytes };
}

parentPort?.on('message', (batch: Batch) => {
  renderAll(batch).then(
    (report) => parentPort?.postMessage(report),
    (error: unknown) => {
      // A worker that throws ends, and its owner hears the error.
      queueMicrotask(() => {
        throw error;
      });
    },
  );
});
