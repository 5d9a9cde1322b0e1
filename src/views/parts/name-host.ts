/**
 * Names the host of an address, as a reader knows a site.
 *
 * @example
 * nameHost('https://renards.example:8080/a?b') // => 'renards.example'
 */
export function nameHost(url: string): string {
  return /^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1] ?? url;
}
