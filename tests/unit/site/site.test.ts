import { beforeAll, describe, expect, it } from 'vitest';

import type { BuiltSite } from './build-sample.ts';
import { buildSample } from './build-sample.ts';
import { findFeedFaults, findFeedsAstray, findMisreadings } from './feeds.ts';
import { findHtmlFaults } from './html-faults.ts';
import { findDeadLinks, findForeignFiles } from './links.ts';
import { printMisses } from './miss.ts';
import { findInlineFaults, findPageFaults } from './page-faults.ts';
import { findSitemapFaults } from './sitemaps.ts';
import { findDataFaults } from './structured-data.ts';

/** What crawlers, feed readers, hosts and browsers ask of the whole site; each list of misses has to be empty. */
describe('the site of the sample archive', { timeout: 60_000 }, () => {
  let site: BuiltSite;

  beforeAll(() => {
    const built = buildSample();
    site = built.site;
    return built.remove;
  }, 120_000);

  it('has a page for every article, category, tag and author of its edition', () => {
    const articles = [...site.files].flatMap(
      (file) => /^edition\/articles\/([^.]+)\.json$/.exec(file)?.[1] ?? [],
    );
    const terms = [...site.terms.keys()].filter((term) => term !== 'all');
    const pages = site.pages.filter(({ isPublic }) => isPublic).map(({ file }) => file);

    expect(articles).toHaveLength(51);
    expect(pages).toEqual(
      [
        ...['authors', 'index', 'tags'].map((name) => `${name}.html`),
        ...articles.map((slug) => `article/${slug}.html`),
        ...terms.map((term) => `${term.replace('-', '/')}.html`),
      ].sort(),
    );
  });

  it('has no link that leads nowhere', () => {
    expect(printMisses(findDeadLinks(site))).toEqual([]);
  });

  it('is HTML as its standard has it', async () => {
    expect(printMisses(await findHtmlFaults(site))).toEqual([]);
  });

  it('has pages with one headline, one main part, and a title, a description and an address of their own', () => {
    expect(printMisses(findPageFaults(site))).toEqual([]);
  });

  it('says its language, and styles and scripts no element in place', () => {
    expect(printMisses(findInlineFaults(site))).toEqual([]);
  });

  it('takes no file from another site', () => {
    expect(printMisses(findForeignFiles(site))).toEqual([]);
  });

  it('says of its articles and authors what search engines ask for', () => {
    expect(printMisses(findDataFaults(site))).toEqual([]);
  });

  it('has the feeds of the whole archive, and of every category, tag and author', () => {
    expect(printMisses(findFeedsAstray(site))).toEqual([]);
  });

  it('has feeds that are RSS 2.0, Atom and JSON Feed 1.1', () => {
    expect(printMisses(findFeedFaults(site))).toEqual([]);
  });

  it('has feeds in which another reader finds the articles of the edition', () => {
    expect(printMisses(findMisreadings(site))).toEqual([]);
  });

  it('names every page in its sitemaps once, and the new articles in that of the news', () => {
    expect(printMisses(findSitemapFaults(site))).toEqual([]);
  });
});
