import { FORMAT } from '../model/edition.ts';
import type { Slug } from '../model/slug.ts';
import type { Config } from './read-config.ts';
import { toProfile } from './read-config.ts';
import { fingerprint } from './stamp.ts';

/** The version of what the compiler makes of an article, and of its words in the index; another one makes every file anew. */
export const COMPILER = 7;

/** What files of the edition take from a configuration, in numbers that change with it. */
export type Fingerprints = {
  /** All of it. */
  readonly config: number;
  /** What every article takes. */
  readonly site: number;
  readonly categories: ReadonlyMap<Slug, number>;
  /** By name. */
  readonly authors: ReadonlyMap<string, number>;
};

/** Takes the fingerprints of a configuration. */
export function takeFingerprints({ site, categories, authors }: Config): Fingerprints {
  const profiles = authors.map(toProfile);
  return {
    config: fingerprint(JSON.stringify([site, categories, profiles])),
    site: fingerprint(JSON.stringify([FORMAT, COMPILER, site.url, site.language, site.timeZone])),
    categories: new Map(categories.map(({ slug, label }) => [slug, fingerprint(label)])),
    authors: new Map(profiles.map((profile) => [profile.name, fingerprint(JSON.stringify(profile))])),
  };
}
