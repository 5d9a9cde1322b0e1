import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as v from 'valibot';

import type { TermHead } from '../../../src/model/edition.ts';
import { editionSchema, termHeadSchema } from '../../../src/model/edition.ts';
import type { SiteFacts } from '../../../src/prerender/site-facts.ts';
import type { Page } from './read-page.ts';
import { SHELL_FILE } from '../../../src/prerender/build-worker.ts';
import { readPage } from './read-page.ts';

/** The site of the sample archive, as a host has it. */
export type BuiltSite = {
  readonly facts: SiteFacts;
  /** Every file, by its path below the site, in a fixed order. */
  readonly files: ReadonlySet<string>;
  /** Every file of HTML: pages, and those that lead on. */
  readonly pages: readonly Page[];
  /** The whole archive and every category, tag and author, by their names in the edition: `all`, `tag-5g`. */
  readonly terms: ReadonlyMap<string, TermHead>;
  readonly read: (file: string) => string;
};

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** The Node of the repository reads TypeScript; that of the machine may be too old for it. */
const OWN_NODE = path.join(ROOT, 'node_modules/.bin/node');
const NODE = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;

/** Builds the sample archive as `npm run build` does; `remove` takes the folder away. */
export function buildSample(): { readonly site: BuiltSite; readonly remove: () => void } {
  const out = mkdtempSync(path.join(tmpdir(), 'kiosque-site-'));
  const { NODE_ENV: _test, KIOSQUE_CONTENT: _content, ...env } = process.env;
  const script = path.join(ROOT, 'src/prerender/build.ts');
  const built = spawnSync(NODE, [script, '--out', out], { cwd: ROOT, encoding: 'utf8', env });
  const remove = () => rmSync(out, { recursive: true });
  if (built.status === 0) return { site: readSite(out), remove };
  remove();
  throw new Error(`npm run build · ${built.stderr}`);
}

/** Reads a built site from its folder. */
export function readSite(folder: string): BuiltSite {
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
  const terms = files.flatMap((file) => /^edition\/terms\/([^.]+)\.json$/.exec(file)?.[1] ?? []);
  return {
    facts: v.parse(editionSchema, JSON.parse(read('edition/edition.json'))).site,
    files: new Set(files),
    // The page without content stands for all addresses, and is found under none.
    pages: files
      .filter((file) => file.endsWith('.html') && file !== SHELL_FILE)
      .map((file) => readPage(file, read(file))),
    terms: new Map(
      terms.map((term) => [term, v.parse(termHeadSchema, JSON.parse(read(`edition/terms/${term}.json`)))]),
    ),
    read,
  };
}

/**
 * The file that a host answers an address with, by its path below the site.
 *
 * @example
 * toFile('/')        // => 'index.html'
 * toFile('/tag/5g')  // => 'tag/5g.html'
 * toFile('/rss.xml') // => 'rss.xml'
 */
export function toFile(address: string): string {
  if (address === '/') return 'index.html';
  const file = decodeURIComponent(address.slice(1));
  return /\.\w+$/.test(file) ? file : `${file}.html`;
}
