import type { BuiltSite } from './build-sample.ts';
import { toFile } from './build-sample.ts';
import type { Miss } from './miss.ts';
import type { Element, Page } from './read-page.ts';

/** Lists the links to this site that no host could answer, and those to a part of a page that is not there. */
export function findDeadLinks(site: BuiltSite): readonly Miss[] {
  const ids = new Map(
    site.pages.map(({ file, elements }) => [
      file,
      new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? [])),
    ]),
  );
  return site.pages.flatMap((page) =>
    listAddresses(site, page).flatMap((address): Miss[] => {
      const url = toOwnUrl(site, page, address);
      if (url === undefined) return [];
      const target = toFile(url.pathname);
      if (!site.files.has(target))
        return [{ file: page.file, expected: `${target} to answer ${address}`, found: 'no such file' }];
      const id = decodeURIComponent(url.hash.slice(1));
      if (id === '' || ids.get(target)?.has(id) === true) return [];
      return [
        { file: page.file, expected: `id="${id}" in ${target} for ${address}`, found: 'no such element' },
      ];
    }),
  );
}

/** Lists what a page would fetch by itself from another site. */
export function findForeignFiles(site: BuiltSite): readonly Miss[] {
  const isLink = ({ name }: Element) => name === 'a' || name === 'area';
  return site.pages.flatMap((page) =>
    page.elements
      .filter((element) => !isLink(element))
      .flatMap((element) => listOwnAddresses(element).map((address) => ({ name: element.name, address })))
      .filter(({ address }) => !address.startsWith('data:') && toOwnUrl(site, page, address) === undefined)
      .map(({ name, address }) => ({
        file: page.file,
        expected: `<${name}> to take a file of ${site.facts.url}`,
        found: address,
      })),
  );
}

/** The whole address of a link, where it leads to this site. */
function toOwnUrl(site: BuiltSite, page: Page, address: string): URL | undefined {
  const url = new URL(address, `${site.facts.url}${page.address}`);
  return url.origin === new URL(site.facts.url).origin ? url : undefined;
}

/** Every address in a page: of links and files, and of this site in what it says to machines. */
function listAddresses(site: BuiltSite, page: Page): readonly string[] {
  const own = page.elements.flatMap((element): readonly string[] => {
    const { name, attributes, readText } = element;
    const content = attributes.get('content') ?? '';
    if (name === 'meta' && attributes.get('name') === 'kiosque:code') return content.split(' ');
    if (name === 'meta' && content.startsWith(site.facts.url)) return [content];
    if (name === 'meta' && attributes.get('http-equiv') === 'refresh')
      return [content.replace(/^\d+; url=/, '')];
    if (name === 'style') return [...readText().matchAll(/url\(["']?([^"')]+)/g)].map(([, url = '']) => url);
    if (name === 'script' && attributes.get('type') === 'application/ld+json')
      return readText().match(/https?:[^"]+/g) ?? [];
    return listOwnAddresses(element);
  });
  return [...new Set(own)];
}

/** The addresses in the attributes of an element. */
function listOwnAddresses({ attributes }: Element): readonly string[] {
  const single = ['href', 'src', 'poster', 'data'].flatMap((name) => attributes.get(name) ?? []);
  // A comma without a space may stand in an address.
  const several = ['srcset', 'imagesrcset'].flatMap((name) => attributes.get(name)?.split(/,\s+/) ?? []);
  return [...single, ...several.map((candidate) => candidate.trim().split(/\s/)[0] ?? '')];
}
