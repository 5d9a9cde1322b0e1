import type { Carried } from '../app/carried.ts';
import { CARRIED_ID } from '../app/carried.ts';
import { printPolicy } from './headers.ts';
import { printJson } from './markup.ts';
import type { RenderedPage } from './render.tsx';

/** The document that every page is put into. */
export type Template = string;

/**
 * Makes the document of prerendered pages from the one of the build: its style inline, so that nothing stands
 * between the first byte and the first paint, and its code fetched when the page has loaded, so that it takes
 * no room from pictures.
 *
 * @param html `index.html` of the build
 * @param takeAsset takes a file out of the build, by its address in that document
 */
export function makeTemplate(html: string, takeAsset: (address: string) => string): Template {
  const style = takeOut(html, /\s*<link rel="stylesheet"[^>]* href="([^"]+)">/);
  const entry = takeOut(style.rest, /\s*<script type="module"[^>]* src="([^"]+)"><\/script>/);
  const modules = [...entry.rest.matchAll(/<link rel="modulepreload"[^>]* href="([^"]+)">/g)];
  const code = [entry.found, ...modules.map(([, address = '']) => address)];
  const rest = entry.rest.replaceAll(/\s*<link rel="modulepreload"[^>]*>/g, '');
  const template = rest.replace(
    '</head>',
    () => `<style>${takeAsset(style.found).trim()}</style>
    <meta name="kiosque:code" content="${code.join(' ')}" />
    <script>${LOADER}</script>
  </head>`,
  );
  // Before anything that it rules over.
  return template.replace(
    /<meta charset[^>]*>/,
    (charset) =>
      `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${printPolicy(template)}" />`,
  );
}

/**
 * Runs in every page: fetches the code once the page has loaded and is painted, and keeps the buttons that are pressed before it is awake, which answers
 * them (`answerTaps` in `app/main.tsx`). Links need nobody.
 */
const LOADER = `kiosqueTaps=[];
addEventListener('click',({target})=>{const button=target.closest?.('button');if(button)kiosqueTaps?.push(button)},true);
addEventListener('load',()=>requestAnimationFrame(()=>setTimeout(()=>{for(const url of document.querySelector('meta[name="kiosque:code"]').content.split(' '))import(url)})))`;

/** Puts a rendered page into the document. */
export function printDocument(template: Template, { head, body, carried }: RenderedPage): string {
  return template
    .replace(/<title>[^<]*<\/title>/, () => head)
    .replace(/\s*<noscript>[^]*<\/noscript>/, '')
    .replace('<div id="root"></div>', () => `<div id="root">${body}</div>\n    ${printCarried(carried)}`);
}

function printCarried(carried: Carried): string {
  return `<script type="application/json" id="${CARRIED_ID}">${printJson(carried)}</script>`;
}

/** @throws when the document of the build is not as expected */
function takeOut(html: string, pattern: RegExp): { readonly found: string; readonly rest: string } {
  const [whole, found] = pattern.exec(html) ?? [];
  if (whole === undefined || found === undefined)
    throw new Error(`index.html of the build · expected ${String(pattern)} · found none`);
  return { found, rest: html.replace(whole, '') };
}
