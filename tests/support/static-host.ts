import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a server answers, before anything goes wrong on the way. */
export type Answer = {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What comes in pieces has no length that is known before. */
  readonly body: Uint8Array | Iterable<Uint8Array>;
};

/** What became of the assets of former builds: on the host still, gone, or answered with the front page and 200. */
export type OldAssets = 'kept' | 'removed' | 'html';

/** A folder at an address, as a good static host has it. */
export type StaticHost = {
  /** Answers the address of a file or page; the path has no query. */
  readonly answer: (pathname: string, etag?: string) => Answer;
  /** From now on another folder is served. Deploying the former one once more is a rollback. */
  readonly deploy: (folder: string, old: OldAssets) => void;
};

/**
 * Serves a built site as a good host does: pages at pretty addresses, 404.html with its status, the headers of
 * `_headers`, and a tag by which what may change is asked for anew.
 *
 * @throws when the folder holds no site
 */
export function openStaticHost(folder: string): StaticHost {
  let site = readSite(folder);
  let kept: readonly string[] = [];
  let old: OldAssets = 'removed';
  return {
    answer: (pathname, etag) => {
      const asset = pathname.startsWith('/assets/');
      const folders = asset ? [site.folder, ...kept] : [site.folder];
      const file = folders.map((one) => findFile(one, pathname)).find((one) => one !== undefined);
      const headers = listHeaders(site.rules, pathname);
      if (file !== undefined) return answerFile(file, headers, etag);
      const bare = pathname.replace(/\/+$/, '');
      if (bare !== pathname && findFile(site.folder, bare) !== undefined)
        return { status: 301, headers: { ...headers, location: bare }, body: NOTHING };
      return answerMissing(site.folder, pathname, headers, asset && old === 'html');
    },
    deploy: (next, oldAssets) => {
      kept = oldAssets === 'kept' ? [site.folder, ...kept] : [];
      old = oldAssets;
      site = readSite(next);
    },
  };
}

const NOTHING = new Uint8Array();

type Rule = { readonly path: string; readonly headers: Readonly<Record<string, string>> };
type Site = { readonly folder: string; readonly rules: readonly Rule[] };

function readSite(place: string): Site {
  const folder = path.resolve(place);
  if (!existsSync(path.join(folder, 'index.html')))
    throw new Error(`${folder} · expected a built site, found no index.html · run npm run build`);
  const file = path.join(folder, '_headers');
  const sections = existsSync(file) ? readFileSync(file, 'utf8').split(/\n(?=\/)/) : [];
  return { folder, rules: sections.map(parseRule) };
}

/** Reads a section of `_headers`, without what asks for a secure connection: this is none. */
function parseRule(section: string): Rule {
  const [pattern = '', ...lines] = section.trim().split('\n');
  const headers = lines
    .map((line) => line.trim().split(/: (.*)/s))
    .map(([name = '', value = '']) => [
      name.toLowerCase(),
      value.replace(/; upgrade-insecure-requests\b/, ''),
    ])
    .filter(([name]) => name !== 'strict-transport-security');
  return { path: pattern, headers: Object.fromEntries(headers) };
}

function listHeaders(rules: readonly Rule[], pathname: string): Readonly<Record<string, string>> {
  const fitting = rules.filter((rule) => matchesPath(rule.path, pathname));
  const said = fitting.flatMap(({ headers }) => Object.entries(headers));
  return Object.fromEntries([['cache-control', 'no-cache'], ...said]);
}

/** Tells whether a path is the one that is named, or begins with it where a star follows, as in `/assets/*`. */
export function matchesPath(pattern: string, pathname: string): boolean {
  return pattern.endsWith('*') ? pathname.startsWith(pattern.slice(0, -1)) : pathname === pattern;
}

/** Finds what a host has at an address: the file, the page of that name, or the front page of that folder. */
function findFile(folder: string, pathname: string): string | undefined {
  const place = path.join(folder, decodePath(pathname));
  // A path that leads out of the folder, and what is meant for the host alone.
  const isOutside = place.includes('\0') || !place.startsWith(folder + path.sep);
  if (isOutside || /^\/_(?:headers|redirects)$/.test(pathname)) return undefined;
  const candidates = pathname.endsWith('/') ? [`${place}index.html`] : [place, `${place}.html`];
  return candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // No file has half a character in its name.
    return '\0';
  }
}

function answerFile(
  file: string,
  headers: Readonly<Record<string, string>>,
  etag: string | undefined,
): Answer {
  const body = readFileSync(file);
  const known = { ...headers, 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' };
  if (headers['cache-control']?.includes('immutable') === true) return { status: 200, headers: known, body };
  const tag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const tagged = { ...known, etag: tag };
  return etag === tag
    ? { status: 304, headers: tagged, body: NOTHING }
    : { status: 200, headers: tagged, body };
}

/** Answers for what is not there: a page says so in its own words, a file in two. */
function answerMissing(
  folder: string,
  pathname: string,
  headers: Readonly<Record<string, string>>,
  withFrontPage: boolean,
): Answer {
  const isFile = /^\/(?:edition|media|assets)\/|\.[a-z0-9]{2,5}$/i.test(pathname);
  const page = path.join(folder, withFrontPage ? 'index.html' : '404.html');
  // An error is not immutable, whatever the rule of its folder.
  const fresh = { ...headers, 'cache-control': 'no-cache' };
  return (withFrontPage || !isFile) && existsSync(page)
    ? {
        status: withFrontPage ? 200 : 404,
        headers: { ...fresh, 'content-type': HTML },
        body: readFileSync(page),
      }
    : {
        status: 404,
        headers: { ...fresh, 'content-type': 'text/plain; charset=utf-8' },
        body: Buffer.from('Not found'),
      };
}

const HTML = 'text/html; charset=utf-8';

const TYPES: Readonly<Record<string, string>> = {
  '.html': HTML,
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
