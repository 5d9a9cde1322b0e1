import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

import { type ESTree, parseSync, Visitor } from 'vite';

import manifest from '../package.json' with { type: 'json' };

/** What one folder of src may import besides itself. */
type Room = {
  readonly rooms: readonly string[];
  /** Names of packages, or the kind of packages that fit where the room's code runs. */
  readonly packages: readonly string[] | 'browser' | 'screen' | 'node' | 'node and react';
};

/** What the worker is made of; a page needs little of it. */
const WORKBOX = ['workbox-core', 'workbox-precaching'];

/**
 * The arrows of the design: the only table of who may import whom. `views/*` stands for each screen,
 * so no screen is in its own row: a screen never imports another one.
 */
const ROOMS: Readonly<Record<string, Room>> = {
  model: { rooms: [], packages: ['valibot', 'diff', '@orama/stemmers'] },
  messages: { rooms: [], packages: [] },
  import: { rooms: ['model', 'compile'], packages: 'node' },
  compile: { rooms: ['model'], packages: 'node' },
  prerender: { rooms: ['model', 'compile', 'app', 'messages'], packages: 'node and react' },
  fetch: { rooms: ['model'], packages: 'browser' },
  reader: { rooms: ['model'], packages: 'browser' },
  offline: { rooms: ['model'], packages: WORKBOX },
  'views/parts': { rooms: ['model', 'reader', 'messages'], packages: 'screen' },
  'views/*': {
    rooms: ['views/parts', 'fetch', 'reader', 'offline', 'model', 'messages'],
    packages: 'screen',
  },
  app: {
    rooms: ['views/*', 'views/parts', 'fetch', 'reader', 'offline', 'model', 'messages'],
    packages: 'screen',
  },
};

const REACT = new Set(['react', 'react-dom', 'react-router']);
const DRAWERS = new Set(['utils', 'helpers', 'types', 'common']);

const KINDS = {
  browser: 'packages under "dependencies" in package.json, React apart',
  screen: 'packages under "dependencies" in package.json',
  node: 'node: and any package, React apart',
  'node and react': 'node: and any package',
} as const;

/**
 * Lists everything in a source folder that goes against the arrows, one sentence each, in the order of
 * the files: imports of every form (static, type, re-export, dynamic, `import.meta.glob`,
 * `new URL(…, import.meta.url)`), files outside any room, barrels, and drawers such as `utils`.
 *
 * @example
 * findWrongArrows('src', ['react'])
 * // => ['src/model/slug.ts:3 · imports react · allowed: valibot']
 */
export function findWrongArrows(source: string, dependencies: readonly string[]): readonly string[] {
  return listFiles(source).flatMap((file) => {
    const shown = path.posix.join(path.basename(source), file);
    const misplaced = findMisplacement(file);
    if (misplaced !== undefined) return [`${shown} · ${misplaced}`];
    return findImports(path.join(source, file)).flatMap(({ line, specifier }) => {
      const allowed = findRefusal(file, specifier, new Set(dependencies));
      return allowed === undefined ? [] : [`${shown}:${line} · imports ${specifier} · allowed: ${allowed}`];
    });
  });
}

/** Says why no script may lie at this place, or nothing when it may. */
function findMisplacement(file: string): string | undefined {
  const drawer = file.split('/').find((folder) => DRAWERS.has(folder));
  if (drawer !== undefined) return `lies in a drawer named ${drawer} · put it where its one idea lives`;
  if (/(?:^|\/)index\.[^/]+$/.test(file)) return 'is an index file · name it for what it exports';
  if (findRoom(file) === undefined) return `lies in no room · allowed: ${Object.keys(ROOMS).join(', ')}`;
  return undefined;
}

/** Says what would have been allowed in place of a wrong import; nothing when the import is right. */
function findRefusal(file: string, specifier: string, dependencies: ReadonlySet<string>): string | undefined {
  const from = findRoom(file);
  if (from === undefined) return undefined;
  const { name, room } = from;
  const runsInNode = room.packages === 'node' || room.packages === 'node and react';
  // A path that is known only at run time, such as that of the bundle which prerender has just built.
  if (specifier === COMPUTED) return runsInNode ? undefined : 'a path written as a plain text';
  if (!specifier.startsWith('.')) {
    return isPackageAllowed(specifier, room, dependencies) ? undefined : describe(room);
  }
  const target = path.posix.join(path.posix.dirname(file), specifier.replace(/[?#].*$/, ''));
  if (!/[^/]\.\w+$/.test(target)) return 'a path with its extension';
  const to = findRoom(target);
  if (to?.name === name) return undefined;
  return to !== undefined && room.rooms.includes(to.row) ? undefined : describe(room);
}

function isPackageAllowed(specifier: string, room: Room, dependencies: ReadonlySet<string>): boolean {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  if (Array.isArray(room.packages)) return room.packages.includes(name);
  switch (room.packages) {
    case 'browser':
      return !isBuiltin(specifier) && dependencies.has(name) && !REACT.has(name);
    case 'screen':
      return !isBuiltin(specifier) && dependencies.has(name);
    case 'node':
      return !REACT.has(name);
    default:
      return true;
  }
}

function describe(room: Room): string {
  const packages = typeof room.packages === 'string' ? [KINDS[room.packages]] : room.packages;
  return ['its own folder', ...room.rooms, ...packages].join(', ');
}

/** Finds the room of a path below src, and the row of the table that rules it. */
function findRoom(file: string): { name: string; row: string; room: Room } | undefined {
  const [first = '', second = '', ...rest] = file.split('/');
  // A script right below `views` belongs to no screen; a style sheet there is every screen's.
  const isShared = first === 'views' && rest.length === 0 && second.endsWith('.css');
  const screen = isShared ? 'parts' : second;
  const name = first === 'views' && (isShared || rest.length > 0) ? `views/${screen}` : first;
  const row = name.startsWith('views/') && name !== 'views/parts' ? 'views/*' : name;
  const room = second === '' ? undefined : ROOMS[row];
  return room === undefined ? undefined : { name, row, room };
}

/** Lists the scripts below a folder, sorted; what authors wrote in `content` is no script. */
function listFiles(source: string): readonly string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !file.startsWith('content/'))
    .toSorted();
}

type Import = { readonly line: number; readonly specifier: string };

const COMPUTED = '(a computed path)';

/** Lists the imports of one script, of whatever form. */
function findImports(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  const { program, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file} · cannot be parsed · ${errors[0].message}`);

  const imports: Import[] = [];
  const add = (node: ESTree.Node, fixed = readText(node)) => {
    imports.push({ line: text.slice(0, node.start).split('\n').length, specifier: fixed ?? COMPUTED });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => node.source !== null && add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
    CallExpression: (node) => {
      const callee = text.slice(node.callee.start, node.callee.end);
      if (callee === 'require') node.arguments.slice(0, 1).forEach((argument) => add(argument));
      if (callee === 'import.meta.glob')
        node.arguments
          .slice(0, 1)
          .flatMap(listItems)
          .forEach((item) => add(item));
    },
    NewExpression: (node) => {
      const [target, base] = node.arguments;
      if (target === undefined || base === undefined) return;
      const isFile = text.slice(base.start, base.end) === 'import.meta.url' && readText(target) !== undefined;
      if (isFile && text.slice(node.callee.start, node.callee.end) === 'URL') add(target);
    },
  }).visit(program);
  return imports;
}

/** Reads a text that is known without running the program. */
function readText(node: ESTree.Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? '';
  return undefined;
}

function listItems(node: ESTree.Node): readonly ESTree.Node[] {
  return node.type === 'ArrayExpression' ? node.elements.filter((item) => item !== null) : [node];
}

if (import.meta.main) {
  const source = path.resolve(import.meta.dirname, '../src');
  const wrong = findWrongArrows(source, Object.keys(manifest.dependencies));
  for (const sentence of wrong) console.error(sentence);
  console.log(
    wrong.length === 0 ? 'Every import follows the arrows.' : `${wrong.length} against the arrows.`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
