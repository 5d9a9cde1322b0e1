import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { printFault } from '../model/fault.ts';
import { tellKind } from './feeds/is-feed.ts';
import type { FeedWalk } from './feeds/open-feed-pages.ts';
import { openFeedPages } from './feeds/open-feed-pages.ts';
import { readMapping } from './mapped/mapping.ts';
import { isMappedFolder, isPageFolder, openMappedFolder } from './mapped/open-mapped-folder.ts';
import { isMarkdownFolder, openMarkdownFolder } from './markdown/open-markdown-folder.ts';
import type { Source, SourceFile, SourceMark } from './source.ts';
import { streamText } from './web/decode.ts';
import type { Web } from './web/fetch-file.ts';
import { ImportError } from './web/import-error.ts';
import { openDiskFile } from './web/open-file.ts';
import type { Get } from './wordpress/rest-pages.ts';
import { isRestPosts, openRestFile } from './wordpress/open-rest-file.ts';
import { openRestSite } from './wordpress/open-rest-site.ts';
import { isWxr, openWxr } from './wordpress/open-wxr.ts';

/** By how much of a file its format is recognised, in characters. */
const HEAD = 4096;
/** A saved answer of WordPress holds a hundred posts. */
const LARGEST_JSON = 64_000_000;

const KNOWN =
  'a WordPress export, a feed, a folder of Markdown or HTML, or a folder with kiosque-import.json';

/** A source, and the folder that it is, where it is one: pictures stand there. */
export type OpenedSource = { readonly source: Source; readonly folder?: string };

/** What earlier runs have done in the folder that is imported into. */
export type Earlier = {
  /** Finds a source that was imported to its end, and need not be from its beginning again. */
  readonly findEnded: (name: string) => { readonly mark?: SourceMark } | undefined;
  /** Tells whether an item is there. */
  readonly isKnown: (id: string) => boolean;
};

const NOTHING: Earlier = { findEnded: () => undefined, isKnown: () => false };

/**
 * Recognises a source by what it holds, whatever it is called, and opens it.
 *
 * @param spec a path, or an address: of a feed, of an export, or of a site of WordPress
 * @returns nothing where an address answers that nothing has changed since the last run
 * @throws {ImportError} where it cannot be reached, or is nothing of the kind
 */
export async function openSource(
  spec: string,
  web: Web,
  earlier: Earlier = NOTHING,
): Promise<OpenedSource | undefined> {
  if (/^https?:\/\//i.test(spec)) {
    const ended = earlier.findEnded(spec);
    // What was fetched is new to a folder that has not taken all of it in; a front page says little of a site.
    const file = await web.getFile(spec, ended === undefined || ended.mark !== undefined);
    return file === 'unchanged' ? undefined : { source: await openFile(file, web, earlier) };
  }
  const facts = statSync(spec, { throwIfNoEntry: false });
  if (facts?.isDirectory() === true) return { source: await openFolder(spec), folder: spec };
  return { source: await openFile(await openDiskFile(spec), web, NOTHING) };
}

async function openFile(file: SourceFile, web: Web, earlier: Earlier): Promise<Source> {
  const head = await readStart(file, HEAD);
  if (isWxr(head)) return openWxr(file);
  if (head.trimStart().startsWith('[') && isRestPosts(parseJson(await readStart(file, LARGEST_JSON))))
    return openRestFile(file, (name) => openBeside(file, name));
  const kind = tellKind(head);
  if (kind === 'html' && file.address !== undefined && /https:\/\/api\.w\.org\//.test(head))
    return openRestSite(file.address, openGet(web), earlier.findEnded(file.address)?.mark);
  // A page too: the reader of feeds says what came instead, and where the page names its feed.
  if (kind !== 'other') return openFeedPages(file, openWalk(file, web, earlier));
  throw new ImportError(file.name, KNOWN, describe(head), 'give one of these');
}

function openWalk({ name }: SourceFile, web: Web, earlier: Earlier): FeedWalk {
  return {
    getFile: async (address) => {
      const file = await web.getFile(address, true);
      if (file === 'unchanged') throw new Error(`${address} · was asked for in any case, and is not there`);
      return file;
    },
    isKnown: earlier.findEnded(name) === undefined ? undefined : earlier.isKnown,
  };
}

/** Asks for texts; a site that stays busy has answered so. */
function openGet(web: Web): Get {
  return async (address) => {
    try {
      const { status, headers, text } = await web.get(address);
      return { status, text, headers: { get: (name) => headers[name.toLowerCase()] ?? null } };
    } catch (error) {
      if (!(error instanceof ImportError) || error.status === undefined) throw error;
      return { status: error.status, text: '', headers: { get: () => null } };
    }
  };
}

async function openFolder(folder: string): Promise<Source> {
  if (await isMappedFolder(folder)) {
    const mapping = await readMapping(folder);
    if (!mapping.ok) throw new ImportFaults(mapping.reason.map(printFault));
    return openMappedFolder(folder, mapping.value);
  }
  if (await isMarkdownFolder(folder)) return openMarkdownFolder(folder);
  if (await isPageFolder(folder)) return openMappedFolder(folder);
  const names = readdirSync(folder).slice(0, 3).join(', ');
  const found = names === '' ? 'an empty folder' : `a folder with ${names} and the like`;
  throw new ImportError(folder, KNOWN, found, 'write a kiosque-import.json that says where articles stand');
}

/** A mapping that cannot be read, each of its faults on a line. */
class ImportFaults extends ImportError {
  constructor(lines: readonly string[]) {
    super('', '', '', '');
    this.message = lines.join('\n');
  }
}

async function readStart(file: SourceFile, limit: number): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const text of streamText(file)) {
    pieces.push(text);
    length += text.length;
    if (length >= limit) break;
  }
  return pieces.join('').slice(0, limit);
}

async function openBeside(file: SourceFile, name: string): Promise<SourceFile | undefined> {
  if (file.address !== undefined) return undefined;
  const path = join(dirname(file.name), name);
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? openDiskFile(path) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut short, or no JSON.
    return undefined;
  }
}

function describe(head: string): string {
  const text = head.trim().slice(0, 40);
  return text === '' ? 'an empty file' : `a file that begins with ${JSON.stringify(text)}`;
}
