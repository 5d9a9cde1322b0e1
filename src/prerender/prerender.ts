import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { makeTemplate } from './document.ts';
import { listPages } from './list-pages.ts';
import type { Batch, Report, WorkerTask } from './worker.ts';

/** Pages that a worker gets at a time. */
const BATCH = 16;

/** What prerendering did. */
export type Prerendered = { readonly pages: number; readonly bytes: number };

/**
 * Renders every page of a built site into its folder, on all cores.
 *
 * @param base the path below which the site is served, with a slash at both ends
 * @param renderer the bundle of `render.tsx`
 * @throws the first failure of a page
 */
export async function prerender(out: string, base: string, renderer: string): Promise<Prerendered> {
  const template = makeTemplate(readFileSync(join(out, 'index.html'), 'utf8'), (address) => {
    const file = join(out, address.slice(base.length));
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    return text;
  });
  // Hosts give this page for an address that has none, and it finds out what to show.
  writeFileSync(join(out, '404.html'), template);
  const pages = listPages(out);
  const takeBatch = (): Batch => {
    const batch: string[] = [];
    for (let page = pages.next(); page.done !== true; page = pages.next()) {
      batch.push(page.value);
      if (batch.length === BATCH) break;
    }
    return batch;
  };
  const task: WorkerTask = { out, renderer, template };
  const reports = await Promise.all(
    Array.from({ length: availableParallelism() }, () => runWorker(task, takeBatch)),
  );
  return {
    pages: reports.reduce((sum, report) => sum + report.pages, 0),
    bytes: reports.reduce((sum, report) => sum + report.bytes, 0),
  };
}

function runWorker(task: WorkerTask, takeBatch: () => Batch): Promise<Report> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
  const sum = { pages: 0, bytes: 0 };
  return new Promise<Report>((resolve, reject) => {
    const next = () => {
      const batch = takeBatch();
      if (batch.length > 0) worker.postMessage(batch);
      else {
        resolve(sum);
        void worker.terminate();
      }
    };
    worker.on('message', (report: Report) => {
      sum.pages += report.pages;
      sum.bytes += report.bytes;
      next();
    });
    worker.on('error', reject);
    next();
  });
}
