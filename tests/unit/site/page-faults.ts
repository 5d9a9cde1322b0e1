import type { BuiltSite } from './build-sample.ts';
import type { Miss } from './miss.ts';
import type { Page } from './read-page.ts';
import { findElements } from './read-page.ts';

/** Lists what a page lacks that each has once, and what it shares with another although it is its own. */
export function findPageFaults(site: BuiltSite): readonly Miss[] {
  const pages = site.pages.filter(({ kind }) => kind === 'content');
  const namesakes = Map.groupBy(pages, readTitle);
  return pages.flatMap((page) => {
    const title = readTitle(page);
    const count = (name: string) => String(findElements(page, name).length);
    const namesake = namesakes.get(title)?.find((other) => other !== page);
    const descriptions = findElements(page, 'meta', 'name', 'description');
    const canonicals = findElements(page, 'link', 'rel', 'canonical');
    return [
      ...compare(page, 'elements <h1>', '1', count('h1')),
      ...compare(page, 'elements <main>', '1', count('main')),
      ...compare(page, 'elements <title>', '1', count('title')),
      ...compare(page, 'other page with its title', 'none', namesake?.file ?? 'none'),
      // What is not to be found needs neither a text to be found by nor an address to be found under.
      ...(page.isPublic ? compare(page, 'descriptions', '1', String(descriptions.length)) : []),
      ...compare(
        page,
        'canonical address',
        page.isPublic ? `${site.facts.url}${page.address}` : 'none',
        canonicals.map(({ attributes }) => attributes.get('href')).join(' and ') || 'none',
      ),
    ];
  });
}

/** Lists what the policy of the site would forbid, and a document whose language is not said. */
export function findInlineFaults(site: BuiltSite): readonly Miss[] {
  return site.pages.flatMap((page) => [
    ...compare(
      page,
      'language',
      site.facts.language,
      findElements(page, 'html')[0]?.attributes.get('lang') ?? 'none',
    ),
    ...page.elements.flatMap(({ name, attributes }) =>
      [...attributes.keys()]
        .filter((attribute) => attribute === 'style' || attribute.startsWith('on'))
        .map((attribute) => ({
          file: page.file,
          expected: `<${name}> without style and handlers`,
          found: `${attribute}="${attributes.get(attribute) ?? ''}"`,
        })),
    ),
  ]);
}

function readTitle(page: Page): string {
  return findElements(page, 'title')[0]?.readText().trim() ?? '';
}

function compare({ file }: Page, what: string, expected: string, found: string): readonly Miss[] {
  return found === expected ? [] : [{ file, expected: `${what}: ${expected}`, found }];
}
