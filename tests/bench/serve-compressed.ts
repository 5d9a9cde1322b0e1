import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { brotli } from './weigh-page.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  xml: 'application/xml',
};
const COMPRESSED = new Set(['html', 'css', 'js', 'json', 'svg', 'xml']);

/** A host of files as readers meet it: compressed beforehand, pages under their bare address. */
export type Host = { readonly origin: string; readonly close: () => Promise<void> };

/**
 * Serves a folder from memory, compressed with brotli.
 *
 * @param own pages in place of files, by their address
 */
export async function serveCompressed(folder: string, own: ReadonlyMap<string, string>): Promise<Host> {
  const kept = new Map<
    string,
    { readonly type: string; readonly body: Buffer; readonly isPacked: boolean }
  >();
  const find = (address: string) => {
    const page = own.get(address);
    if (page !== undefined) return { ending: 'html', body: Buffer.from(page) };
    const bare = path.join(folder, decodeURI(address === '/' ? '/index' : address));
    const file = [bare, `${bare}.html`].find((some) => existsSync(some) && statSync(some).isFile());
    return file === undefined ? undefined : { ending: path.extname(file).slice(1), body: readFileSync(file) };
  };
  const load = (address: string) => {
    const known = kept.get(address);
    if (known !== undefined) return known;
    const found = find(address);
    if (found === undefined) return undefined;
    const isPacked = COMPRESSED.has(found.ending);
    const type = TYPES[found.ending] ?? 'application/octet-stream';
    const file = { type, body: isPacked ? brotli(found.body) : found.body, isPacked };
    kept.set(address, file);
    return file;
  };
  const server = createServer((request, response) => {
    const file = load((request.url ?? '/').replace(/\?.*$/, ''));
    response.statusCode = file === undefined ? 404 : 200;
    response.setHeader('content-type', file?.type ?? 'text/plain');
    response.setHeader('cache-control', 'max-age=600');
    if (file?.isPacked === true) response.setHeader('content-encoding', 'br');
    response.end(file?.body ?? 'Not found');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
