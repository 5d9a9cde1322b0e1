import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { findWrongArrows } from '../arrows.ts';

const DEPENDENCIES = ['react', 'react-dom', 'react-router', '@tanstack/react-query', 'valibot', 'idb'];

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes a source folder of its own for one test and judges it. */
function judge(files: Readonly<Record<string, string>>): readonly string[] {
  const source = path.join(mkdtempSync(path.join(tmpdir(), 'kiosque-arrows-')), 'src');
  folders.push(path.dirname(source));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(source, file)), { recursive: true });
    writeFileSync(path.join(source, file), text);
  }
  return findWrongArrows(source, DEPENDENCIES);
}

describe('findWrongArrows', () => {
  it('accepts the source of Kiosque', () => {
    const source = path.resolve(import.meta.dirname, '../../src');

    expect(findWrongArrows(source, Object.keys(manifest.dependencies))).toEqual([]);
  });

  it.each([
    { form: 'a static import', code: "import { Card } from '../views/parts/card.tsx';" },
    { form: 'an import for its effect', code: "import '../views/parts/card.tsx';" },
    { form: 'a type import', code: "import type { Card } from '../views/parts/card.tsx';" },
    { form: 'a type named in place', code: "export type Card = import('../views/parts/card.tsx').Card;" },
    { form: 'a re-export', code: "export { Card } from '../views/parts/card.tsx';" },
    { form: 'a re-export of everything', code: "export * from '../views/parts/card.tsx';" },
    { form: 'a dynamic import', code: "export const card = () => import('../views/parts/card.tsx');" },
    {
      form: 'a dynamic import in backquotes',
      code: 'export const card = import(`../views/parts/card.tsx`);',
    },
    { form: 'a glob', code: "export const cards = import.meta.glob('../views/parts/*.tsx');" },
    { form: 'an address', code: "export const card = new URL('../views/parts/card.tsx', import.meta.url);" },
    { form: 'a require', code: "export const card = require('../views/parts/card.tsx');" },
  ])('refuses $form that goes against the river', ({ code }) => {
    const wrong = judge({ 'fetch/get-article.ts': `// L’été 🎉\n${code}\n` });

    expect(wrong).toEqual([
      expect.stringMatching(/^src\/fetch\/get-article\.ts:2 · imports \.\.\/views\/.* · allowed: .*model/),
    ]);
  });

  it.each([
    { file: 'model/slug.ts', specifier: '../fetch/queries.ts', why: 'the model knows nobody' },
    { file: 'model/slug.ts', specifier: 'react', why: 'the model is pure' },
    { file: 'model/slug.ts', specifier: 'node:path', why: 'the model runs anywhere' },
    { file: 'messages/french.ts', specifier: '../model/slug.ts', why: 'messages import nothing' },
    {
      file: 'views/article/article.tsx',
      specifier: '../list/list.tsx',
      why: 'a screen never imports a screen',
    },
    { file: 'views/article/article.tsx', specifier: '../shell/shell.tsx', why: 'the shell is a screen' },
    { file: 'views/article/article.tsx', specifier: '../list/list.module.css', why: 'nor its styles' },
    {
      file: 'views/article/article.tsx',
      specifier: '../../app/routes.tsx',
      why: 'screens do not know the routes',
    },
    { file: 'views/parts/card.tsx', specifier: '../../fetch/queries.ts', why: 'parts receive data' },
    { file: 'views/parts/card.tsx', specifier: '../article/article.tsx', why: 'parts know no screen' },
    { file: 'app/routes.tsx', specifier: '../compile/emit.ts', why: 'the browser never compiles' },
    { file: 'fetch/queries.ts', specifier: '../compile/emit.ts', why: 'the browser never compiles' },
    { file: 'fetch/queries.ts', specifier: 'react-router', why: 'React belongs to the screens' },
    { file: 'reader/saved.ts', specifier: 'react-dom/client', why: 'React belongs to the screens' },
    { file: 'reader/saved.ts', specifier: 'fs', why: 'a browser has no files' },
    { file: 'fetch/queries.ts', specifier: 'parse5', why: 'a tool of the build stays out of the browser' },
    { file: 'compile/emit.ts', specifier: 'react-dom/server', why: 'only prerender renders' },
    { file: 'compile/emit.ts', specifier: '../import/read-rss.ts', why: 'importing comes before' },
    { file: 'import/read-rss.ts', specifier: '../prerender/render.tsx', why: 'rendering comes after' },
    { file: 'offline/worker.ts', specifier: '../fetch/queries.ts', why: 'the worker has its own network' },
    { file: 'app/routes.tsx', specifier: '../../package.json', why: 'nothing outside src is ours to import' },
    { file: 'app/routes.tsx', specifier: '../fetch/queries', why: 'Node resolves no missing extension' },
    { file: 'app/routes.tsx', specifier: '/src/fetch/queries.ts', why: 'there is one way to write a path' },
  ])('refuses $specifier in $file: $why', ({ file, specifier }) => {
    const wrong = judge({ [file]: `import '${specifier}';\n` });

    expect(wrong).toEqual([expect.stringContaining(`src/${file}:1 · imports ${specifier} · allowed: `)]);
  });

  it.each([
    { file: 'model/parse-content.ts', specifiers: ['valibot', './slug.ts'] },
    {
      file: 'compile/body/parse-body.ts',
      specifiers: ['node:fs', 'parse5', '../emit.ts', '../../model/slug.ts'],
    },
    { file: 'import/read-rss.ts', specifiers: ['node:path', '../model/slug.ts', '../compile/emit.ts'] },
    {
      file: 'prerender/render.tsx',
      specifiers: ['react-dom/static', 'node:fs', '../app/routes.tsx', '../compile/emit.ts'],
    },
    { file: 'fetch/queries.ts', specifiers: ['@tanstack/react-query', '../model/edition.ts'] },
    { file: 'reader/saved.ts', specifiers: ['idb', '../model/slug.ts'] },
    {
      file: 'views/parts/card.tsx',
      specifiers: ['react', './card.module.css', '../../reader/saved.ts', '../../messages/french.ts'],
    },
    {
      file: 'views/article/article.tsx',
      specifiers: ['react-router', '../parts/card.tsx', '../../fetch/queries.ts', './body/body.tsx'],
    },
    {
      file: 'views/article/body/body.tsx',
      specifiers: ['../article.tsx', '../../parts/card.tsx', '../../../model/block.ts'],
    },
    {
      file: 'app/routes.tsx',
      specifiers: [
        'react-router',
        '../views/article/article.tsx',
        '../views/shell/shell.tsx',
        '../views/base.css',
        '../views/parts/mark.svg?url',
      ],
    },
  ])('accepts the imports of $file', ({ file, specifiers }) => {
    expect(judge({ [file]: specifiers.map((specifier) => `import '${specifier}';\n`).join('') })).toEqual([]);
  });

  it('refuses a path that only the running program knows, except in Node', () => {
    const code = 'export const load = (name: string) => import(name);\n';

    expect(judge({ 'app/load.ts': code })).toEqual([
      expect.stringContaining('src/app/load.ts:1 · imports (a computed path)'),
    ]);
    expect(judge({ 'prerender/load.ts': code })).toEqual([]);
  });

  it.each([
    { file: 'model/index.ts', says: 'is an index file' },
    { file: 'views/parts/index.tsx', says: 'is an index file' },
    { file: 'model/utils/dates.ts', says: 'lies in a drawer named utils' },
    { file: 'views/common/button.tsx', says: 'lies in a drawer named common' },
    { file: 'services/api.ts', says: 'lies in no room' },
    { file: 'main.tsx', says: 'lies in no room' },
    { file: 'views/button.tsx', says: 'lies in no room' },
  ])('refuses the place $file', ({ file, says }) => {
    expect(judge({ [file]: 'export {};\n' })).toEqual([expect.stringContaining(`src/${file} · ${says}`)]);
  });

  it('leaves what authors wrote alone', () => {
    expect(judge({ 'content/articles/index.js': "import 'react';\n" })).toEqual([]);
  });

  it('names the file that cannot be parsed', () => {
    expect(() => judge({ 'model/broken.ts': 'export const = 1;\n' })).toThrow(
      /broken\.ts · cannot be parsed/,
    );
  });
});
