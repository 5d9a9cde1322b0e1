import type { Carried } from '../app/carried.ts';
import { CARRIED_ID } from '../app/carried.ts';
import { RECOVERY_FILE } from './build-recovery.ts';
import { MANIFEST_FILE } from './manifest.ts';
import type { Mark } from './mark.ts';
import { escapeText, printJson } from './markup.ts';
import type { RenderedPage } from './render.tsx';

/** The document that every page of a kind is put into. */
export type Template = string;

/** A kind of page, by the module of its view; `undefined` is the application alone. */
export type Kind = string | undefined;

/** What Vite says of the files of a build, by the module that each begins with. */
export type Manifest = Readonly<Record<string, Chunk>>;

/** A file of code, with its style sheets and the modules that it imports, all by their path below the base. */
type Chunk = {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
};

/** The build that pages are put into. */
export type Build = {
  /** Its `index.html`. */
  readonly html: string;
  readonly manifest: Manifest;
  /** The path below which it is served, with a slash at both ends. */
  readonly base: string;
  /** Gives a style sheet of the build, by its path below the base. */
  readonly readSheet: (path: string) => string;
  /** Says a script in fewer words. */
  readonly minify: (script: string) => string;
};

/**
 * Makes the document of the prerendered pages of a kind from the one of the build: its style inline, so that
 * nothing stands between the first byte and the first paint, and its code fetched when the page has loaded, so
 * that it takes no room from pictures.
 */
export function makeTemplate({ html, manifest, base, readSheet, minify }: Build, kind: Kind): Template {
  const bare = html.replaceAll(
    /\s*<(?:link rel="(?:modulepreload|stylesheet)"|script type="module")[^>]*>(?:<\/script>)?/g,
    '',
  );
  const script = SCRIPT.exec(bare)?.[1];
  if (script === undefined) throw new Error('index.html · expected a script in its head · found none');
  const chunks = listChunks(manifest, kind === undefined ? ['index.html'] : ['index.html', kind]);
  const code = chunks.map(({ file }) => `${base}${file}`);
  const sheets = [...new Set(chunks.flatMap(({ css = [] }) => css))];
  const style = sheets.map((sheet) => readSheet(sheet).trim()).join('\n');
  return bare
    .replace('<title>', () => `<link rel="manifest" href="${base}${MANIFEST_FILE}" />\n    <title>`)
    .replace(SCRIPT, () => `<script>${minify(`${script}${printLoader(base)}`)}</script>`)
    .replace(
      '</head>',
      () => `<style>${style}</style>
    <meta name="kiosque:code" content="${[...sheets.map((sheet) => `${base}${sheet}`), ...code].join(' ')}" />
  </head>`,
    );
}

/** The one script in the head of `index.html`: another would hold up the first paint a second time. */
const SCRIPT = /<script>([^]*?)<\/script>/;

/** Lists the files of some modules and of what they import, each after those that it needs. */
function listChunks(manifest: Manifest, modules: readonly string[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const seen = new Set<string>();
  const visit = (module: string) => {
    if (seen.has(module)) return;
    seen.add(module);
    const chunk = manifest[module];
    if (chunk === undefined) throw new Error(`manifest of the build · expected ${module} · found none`);
    for (const other of chunk.imports ?? []) visit(other);
    chunks.push(chunk);
  };
  for (const module of modules) visit(module);
  return chunks;
}

/**
 * Makes the page without content, for whatever address: the frame of one that was rendered, before any code runs.
 *
 * @param title of the site, in place of the title of that page
 */
export function makeShell(page: string, title: string): string {
  return page
    .replace(/(<main[^>]*>)[^]*(<\/main>)/, '$1$2')
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeText(title)}</title>`);
}

/** Lets a document rule over itself, before anything else in it. */
export function addPolicy(template: Template, policy: string): Template {
  return template.replace(
    /<meta charset[^>]*>/,
    (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}

/**
 * Runs in every page: fetches the code once the page has loaded and is painted, and runs it file by file, with
 * room between them for the reader. Its sheets are in the page: a disabled link says so to Vite's loader, which would
 * fetch them with the code that they belong to. Keeps the buttons that are pressed before, for `answerTaps` in
 * `app/main.tsx`. Links need nobody. Who misses code asks `kiosqueStale`: see `app/recover.ts`.
 */
const printLoader = (base: string) => `kiosqueTaps=[];
addEventListener('click',({target})=>{const button=target.closest?.('button');if(button)kiosqueTaps?.push(button)},true);
kiosqueStale=()=>import('${base}${RECOVERY_FILE}?'+Date.now()).catch(()=>{});
addEventListener('load',()=>requestAnimationFrame(()=>setTimeout(async()=>{
const urls=document.querySelector('[name="kiosque:code"]').content.split(' ');
const isCode=(url)=>/js$/.test(url);
for(const href of urls)document.head.append(Object.assign(document.createElement('link'),{rel:isCode(href)?'modulepreload':'stylesheet',disabled:!isCode(href),href}));
try{for(const url of urls.filter(isCode)){await import(url);await new Promise((done)=>setTimeout(done))}}
catch(error){console.error(error);kiosqueStale()}
})));`;

/** Puts a rendered page into the document, with what it carries; the mark comes last. */
export function printDocument(
  template: Template,
  { head, body }: RenderedPage,
  carried: Carried,
  mark: Mark,
): string {
  return (
    template
      .replace(/<title>[^<]*<\/title>/, () => head)
      // Only a page without content needs words for who sees nothing else.
      .replace(/\s*(?:<p id="stuck"[^]*?<\/p>\s*)?<noscript>[^]*<\/noscript>/, '')
      .replace('<div id="root"></div>', () => `<div id="root">${body}</div>\n    ${printCarried(carried)}`)
      .concat(mark)
  );
}

function printCarried(carried: Carried): string {
  return `<script type="application/json" id="${CARRIED_ID}">${printJson(carried)}</script>`;
}
