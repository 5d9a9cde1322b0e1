import { cpSync, existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { CARDS_PER_FILE, editionPath, editionSchema } from '../../../src/model/edition.ts';
import { toAliasFile } from '../../../src/model/aliases.ts';
import { makeFolder } from '../../support/make-content-folder.ts';
import { expectExact } from './expect-exact.ts';
import {
  buildWhole,
  makePublisher,
  publishAndCompare,
  readCurrent,
  readEdition,
  toHour,
} from './publisher.ts';

const readDoor = (out: string) => readEdition(out).read(editionPath.edition, editionSchema);

describe('publishing with a ledger', () => {
  it('writes nothing where nothing is new', () => {
    const publisher = makePublisher(20);
    publisher.publish();

    const { published, changes } = publisher.publish();

    expect(published).toMatchObject({ files: 0, removed: 0, isWhole: false });
    expect(changes).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });

  it('changes no sealed file for a new article, and no other article', () => {
    const publisher = makePublisher(600);
    publisher.publish();
    publisher.write({ id: 'la-une', published: toHour(9999), tags: ['Commun', 'Inouï'] });

    const changed = publishAndCompare(publisher);

    expect(changed).toEqual([
      editionPath.aliases(toAliasFile('/old/la-une')),
      'edition/articles/la-une.json',
      'edition/authors.json',
      'edition/cards/150.json',
      'edition/edition.json',
      'edition/front-terms.json',
      'edition/front.json',
      'edition/months.json',
      'edition/search.json',
      'edition/sizes/1.json',
      'edition/tags/0.counts.json',
      'edition/tags/0.json',
      'edition/terms/all.json',
      'edition/terms/author-yohann-poiron.json',
      'edition/terms/category-mobile.json',
      'edition/terms/tag-commun.json',
      'edition/terms/tag-inoui.json',
      'edition/vocabulary.json',
      'edition/vocabulary/in.json',
    ]);
    expectExact(publisher);
  });

  it('puts an article of an older date between its neighbours, in every list', () => {
    const publisher = makePublisher(30);
    publisher.publish();
    const late = [
      ['z', toHour(4.5)],
      ['b', toHour(4.2)],
      ['a', '2019-05-01T00:00:00Z'],
      ['new', toHour(500)],
    ] as const;
    for (const [id, published] of late) publisher.write({ id, published });

    publisher.publish();

    expect(readDoor(publisher.out)).toMatchObject({ next: 34, dead: [], count: 34 });
    const places = readDoor(publisher.out).late;
    expect(places.map(([ordinal]) => ordinal)).toEqual([30, 31, 32]);
    expect(places.every(([ordinal, place]) => place > -1 && place < ordinal)).toBe(true);
    expectExact(publisher);
  });

  it('never moves a place that was given', () => {
    const publisher = makePublisher(10);
    publisher.publish();
    publisher.write({ id: 'm', published: toHour(4.5) });
    publisher.publish();
    const before = readDoor(publisher.out).late;
    publisher.write({ id: 'l', published: toHour(4.5) });
    publisher.write({ id: 'n', published: toHour(4.5) });

    publisher.publish();

    const after = readDoor(publisher.out).late;
    expect(after.slice(0, 1)).toEqual(before);
    expect(new Set(after.map(([, place]) => place)).size).toBe(3);
    expectExact(publisher);
  });

  it('rewrites for an edited text its article and what shows its card, and says that a full file was revised', () => {
    const publisher = makePublisher(30);
    publisher.publish();
    publisher.write({ id: 'r-5', headline: 'Un autre renard' });

    const changed = publishAndCompare(publisher);

    expect(changed).toEqual([
      'edition/articles/r-5.json',
      'edition/cards/1.json',
      'edition/edition.json',
      'edition/search.json',
      'edition/sizes/0.json',
      'edition/terms/tag-tag-5.json',
    ]);
    expect(readDoor(publisher.out)).toMatchObject({ revised: { '1': 1 }, dead: [], next: 30 });
    expectExact(publisher);
  });

  it('rewrites for an edited body that no card shows the article, its size and the index alone', () => {
    const publisher = makePublisher(30);
    publisher.write({ id: 'r-5', text: 'Un renard passe.</p><h2>Et revient</h2><p>Bis' });
    publisher.publish();
    publisher.write({ id: 'r-5', text: 'Un renard passe.</p><h2>Et repart</h2><p>Bis' });

    const changed = publishAndCompare(publisher);

    expect(changed).toEqual(['edition/articles/r-5.json', 'edition/search.json', 'edition/sizes/0.json']);
  });

  it('revises no file of cards that was not full', () => {
    const publisher = makePublisher(CARDS_PER_FILE + 1);
    publisher.publish();
    publisher.write({ id: `r-${CARDS_PER_FILE}`, headline: 'Un autre renard' });

    publisher.publish();

    expect(readDoor(publisher.out).revised).toEqual({});
    expectExact(publisher);
  });

  it.each([
    ['tags', { tags: ['Autre'] }],
    ['category', { category: 'securite' }],
    ['authors', { authors: ['Élie Antenne'] }],
    ['date', { published: toHour(2.5) }],
  ] as const)('gives an article with another %s a new ordinal', (_what, change) => {
    const publisher = makePublisher(30);
    publisher.publish();
    publisher.write({ id: 'r-5', ...change });

    const { changes } = publisher.publish();

    expect(changes).toMatchObject({ added: 0, changed: 1, removed: 0 });
    expect(readDoor(publisher.out)).toMatchObject({
      dead: [5],
      next: 31,
      count: 30,
      late: [[30, expect.any(Number)]],
    });
    expectExact(publisher);
  });

  it('takes a deleted article out of every list, and out of the folder', () => {
    const publisher = makePublisher(300);
    publisher.write({ id: 'r-5', tags: ['Seul'] });
    publisher.publish();
    publisher.remove('r-5');

    const changed = publishAndCompare(publisher);

    expect(changed).toEqual(
      expect.arrayContaining(['edition/articles/r-5.json', 'edition/terms/tag-seul.json']),
    );
    expect(changed.filter((path) => /\.\d+\.json$/.test(path))).toEqual([]);
    expect([...readEdition(publisher.out).files].flat().join('\n')).not.toContain('"r-5"');
    expect(readDoor(publisher.out)).toMatchObject({ dead: [5], next: 300, count: 299, revised: {} });
    expectExact(publisher);
  });

  it('does not read an article again whose size and time are the same', () => {
    const publisher = makePublisher(3);
    const file = join(publisher.folder, 'articles/r-1.json');
    const longAgo = new Date('2020-01-01');
    utimesSync(file, longAgo, longAgo);
    publisher.publish();
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('Un renard passe', 'Un renard PASSE'));
    utimesSync(file, longAgo, longAgo);

    const same = publisher.publish();
    utimesSync(file, longAgo, new Date('2020-01-02'));
    const other = publisher.publish();

    expect(same.published.files).toBe(0);
    expect(other.published.files).toBeGreaterThan(0);
  });

  it('rewrites the articles of an author who has another life', () => {
    const publisher = makePublisher(3);
    publisher.write({ id: 'e', authors: ['Élie Antenne'] });
    publisher.publish();
    const file = join(publisher.folder, 'authors.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('La vie de Élie', 'Une vie d’Élie'));

    const changed = publishAndCompare(publisher);

    expect(changed).toEqual([
      'edition/articles/e.json',
      'edition/authors.json',
      'edition/sizes/0.json',
      'edition/terms/author-elie-antenne.json',
    ]);
  });

  it('repairs what an interrupted run left', () => {
    const publisher = makePublisher(12);
    publisher.publish();
    const before = readCurrent(publisher.out);
    const ledger = readFileSync(join(publisher.folder, 'ledger.ndjson'));
    const kept = makeFolder();
    cpSync(publisher.out, kept, { recursive: true });
    publisher.write({ id: 'new', published: toHour(99), tags: ['Neuf'] });
    publisher.publish();
    // Everything was written but the front door and the ledger; then the article was taken back.
    writeFileSync(join(publisher.folder, 'ledger.ndjson'), ledger);
    writeFileSync(join(publisher.out, 'edition/.unfinished'), '');
    cpSync(join(kept, editionPath.edition), join(publisher.out, editionPath.edition));
    publisher.remove('new');

    const { published } = publisher.publish();

    expect(published.isWhole).toBe(true);
    expect(readCurrent(publisher.out)).toEqual(before);
  });

  it('builds all files, under the same numbers, where the edition is gone', () => {
    const publisher = makePublisher(30);
    publisher.publish();
    publisher.write({ id: 'late', published: toHour(3.5) });
    publisher.publish();
    const before = readCurrent(publisher.out);
    rmSync(join(publisher.out, 'edition'), { recursive: true });

    publisher.publish();

    expect(readCurrent(publisher.out)).toEqual(before);
  });

  it('numbers afresh when there are too many exceptions, and says so', () => {
    const publisher = makePublisher(520);
    publisher.publish();
    const before = readDoor(publisher.out).numbering;
    for (let index = 0; index < 501; index++) publisher.remove(`r-${index}`);

    const { changes } = publisher.publish();

    expect(changes).toBeUndefined();
    const { numbering, dead, next } = readDoor(publisher.out);
    expect({ dead, next }).toEqual({ dead: [], next: 19 });
    expect(numbering).not.toBe(before);
    expectExact(publisher);
    expect(buildWhole(publisher)).toEqual(readCurrent(publisher.out));
  });

  it('numbers afresh when the site packs other numbers of cards', () => {
    const publisher = makePublisher(9);
    publisher.publish();
    writeFileSync(
      join(publisher.folder, 'site.json'),
      JSON.stringify({ title: 'Kiosque', url: 'https://kiosque.example', edition: { cardsPerFile: 8 } }),
    );

    publisher.publish();

    expect(readDoor(publisher.out)).toMatchObject({ cardsPerFile: 8, next: 9 });
    expect([...readEdition(publisher.out).files.keys()].filter((path) => path.includes('/cards/'))).toEqual([
      'edition/cards/0.json',
      'edition/cards/1.json',
    ]);
  });

  it('keeps the ledger where the environment says', () => {
    const ledger = join(makeFolder(), 'memory.ndjson');
    vi.stubEnv('KIOSQUE_LEDGER', ledger);
    const publisher = makePublisher(2);

    publisher.publish();

    vi.unstubAllEnvs();
    expect([existsSync(ledger), existsSync(join(publisher.folder, 'ledger.ndjson'))]).toEqual([true, false]);
  });
});
