import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE = path.join(ROOT, 'node_modules/.cache/tests');

/** The build that journeys drive, as readers have it. */
export const DIST = path.join(ROOT, 'dist');

/** What a build has that this tree has not. */
export type OtherBuild = {
  /** Names its folder: builds that differ have different names, or they take each other's place. */
  readonly name: string;
  /** Changes to its code: what becomes of the text of a file. */
  readonly edits?: Readonly<Record<string, (text: string) => string>>;
  /** The content folder it is made of; else that of this tree. */
  readonly content?: string;
  /** Options of `npm run build`. */
  readonly options?: readonly string[];
};

const MARK = "\nReflect.set(globalThis, 'kiosqueBuild', 'second');\n";

/**
 * The same site with one more line of code, as after any change: the entry and the parts that lean on it have other names,
 * libraries and styles the same. It can be told in a page, where `kiosqueBuild` is `'second'`.
 */
export const SECOND_BUILD: OtherBuild = {
  name: 'second',
  // A module of the first page, which every other part imports.
  edits: { 'src/app/app.tsx': (text) => text + MARK },
};

/**
 * Gives the folder of another build, made as `npm run build` does in a copy of the code: once, in some seconds, for every worker
 * and run until dist/ is another one.
 *
 * @throws with what the build printed when it fails
 */
export async function getOtherBuild({
  name,
  edits = {},
  content,
  options = [],
}: OtherBuild): Promise<string> {
  const out = path.join(CACHE, `${name}-build`);
  const stamp = `${out}.stamp`;
  const wanted = [stampOf(edits, content), ...options].join(' ');
  const isMade = () => existsSync(out) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  mkdirSync(CACHE, { recursive: true });
  if (isMade()) return out;
  const unlock = await lock(`${out}.lock`);
  try {
    if (isMade()) return out;
    rmSync(stamp, { force: true });
    rmSync(out, { recursive: true, force: true });
    await build(out, { edits, content, options });
    if (Object.keys(edits).length > 0) expectOtherCode(out);
    writeFileSync(stamp, wanted);
    return out;
  } finally {
    unlock();
  }
}

/** What another build is made from, in short: the build that it is the other one of, and what differs. */
function stampOf(edits: OtherBuild['edits'] = {}, content?: string): string {
  const hash = createHash('sha256');
  // These name or contain everything that a build is of.
  for (const name of ['404.html', '_headers', 'sw.js', 'edition/edition.json']) {
    const file = path.join(DIST, name);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  for (const [file, edit] of Object.entries(edits))
    hash.update(edit(readFileSync(path.join(ROOT, file), 'utf8')));
  // What a test wrote twice lies in two folders, and is the same.
  const texts = content === undefined ? [] : readdirSync(content, { recursive: true, encoding: 'utf8' });
  for (const file of texts.filter((name) => name.endsWith('.json')).toSorted())
    hash.update(`${file}\n${readFileSync(path.join(content ?? '', file), 'utf8')}`);
  return hash.digest('hex');
}

/** A change that leaves the names as they were would let journeys pass that deploy nothing. */
function expectOtherCode(out: string): void {
  const [one, other] = [DIST, out].map((folder) => {
    const shell = readFileSync(path.join(folder, '404.html'), 'utf8');
    return /<meta name="kiosque:code" content="([^"]*)"/.exec(shell)?.[1];
  });
  if (one === undefined || other === undefined || one === other)
    throw new Error(`${out} · expected other files of code than in dist/, got ${String(other)}`);
}

async function build(
  out: string,
  {
    edits,
    content,
    options,
  }: Required<Pick<OtherBuild, 'edits' | 'options'>> & { content: string | undefined },
): Promise<void> {
  // Not below node_modules, where code is taken for that of a library.
  const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'kiosque-build-')));
  try {
    copyCode(copy);
    for (const [file, edit] of Object.entries(edits)) {
      const place = path.join(copy, file);
      writeFileSync(place, edit(readFileSync(place, 'utf8')));
    }
    const { NODE_ENV: _test, KIOSQUE_CONTENT: usual, ...environment } = process.env;
    const env = { ...environment, KIOSQUE_CONTENT: path.resolve(ROOT, content ?? usual ?? 'src/content') };
    const command = [path.join(copy, 'src/prerender/build.ts'), '--out', out, ...options];
    await promisify(execFile)(process.execPath, command, { cwd: copy, env });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Copies what a build reads, content apart; packages are the same ones. */
function copyCode(copy: string): void {
  const left = new Set(['.git', 'dist', 'node_modules']);
  for (const name of readdirSync(ROOT).filter((one) => !left.has(one)))
    cpSync(path.join(ROOT, name), path.join(copy, name), {
      recursive: true,
      filter: (file) => file !== path.join(ROOT, 'src/content'),
    });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
}

/** Waits until nobody else builds; what was locked by a process that is gone is nobody's. */
async function lock(file: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // Whatever node:fs throws has a code.
    }
    if (isAbandoned(file)) rmSync(file, { force: true });
    else await wait(100);
  }
}

function isAbandoned(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return false;
  } catch (error) {
    // No such process. A file that is gone, or has no number yet, is looked at once more.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
