import { articleFileSchema, editionPath, editionSchema } from '../../../src/model/edition.ts';
import { compareText } from '../../../src/model/fault.ts';
import { analyse, chooseStemming } from '../../../src/model/search/analyse.ts';
import type { SearchFile, SearchPart } from '../../../src/model/search/index-file.ts';
import { searchSchema, shardSchema } from '../../../src/model/search/index-file.ts';
import { openShard } from '../../../src/model/search/shard.ts';
import { openStarts } from '../../../src/model/search/starts.ts';
import { listTexts } from '../../../src/model/search/texts.ts';
import type { ReadEdition } from '../../support/make-edition.ts';

/** Words, and the ordinals of the articles that hold each, ascending; sorted by word. */
export type Words = readonly (readonly [term: string, ordinals: readonly number[]])[];

export function readDirectory({ read }: ReadEdition): SearchFile {
  return read(editionPath.search, searchSchema);
}

/** What the index of an edition says, as a reader takes it: each part for what it answers for, without the dead. */
export function readIndex(edition: ReadEdition): Words {
  const { base, delta, revised } = readDirectory(edition);
  const dead = new Set(edition.read(editionPath.edition, editionSchema).dead);
  const end = delta?.from ?? Infinity;
  const words = new Map<string, number[]>();
  const add = (part: SearchPart, has: (ordinal: number) => boolean) => {
    for (const [term, ordinals] of readPart(edition, part)) {
      const some = ordinals.filter((ordinal) => has(ordinal) && !dead.has(ordinal));
      words.set(term, [...(words.get(term) ?? []), ...some]);
    }
  };
  add(base, (ordinal) => ordinal < end && !revised.includes(ordinal));
  if (delta !== undefined) add(delta, (ordinal) => ordinal >= end || revised.includes(ordinal));
  return sortWords(words);
}

/** All words of one part, which must stand in the shards in which a reader looks for them. */
export function readPart({ read }: ReadEdition, { name, starts }: SearchPart): Words {
  const directory = openStarts(starts);
  return Array.from({ length: directory.count }, (_, number) => {
    const shard = openShard(read(editionPath.shard(name, number), shardSchema));
    return shard.words.map((word): Words[number] => {
      if (directory.find(word) !== number) throw new Error(`${word} is in another shard.`);
      const groups = shard.find(word)?.groups ?? [];
      return [word, groups.flatMap(({ ordinals }) => [...ordinals])];
    });
  }).flat();
}

/** The same, from the articles of the edition themselves. */
export function readWords({ files, read }: ReadEdition): Words {
  const { site } = read(editionPath.edition, editionSchema);
  const words = new Map<string, number[]>();
  for (const path of files.keys()) {
    if (!path.startsWith('edition/articles/')) continue;
    const article = read(path, articleFileSchema);
    const stemming = chooseStemming(article.card.language, site.language);
    const terms = listTexts(article).flatMap(({ field, text }) =>
      analyse(text, stemming)
        .filter(({ isStop }) => !isStop || !['body', 'standfirst'].includes(field))
        .map(({ term }) => term),
    );
    for (const term of new Set(terms)) words.set(term, [...(words.get(term) ?? []), article.card.ordinal]);
  }
  return sortWords(words);
}

function sortWords(words: ReadonlyMap<string, readonly number[]>): Words {
  return [...words]
    .map(([term, ordinals]) => [term, ordinals.toSorted((a, b) => a - b)] as const)
    .filter(([, ordinals]) => ordinals.length > 0)
    .sort(([a], [b]) => compareText(a, b));
}
