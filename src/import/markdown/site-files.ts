import path from 'node:path';

import type { SourceSite } from '../source.ts';
import { openFields, own } from './fields.ts';
import { isRecord, parseData } from './front-matter.ts';
import type { AddressRules } from './permalinks.ts';
import { readProgramFiles } from './program-files.ts';
import { readText } from './read-text.ts';

/** What the configuration of a generator says. */
export type SiteFiles = { readonly site?: SourceSite; readonly rules: AddressRules };

/** In the order in which they are asked: Hugo, Zola, Jekyll and Hexo, MkDocs. */
const FILES = [
  'hugo.toml',
  'hugo.yaml',
  'hugo.yml',
  'hugo.json',
  'zola.toml',
  'config.toml',
  'config.yaml',
  'config.yml',
  '_config.yml',
  '_config.yaml',
  'config/_default/hugo.toml',
  'config/_default/hugo.yaml',
  'config/_default/config.toml',
  'config/_default/config.yaml',
  'mkdocs.yml',
];

const LIMIT = 1_000_000;

/** Reads the name, the address and the language of a site, and how it builds its permalinks. A broken file says nothing. */
export async function readSiteFiles(folder: string): Promise<SiteFiles> {
  for (const file of FILES) {
    const text = await readText(path.join(folder, file), LIMIT);
    const data = text.ok
      ? parseData(text.value, file.endsWith('toml') ? 'TOML' : file.endsWith('json') ? 'JSON' : 'YAML')
      : text;
    if (data.ok && isRecord(data.value)) return readSite(data.value, file);
  }
  const site = await readProgramFiles(folder);
  return Object.keys(site).length === 0 ? { rules: {} } : { site, rules: {} };
}

function readSite(data: Readonly<Record<string, unknown>>, file: string): SiteFiles {
  const fields = openFields(data);
  const title = fields.text('title', 'site_name', 'name');
  const tagline = fields.text('tagline', 'description', 'site_description', 'subtitle');
  const language = fields.text(
    'languageCode',
    'defaultContentLanguage',
    'default_language',
    'lang',
    'locale',
    'language',
  );
  // Jekyll parts the address of its host from the path below.
  const isParted = file.startsWith('_config');
  const address = isParted ? fields.text('url') : fields.text('baseURL', 'url', 'site_url');
  const below = isParted ? (fields.text('baseurl') ?? '') : '';
  const url = `${address?.replace(/\/+$/, '') ?? ''}${below.replace(/\/+$/, '')}`;
  const isWhole = /^https?:\/\/[^/]/i.test(url) && URL.canParse(url);
  const pattern = fields.text('permalink');
  const sections = readSections(fields.find('permalinks'));
  return {
    site: {
      ...(title === undefined ? {} : { title }),
      ...(tagline === undefined ? {} : { tagline }),
      ...(language === undefined ? {} : { language: language.replace('_', '-') }),
      ...(isWhole ? { url } : {}),
    },
    rules: {
      ...(pattern === undefined ? {} : { pattern }),
      ...(sections.size === 0 ? {} : { sections }),
      ...(language === undefined ? {} : { language }),
    },
  };
}

/** Reads the patterns of Hugo, by section: alone, or those of articles beside those of lists. */
function readSections(permalinks: unknown): ReadonlyMap<string, string> {
  if (!isRecord(permalinks)) return new Map();
  const page = own(permalinks, 'page');
  return new Map(
    Object.entries(isRecord(page) ? page : permalinks).flatMap(([section, pattern]) =>
      typeof pattern === 'string' && pattern.includes(':') ? [[section, pattern] as const] : [],
    ),
  );
}
