import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { toSlug, numberSlug } from '../../model/slug.ts';
import { ImportError } from '../web/import-error.ts';
import { findOrigin, namePaper } from './name-paper.ts';
import type { Plan } from './plan.ts';
import { replaceFile } from './state.ts';
import type { Survey } from './survey.ts';

/** What the command line says of the paper as a whole. */
export type PaperOptions = {
  readonly language?: string;
  /** The source, as it is called in reports. */
  readonly source: string;
};

type Named = Readonly<Record<string, unknown>>;

/**
 * Brings `site.json`, `categories.json` and `authors.json` up to date: what is there stays as it is, whoever wrote it;
 * what lacks is added.
 *
 * @param names of the authors of the articles that are there
 * @param portraits files of avatars by the name of their author
 */
export function writeConfigFiles(
  folder: string,
  survey: Survey,
  plan: Plan,
  options: PaperOptions,
  portraits: ReadonlyMap<string, string>,
): void {
  writeSite(folder, survey, options);
  addTo(
    folder,
    'categories.json',
    'slug',
    [...plan.categories].map(([label, slug]) => ({
      slug,
      label,
      description: survey.categories.get(label)?.description,
    })),
  );
  const names = new Set(survey.items.flatMap(({ authors }) => authors));
  const there = readList(folder, 'authors.json');
  const slugs = new Set(there.map(({ slug }) => slug));
  const known = new Set(there.map(({ name }) => name));
  const fresh = [...names]
    .filter((name) => !known.has(name))
    .map((name) => {
      let slug = toSlug(name);
      for (let number = 2; slugs.has(slug); number++) slug = numberSlug(toSlug(name), number);
      slugs.add(slug);
      const { bio, url } = survey.authors.get(name) ?? {};
      return {
        slug,
        name,
        bio,
        avatar: portraits.get(name),
        url: url !== undefined && URL.canParse(url) ? url : undefined,
      };
    });
  addTo(folder, 'authors.json', 'slug', fresh);
}

/** Lists the labels of the categories that are there. */
export function readLabels(folder: string): ReadonlySet<string> {
  const labels = readList(folder, 'categories.json').map(({ label }) => label);
  return new Set(labels.filter((label) => typeof label === 'string'));
}

/** Writes `site.json`; one that has no title yet is completed, and any other is somebody's own. */
function writeSite(folder: string, survey: Survey, { language, source }: PaperOptions): void {
  const { site } = survey;
  const there = readSite(folder);
  const title = there?.['title'];
  if (there === undefined || (typeof title === 'string' && title.trim() !== '')) return;
  writeJson(folder, 'site.json', {
    title: namePaper(survey, source) ?? 'Kiosque',
    tagline: site.tagline,
    language: language ?? site.language ?? 'fr',
    url: findOrigin(survey) ?? 'https://kiosque.example',
    ...Object.fromEntries(Object.entries(there).filter(([name]) => name !== 'title')),
  });
}

/** Adds the entries whose name the list does not have. */
function addTo(folder: string, file: string, key: string, entries: readonly Named[]): void {
  const there = readList(folder, file);
  const known = new Set(there.map((entry) => entry[key]));
  const fresh = entries.filter((entry) => !known.has(entry[key]));
  if (fresh.length > 0 || !existsSync(join(folder, file))) writeJson(folder, file, [...there, ...fresh]);
}

function readList(folder: string, file: string): readonly Named[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  const list = parseJson(readFileSync(path, 'utf8'));
  if (Array.isArray(list) && list.every(isNamed)) return list;
  const found = list === undefined ? 'no JSON' : 'something else';
  throw new ImportError(path, 'a list of objects', found, 'mend it by hand, then import again');
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half written by hand.
    return undefined;
  }
}

/** Gives what `site.json` says so far; nothing where it cannot be read, which the compiler will say. */
function readSite(folder: string): Named | undefined {
  const path = join(folder, 'site.json');
  if (!existsSync(path)) return {};
  const value = parseJson(readFileSync(path, 'utf8'));
  return isNamed(value) ? value : undefined;
}

function writeJson(folder: string, file: string, value: unknown): void {
  replaceFile(join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
}
