/** What somebody would write by hand for the same pages: one style, no script, the fonts of the machine. */
const STYLE = `body{max-width:46rem;margin:0 auto;padding:1rem;font:1.1rem/1.5 Georgia,serif;color:#222;background:#faf7f0}
a{color:inherit}img{max-width:100%;height:auto;display:block}h1{font-size:2.2rem;line-height:1.15}h2{font-size:1.5rem;line-height:1.2}
h3{font-size:1.2rem;line-height:1.2}header,nav ul,footer nav{display:flex;gap:1rem;list-style:none;padding:0;overflow-x:auto;white-space:nowrap}article header{display:block;white-space:normal}
figcaption,time,small{color:#666;font-size:.9rem}article{margin-block:1.5rem}`;

/**
 * Makes the page that a patient hand would write from one that we built: the same texts, links and pictures in the
 * same order, without a class, a script, a button, a drawing or anything to wake up.
 */
export function writeByHand(built: string): string {
  const title = /<title>[^<]*<\/title>/.exec(built)?.[0] ?? '';
  const description = /<meta name="description"[^>]*>/.exec(built)?.[0] ?? '';
  const start = built.indexOf('<div id="root">') + '<div id="root">'.length;
  const end = built.indexOf('<script type="application/json"');
  if (end < 0) throw new Error('expected a prerendered page · got one that carries nothing');
  const body = built
    .slice(start, built.lastIndexOf('</div>', end))
    .replaceAll(/<(svg|button|search|form|details)\b[^]*?<\/\1>/g, '')
    .replaceAll(/<!--[^]*?-->/g, '')
    .replaceAll(/ (?:class|data-[\w-]+|tabindex|aria-[\w-]+|role|id|style)="[^"]*"/g, '');
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${title}${description}<link rel="icon" href="/icon.svg" type="image/svg+xml"><style>${STYLE}</style></head><body>${body}</body></html>`;
}
