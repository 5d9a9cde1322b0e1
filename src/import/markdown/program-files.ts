import path from 'node:path';

import type { SourceSite } from '../source.ts';
import { toLine } from './fields.ts';
import { readText } from './read-text.ts';

/** Configurations that are programs, in the order in which they are asked: Docusaurus, Astro and its themes, Gatsby, Eleventy. */
const NAMES = [
  'docusaurus.config',
  'astro.config',
  'src/consts',
  'src/config',
  'src/site.config',
  'gatsby-config',
  '_data/metadata',
  'src/_data/metadata',
  'content/_data/metadata',
  '_data/site',
  'src/_data/site',
];
const ENDINGS = ['ts', 'js', 'mjs', 'mts', 'cjs', 'json'];

const LIMIT = 200_000;

const KEYS: { readonly [Name in keyof SourceSite]-?: string } = {
  title: 'SITE_TITLE|siteTitle|title',
  tagline: 'SITE_DESCRIPTION|siteDescription|tagline|description',
  url: 'SITE_URL|siteUrl|site|url|website',
  language: 'defaultLocale|SITE_LANG|language|lang',
};

/**
 * Reads what the configuration of a generator says of its site, where it is a program: only texts that stand there as they
 * are, behind the names that generators know. Nothing of it is run.
 */
export async function readProgramFiles(folder: string): Promise<SourceSite> {
  let site: SourceSite = {};
  for (const name of NAMES) {
    for (const ending of ENDINGS) {
      const text = await readText(path.join(folder, `${name}.${ending}`), LIMIT);
      if (text.ok) site = { ...readSite(text.value), ...site };
    }
  }
  return site;
}

function readSite(program: string): SourceSite {
  // A comment shows how it could be.
  const text = program.replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const [title, tagline, url, language] = (['title', 'tagline', 'url', 'language'] as const).map((name) =>
    findValue(text, KEYS[name]),
  );
  return {
    ...(title === undefined ? {} : { title }),
    ...(tagline === undefined ? {} : { tagline }),
    ...(url !== undefined && /^https?:\/\/[^/]/i.test(url) && URL.canParse(url) ? { url } : {}),
    ...(language !== undefined && /^[a-z]{2,3}(?:[-_]\w+)*$/i.test(language)
      ? { language: language.replace('_', '-') }
      : {}),
  };
}

/** Finds the first text behind one of some names: `title: 'The Fox'`, `const SITE_TITLE = "The Fox"`. */
function findValue(text: string, names: string): string | undefined {
  const pattern = new RegExp(
    `(?<![\\w.$])["']?(?:${names})["']?\\s*[:=]\\s*(?:'([^'\\n\\\\]*)'|"([^"\\n\\\\]*)"|\`([^\`$\\\\]*)\`)`,
  );
  const [, single, double, quoted] = pattern.exec(text) ?? [];
  return toLine(single ?? double ?? quoted);
}
