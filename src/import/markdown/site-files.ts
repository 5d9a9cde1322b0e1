import path from 'node:path';

import type { SourceSite } from '../source.ts';
import { openFields } from './fields.ts';
import { isRecord, parseData } from './front-matter.ts';
import { readText } from './read-text.ts';

/** What the configuration of a generator says, where it is one of data and no program. */
export type SiteFiles = { readonly site?: SourceSite; readonly permalinks?: string };

/** In the order in which they are asked: Hugo, Zola, Jekyll. */
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
  return {};
}

function readSite(data: Readonly<Record<string, unknown>>, file: string): SiteFiles {
  const fields = openFields(data);
  const title = fields.text('title', 'name');
  const tagline = fields.text('tagline', 'description', 'subtitle');
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
  const address = isParted ? fields.text('url') : fields.text('baseURL', 'url');
  const below = isParted ? (fields.text('baseurl') ?? '') : '';
  const url = `${address?.replace(/\/+$/, '') ?? ''}${below.replace(/\/+$/, '')}`;
  const isWhole = /^https?:\/\/[^/]/i.test(url) && URL.canParse(url);
  const permalinks = fields.text('permalink');
  return {
    site: {
      ...(title === undefined ? {} : { title }),
      ...(tagline === undefined ? {} : { tagline }),
      ...(language === undefined ? {} : { language: language.replace('_', '-') }),
      ...(isWhole ? { url } : {}),
    },
    ...(permalinks === undefined ? {} : { permalinks }),
  };
}
