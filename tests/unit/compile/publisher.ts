import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { Changes } from '../../../src/compile/continue-numbering.ts';
import type { Published } from '../../../src/compile/publish-edition.ts';
import { prepareEdition, publishEdition } from '../../../src/compile/publish-edition.ts';
import { makeItem } from '../../support/make-article.ts';
import { makeContentFolder, makeFolder } from '../../support/make-content-folder.ts';
import type { ReadEdition } from '../../support/make-edition.ts';
import { openEdition } from '../../support/make-edition.ts';

/** An article as a publisher of these tests knows it. */
export type Story = {
  readonly id: string;
  readonly published: string;
  readonly category: 'mobile' | 'securite';
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly headline: string;
  readonly text: string;
};

/** A content folder with its ledger and an out folder, and what is published in it. */
export type Publisher = {
  readonly folder: string;
  readonly out: string;
  readonly stories: ReadonlyMap<string, Story>;
  write(story: Partial<Story> & { readonly id: string }): void;
  remove(id: string): void;
  /** Brings the edition up to date; gives what is new and what was written. */
  publish(out?: string): { readonly changes: Changes | undefined; readonly published: Published };
};

/** Opens a content folder with so many articles, one an hour. */
export function makePublisher(count: number, options: { readonly cardsPerFile?: number } = {}): Publisher {
  const site = { title: 'Kiosque', url: 'https://kiosque.example', edition: options };
  const folder = makeContentFolder({ 'articles/le-renard.json': undefined, 'site.json': site });
  const out = makeFolder();
  const stories = new Map<string, Story>();
  const fileOf = (id: string) => join(folder, `articles/${id}.json`);
  const publisher: Publisher = {
    folder,
    out,
    stories,
    write(overrides) {
      const story = { ...DEFAULT_STORY, ...stories.get(overrides.id), ...overrides };
      stories.set(story.id, story);
      writeFileSync(fileOf(story.id), JSON.stringify(toItem(story)));
    },
    remove(id) {
      stories.delete(id);
      rmSync(fileOf(id));
    },
    publish(target = out) {
      const prepared = prepareEdition(folder);
      const { sources, faults } = prepared.compilation;
      if (sources === undefined) throw new Error(JSON.stringify(faults));
      return { changes: sources.changes, published: publishEdition(prepared, sources, target, true) };
    },
  };
  mkdirSync(join(folder, 'articles'));
  for (let index = 0; index < count; index++)
    publisher.write({ id: `r-${index}`, published: toHour(index), tags: ['Commun', `Tag ${index % 7}`] });
  return publisher;
}

/** So many hours after the new year of 2021. */
export function toHour(hours: number): string {
  return `${new Date(Date.UTC(2021, 0, 1) + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}

/** The files of an edition on the disk. */
export function readEdition(out: string): ReadEdition {
  return openEdition(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: relative(out, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') })),
  );
}

/** The files of the edition alone. */
export function readCurrent(out: string): ReadonlyMap<string, string> {
  return new Map([...readEdition(out).files].filter(([path]) => path.startsWith('edition/')));
}

/** The files of an edition but for its index, which differs from a new one where articles of its base were edited or left. */
export function dropIndex(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => !/^edition\/search[./]/.test(path)));
}

/** The files that differ between two editions, or stand in one only. */
export function compareFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

/** Publishes, and gives the files that this changed, but for the parts of indexes, which come and go by their names. */
export function publishAndCompare(publisher: Publisher): readonly string[] {
  const before = readEdition(publisher.out).files;
  publisher.publish();
  const changed = compareFiles(before, readEdition(publisher.out).files);
  return changed.filter((path) => !path.startsWith('edition/search/'));
}

/** All files, built from the same ledger into an empty folder. */
export function buildWhole({ publish, folder }: Publisher): ReadonlyMap<string, string> {
  const ledger = readFileSync(join(folder, 'ledger.ndjson'));
  const out = makeFolder();
  publish(out);
  writeFileSync(join(folder, 'ledger.ndjson'), ledger);
  return readCurrent(out);
}

const DEFAULT_STORY: Omit<Story, 'id'> = {
  published: toHour(0),
  category: 'mobile',
  authors: ['Yohann Poiron'],
  tags: ['Commun'],
  headline: 'Un renard',
  text: 'Un renard passe.',
};

function toItem({ id, published, category, authors, tags, headline, text }: Story) {
  return makeItem({
    ...{ id, tags, title: headline, content_html: `<p>${text}</p>`, date_published: published },
    authors: authors.map((name) => ({ name })),
    _kiosque: { category, aliases: [`/old/${id}`] },
  });
}
