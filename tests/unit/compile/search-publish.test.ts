import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { buildEdition } from '../../../src/compile/build-edition.ts';
import { openCardShelf } from '../../../src/compile/card-shelf.ts';
import { compileContent } from '../../../src/compile/compile-content.ts';
import type { SearchShelf } from '../../../src/compile/search/search-shelf.ts';
import { openSearchShelf } from '../../../src/compile/search/search-shelf.ts';
import { openSizeShelf } from '../../../src/compile/size-shelf.ts';
import { editionPath } from '../../../src/model/edition.ts';
import { makeItem } from '../../support/make-article.ts';
import { makeFolder } from '../../support/make-content-folder.ts';
import {
  makeArchive,
  makeCompiledArticle,
  makeEdition,
  makeEditionInput,
} from '../../support/make-edition.ts';
import { makeRandom } from '../../support/make-random.ts';
import type { Publisher } from './publisher.ts';
import { buildWhole, compareFiles, makePublisher, readCurrent, readEdition, toHour } from './publisher.ts';
import { readDirectory, readIndex, readWords } from './read-index.ts';

/** An archive with a base of 512 and a delta of 28. */
const ARTICLES = 540;
const BASE = 512;

const readOut = ({ out }: Publisher) => readDirectory(readEdition(out));

/** The index says of every word what the articles say. */
function expectTrue({ out }: Publisher): void {
  const edition = readEdition(out);
  expect(readIndex(edition)).toEqual(readWords(edition));
}

function makePublished(count = ARTICLES): Publisher {
  const publisher = makePublisher(count);
  publisher.publish();
  return publisher;
}

/** The files of a part. */
const listPart = (out: string, name: string) =>
  [...readEdition(out).files].filter(([path]) => path.startsWith(`edition/search/${name}/`));

describe('the index of an edition', () => {
  it('says of every word which articles hold it', () => {
    const edition = makeEdition(makeArchive(700));

    expect(readIndex(edition)).toEqual(readWords(edition));
    expect(readDirectory(edition)).toMatchObject({
      next: 700,
      base: { from: 0, count: 640 },
      delta: { from: 640, count: 60 },
      revised: [],
    });
  });

  it('knows articles of each language by the stems of theirs', () => {
    const articles = [
      makeCompiledArticle({ id: 'fr', headline: 'Les journaux' }),
      makeCompiledArticle({ id: 'en', headline: 'Reading', language: 'en-GB' }),
      makeCompiledArticle({ id: 'de', headline: 'Zeitungen', language: 'de' }),
    ];

    const edition = makeEdition(makeEditionInput({ articles }));

    expect(readIndex(edition)).toEqual(readWords(edition));
    expect(readDirectory(edition).languages).toEqual(['en', 'fr']);
  });

  it('of no articles has no shard', () => {
    const edition = makeEdition(makeEditionInput({ articles: [] }));

    expect(readIndex(edition)).toEqual([]);
    expect([...edition.files.keys()].filter((path) => path.startsWith('edition/search/'))).toEqual([]);
  });
});

describe('an index that is being built', () => {
  it.each(['put', 'build'] as const)('is closed where the build ends before its time, in %s', (step) => {
    const { archive } = compileContent(makePublisher(3).folder).sources ?? {};
    if (archive === undefined) throw new Error('The folder is sound.');
    const open = openSearchShelf(archive);
    let closed = 0;
    const search: SearchShelf = {
      put: step === 'put' ? fail : open.put,
      build: step === 'build' ? fail : open.build,
      close: () => closed++,
    };
    const shelves = { cards: openCardShelf(), sizes: openSizeShelf(), search };

    expect(() => [...buildEdition(archive, shelves)]).toThrow('No room.');
    expect(closed).toBe(1);
  });
});

function fail(): never {
  throw new Error('No room.');
}

describe('publishing an index with a ledger', () => {
  it('leaves the base alone for a new article, and writes the delta anew', () => {
    const publisher = makePublished();
    const before = readOut(publisher);
    publisher.write({ id: 'la-une', published: toHour(9999), text: 'Un caribou.' });

    const { published } = publisher.publish();

    const after = readOut(publisher);
    expect(after.base).toEqual(before.base);
    expect(after).toMatchObject({ next: ARTICLES + 1, delta: { from: BASE, count: 29 }, revised: [] });
    expect(published.kinds.get('of the index')?.files).toBe(
      listPart(publisher.out, after.delta?.name ?? '').length,
    );
    expectTrue(publisher);
    expect(compareFiles(readCurrent(publisher.out), buildWhole(publisher))).toEqual([]);
  });

  it('takes an article of the base that was edited into the delta', () => {
    const publisher = makePublished();
    const before = readOut(publisher);
    publisher.write({ id: 'r-5', text: 'Un caribou.' });
    publisher.publish();
    publisher.write({ id: 'r-3', headline: 'Une loutre' });

    publisher.publish();

    expect(readOut(publisher)).toMatchObject({
      base: before.base,
      delta: { from: BASE, count: 30 },
      revised: [3, 5],
    });
    expectTrue(publisher);
  });

  it('does not for another life of its author, which is no word of the article', () => {
    const publisher = makePublisher(ARTICLES);
    publisher.write({ id: 'r-5', authors: ['Élie Antenne'] });
    publisher.publish();
    const before = readEdition(publisher.out).files.get(editionPath.search);
    const file = join(publisher.folder, 'authors.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('La vie de Élie', 'Une vie d’Élie'));

    const { changes } = publisher.publish();

    expect(changes?.stale.size).toBe(1);
    expect(readEdition(publisher.out).files.get(editionPath.search)).toBe(before);
  });

  it('writes no file of it for an article of the base that leaves', () => {
    const publisher = makePublished();
    const before = readEdition(publisher.out).files.get(editionPath.search);
    publisher.remove('r-5');

    const { published } = publisher.publish();

    expect(published.kinds.has('of the index')).toBe(false);
    expect(readEdition(publisher.out).files.get(editionPath.search)).toBe(before);
    expectTrue(publisher);
  });

  it.each([
    ['of the delta', 'r-530'],
    ['that was edited', 'r-5'],
  ])('drops the words of an article %s that leaves', (_which, id) => {
    const publisher = makePublished();
    publisher.write({ id, text: 'Un caribou.' });
    publisher.publish();
    publisher.remove(id);

    publisher.publish();

    const { delta, revised } = readOut(publisher);
    const shards = listPart(publisher.out, delta?.name ?? '');
    expect(revised).toEqual([]);
    expect(JSON.stringify(shards)).not.toContain('caribou');
    expectTrue(publisher);
  });

  it('names the languages of both parts, and one of the delta no more when its article leaves', () => {
    const publisher = makePublished();
    const english = makeItem({ id: 'en', title: 'Reading', language: 'en', date_published: toHour(9999) });
    writeFileSync(join(publisher.folder, 'articles/en.json'), JSON.stringify(english));
    publisher.publish();
    const both = readOut(publisher).languages;
    rmSync(join(publisher.folder, 'articles/en.json'));

    publisher.publish();

    expect(both).toEqual(['en', 'fr']);
    expect(readOut(publisher).languages).toEqual(['fr']);
  });

  it('moves the end of the base when the archive has grown by a step', () => {
    const publisher = makePublished(575);
    const before = readOut(publisher);
    publisher.write({ id: 'la-une', published: toHour(9999) });

    publisher.publish();

    const after = readOut(publisher);
    expect([before.base.count, after.base.count]).toEqual([512, 576]);
    expect(after.delta).toBeUndefined();
    expect(compareFiles(readCurrent(publisher.out), buildWhole(publisher))).toEqual([]);
  });

  it('builds the base anew when more than 64 of its articles were edited or left', () => {
    const publisher = makePublished();
    const before = readOut(publisher);
    for (let index = 0; index < 64; index++)
      publisher.write({ id: `r-${index}`, text: `Un caribou ${index}.` });
    publisher.publish();
    const patient = readOut(publisher);
    publisher.remove('r-100');

    publisher.publish();

    const after = readOut(publisher);
    expect(patient.base.name).toBe(before.base.name);
    expect(patient.revised).toHaveLength(64);
    expect(after.base.name).not.toBe(before.base.name);
    expect(after).toMatchObject({ revised: [], base: { count: 511 } });
    expect(compareFiles(readCurrent(publisher.out), buildWhole(publisher))).toEqual([]);
  });

  it.each([
    ['by another compiler', (text: string, name: string) => text.replace(name, `0x${name.slice(2)}`)],
    ['under other numbers', (text: string) => text.replace(/"numbering":"\w+"/, '"numbering":"0"')],
    ['in another format', (text: string) => text.replace('"format":1', '"format":0')],
  ])('builds all of it anew where it was built %s', (_how, spoil) => {
    const publisher = makePublished();
    const { name } = readOut(publisher).base;
    const file = join(publisher.out, editionPath.search);
    writeFileSync(file, spoil(readFileSync(file, 'utf8'), name));
    rmSync(join(publisher.out, editionPath.shard(name, 0)));
    publisher.write({ id: 'la-une', published: toHour(9999) });

    publisher.publish();

    expect(compareFiles(readCurrent(publisher.out), buildWhole(publisher))).toEqual([]);
  });

  it('leaves no part of a former index', () => {
    const publisher = makePublished();
    const former = readOut(publisher);
    publisher.write({ id: 'la-une', published: toHour(9999) });

    const { published } = publisher.publish();

    const { base, delta } = readOut(publisher);
    const names = [base, delta].map((part) => part?.name ?? 'no part');
    expect(readdirSync(join(publisher.out, 'edition/search')).sort()).toEqual(names.toSorted());
    expect(names).not.toContain(former.delta?.name);
    expect(published.removed).toBe(1);
  });

  it('heals what an interrupted run left', () => {
    const publisher = makePublished();
    const ledger = readFileSync(join(publisher.folder, 'ledger.ndjson'));
    const kept = makeFolder();
    cpSync(publisher.out, kept, { recursive: true });
    publisher.write({ id: 'new', published: toHour(9999), text: 'Un caribou.' });
    publisher.publish();
    // The index was written, a shard of it half; neither the front door nor the ledger were.
    const { base, delta } = readOut(publisher);
    writeFileSync(join(publisher.folder, 'ledger.ndjson'), ledger);
    writeFileSync(join(publisher.out, 'edition/.unfinished'), '');
    cpSync(join(kept, editionPath.edition), join(publisher.out, editionPath.edition));
    writeFileSync(join(publisher.out, editionPath.shard(base.name, 0)), '{"form');
    writeFileSync(join(publisher.out, `${editionPath.shard(delta?.name ?? '', 0)}.123.part`), '{');
    rmSync(join(publisher.out, editionPath.search));

    const { published } = publisher.publish();

    expect(published.isWhole).toBe(true);
    expectTrue(publisher);
    expect(compareFiles(readCurrent(publisher.out), buildWhole(publisher))).toEqual([]);
    expect([...readEdition(publisher.out).files.keys()].filter((path) => path.endsWith('.part'))).toEqual([]);
  });

  it.each([1, 2, 3])('says of every word what the articles say after any changes (seed %i)', (seed) => {
    const random = makeRandom(seed);
    const publisher = makePublished(BASE - 6);
    let born = 0;
    const text = () => `Un renard ${random.pick(['passe', 'court', 'dort'])} ${random.number(30)} fois.`;
    const change = () => {
      const id = random.pick([...publisher.stories.keys()]);
      random.pick([
        () => publisher.write({ id: `n-${born++}`, published: toHour(1000 + born), text: text() }),
        () => publisher.write({ id: `n-${born++}`, published: toHour(random.number(900) / 2), text: text() }),
        () => publisher.write({ id, text: text() }),
        () => publisher.write({ id, headline: `Un ours ${born++}` }),
        () => publisher.write({ id, tags: [`Neuf ${born++}`] }),
        () => publisher.remove(id),
      ])();
    };

    for (let step = 0; step < 6; step++) {
      for (let count = random.number(12); count >= 0; count--) change();
      publisher.publish();

      expectTrue(publisher);
    }
  });

  it('is to the byte what a new index is as long as articles only come, are edited in the delta or leave it', () => {
    const random = makeRandom(4);
    const publisher = makePublished();
    for (let step = 0; step < 5; step++) {
      publisher.write({ id: `n-${step}`, published: toHour(2000 + step), text: `Un renard ${step}.` });
      publisher.write({ id: `r-${BASE + random.number(8)}`, text: `Un ours ${step}.` });
      publisher.remove(`r-${530 + step}`);
      publisher.publish();

      expect(compareFiles(readCurrent(publisher.out), buildWhole(publisher))).toEqual([]);
    }
  });
});
