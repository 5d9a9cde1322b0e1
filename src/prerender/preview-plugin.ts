import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Connect, Plugin } from 'vite';

/** Lets Vite's preview server answer as a host does: with the headers of the build, and a page for every address. */
export function previewPlugin(): Plugin {
  return {
    name: 'kiosque:preview',
    configurePreviewServer({ config, middlewares }) {
      const out = resolve(config.root, config.build.outDir);
      middlewares.use(sendHeaders(join(out, '_headers')));
      // After Vite's own: only for what no file answers.
      return () => middlewares.use(answerAddress(out));
    },
  };
}

/** Sends the headers that the build wrote for hosts: what is tested is what readers get. */
function sendHeaders(file: string): Connect.NextHandleFunction {
  const rules = existsSync(file) ? readFileSync(file, 'utf8').split(/\n(?=\/)/) : [];
  const sections = rules.map((rule) => {
    const [path = '', ...lines] = rule.trim().split('\n');
    const headers = lines.map((line) => line.trim().split(/: (.*)/s) as [name: string, value: string]);
    return { prefix: path.replace(/\*$/, ''), headers };
  });
  return (request, response, next) => {
    for (const { prefix, headers } of sections)
      if (request.url?.startsWith(prefix) === true)
        for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/**
 * Answers what no file of the build does: the address of a page with that page, or with the application where it
 * was not prerendered; the address of a file with an error. A host that gives the front page for a missing file
 * hides the fault.
 */
function answerAddress(out: string): Connect.NextHandleFunction {
  const fallback = ['404.html', 'index.html'].map((name) => join(out, name)).find((file) => existsSync(file));
  return (request, response) => {
    const path = decodeURI((request.url ?? '').replace(/[?#].*$/, ''));
    // Vite has already rewritten the address of a page to the file that holds it.
    const isPage = path.endsWith('.html');
    const isFile = !isPage && /^\/(?:edition|media|assets)\/|\.[a-z0-9]{2,5}$/i.test(path);
    const page = isPage ? join(out, path) : fallback;
    response.statusCode = isFile || page === undefined ? 404 : 200;
    response.setHeader('content-type', `${isFile ? 'text/plain' : 'text/html'}; charset=utf-8`);
    response.end(isFile || page === undefined ? 'Not found' : readFileSync(page));
  };
}
