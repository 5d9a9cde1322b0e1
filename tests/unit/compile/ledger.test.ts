import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { prepareEdition } from '../../../src/compile/publish-edition.ts';
import { printFault } from '../../../src/model/fault.ts';
import { makeItem } from '../../support/make-article.ts';
import { makeSvg } from '../../support/make-content-folder.ts';
import { makeRandom } from '../../support/make-random.ts';
import { expectExact } from './expect-exact.ts';
import {
  buildWhole,
  compareFiles,
  makePublisher,
  publishAndCompare,
  readCurrent,
  readEdition,
  toHour,
} from './publisher.ts';

describe('an edition that is brought up to date', () => {
  it.each([1, 2, 3, 4])('is exact after any changes, and the same as if all were built (seed %i)', (seed) => {
    const random = makeRandom(seed);
    const publisher = makePublisher(25, { cardsPerFile: random.pick([1, 4, 5]) });
    publisher.publish();
    let born = 0;
    const change = () => {
      const ids = [...publisher.stories.keys()];
      const id = random.pick(ids);
      const tags = Array.from({ length: random.number(4) }, () =>
        random.pick(['Commun', 'TAG 1', 'Été', `N ${born}`]),
      );
      random.pick([
        () =>
          publisher.write({
            id: `n-${born++}`,
            published: toHour(100 + random.number(200)),
            tags: [...new Set(tags)],
          }),
        () =>
          publisher.write({
            id: `n-${born++}`,
            published: toHour(random.number(60) / 2),
            tags: [...new Set(tags)],
          }),
        () => publisher.write({ id, headline: `Un renard ${born++}` }),
        () => publisher.write({ id, text: `Un renard ${born++}` }),
        () => publisher.write({ id, tags: [...new Set(tags)] }),
        () =>
          publisher.write({
            id,
            category: random.pick(['mobile', 'securite']),
            authors: random.pick([[], ['Élie Antenne']]),
          }),
        () => publisher.write({ id, published: toHour(random.number(300)) }),
        () => (ids.length > 5 ? publisher.remove(id) : undefined),
      ])();
    };

    for (let step = 0; step < 8; step++) {
      for (let count = random.number(5); count >= 0; count--) change();
      publisher.publish();

      expectExact(publisher);
      expect(compareFiles(readCurrent(publisher.out), buildWhole(publisher))).toEqual([]);
    }
  });
});

describe('what a ledger keeps of an article that is not read again', () => {
  /** A folder whose ledger knows an article with a warning, a draft, and the two authors. */
  const open = () => {
    const publisher = makePublisher(2);
    const write = (path: string, value: unknown) =>
      writeFileSync(join(publisher.folder, path), typeof value === 'string' ? value : JSON.stringify(value));
    write('renard.svg', makeSvg(300, 200));
    write('articles/warned.json', makeItem({ id: 'warned', image: 'renard.svg' }));
    write(
      'articles/draft.json',
      makeItem({
        id: 'draft',
        authors: [{ name: 'Élie Antenne' }],
        _kiosque: { category: 'securite', status: 'draft', aliases: ['/vieux'] },
      }),
    );
    publisher.publish();
    const list = () => prepareEdition(publisher.folder).compilation.faults.map(printFault);
    return { publisher, write, list };
  };

  it('are its warnings', () => {
    const { list } = open();

    expect(list()).toEqual([
      'warning: articles/warned.json · _kiosque.image.alt · expected a text that says what the picture shows · found nothing · write one sentence; until then the picture counts as decoration',
    ]);
  });

  it('are its names, so that a category that goes is missed, by a draft too', () => {
    const { write, list } = open();
    write('authors.json', [{ slug: 'yohann-poiron', name: 'Yohann Poiron' }]);
    write('categories.json', [{ slug: 'securite', label: 'Sécurité' }]);

    const faults = list().join('\n');

    expect(faults).toMatch(/articles\/draft\.json · authors\[0\]\.name · expected a name of authors\.json/);
    expect(faults).toMatch(
      /articles\/r-0\.json · _kiosque\.category · expected a category of categories\.json/,
    );
  });

  it('is what no other article may claim', () => {
    const { write, list } = open();
    write(
      'articles/twin.json',
      makeItem({ id: 'r-1', _kiosque: { category: 'mobile', aliases: ['/vieux', '/old/r-0'] } }),
    );

    const faults = list().join('\n');

    expect(faults).toContain(
      'articles/twin.json · id · expected an id of its own · found "r-1", as in articles/r-1.json',
    );
    expect(faults).toContain('found "/vieux", as in articles/draft.json');
    expect(faults).toContain('found "/old/r-0", as in articles/r-0.json');
  });

  it('are its pictures: it is read again when one changes, and refused when one goes', () => {
    const { publisher, write, list } = open();
    write('renard.svg', makeSvg(320, 200));

    const changed = publishAndCompare(publisher);
    rmSync(join(publisher.folder, 'renard.svg'));

    expect(changed).toContain('edition/articles/warned.json');
    expect(list().join('\n')).toMatch(/articles\/warned\.json · image · expected a picture file/);
  });

  it('is that it was no article yet: a draft that is published gets its number then', () => {
    const { publisher, write } = open();
    write('articles/draft.json', makeItem({ id: 'draft', date_published: toHour(99999) }));

    const { changes } = publisher.publish();

    expect(changes).toMatchObject({ added: 1, changed: 0, removed: 0 });
    expect([...readEdition(publisher.out).files.keys()]).toContain('edition/articles/draft.json');
  });
});

describe('a ledger that cannot be relied on', () => {
  const publisher = () => {
    const made = makePublisher(3);
    made.publish();
    return made;
  };
  const advice =
    'put back the ledger of the last build, or delete the file: the next build then numbers all articles afresh';

  it.each([
    [
      'cut in a line',
      (text: string) => text.slice(0, -30),
      /^ledger\.ndjson · line \d+ · expected a line of JSON · found /,
    ],
    [
      'cut after a line',
      (text: string) => text.slice(0, text.lastIndexOf('[')),
      /line \d+ · expected a last line that says "end"/,
    ],
    ['empty', () => '', /line 1 · expected a last line that says "end" · found ""/],
    ['no ledger', () => '<!DOCTYPE html>', /line 1 · expected a line of JSON · found "<!DOCTYPE html>"/],
    [
      'of another version',
      (text: string) => text.replace('"version":1', '"version":2'),
      /line 1 · expected the first line of a ledger of version 1/,
    ],
    [
      'merged by hand',
      (text: string) => text.replace('["article"', '<<<<<<< HEAD\n["article"'),
      /expected a line of JSON · found "<<<<<<< HEAD"/,
    ],
    [
      'with a line too many',
      (text: string) => text.replace(/(\["article".*\n)/, '$1$1'),
      /line \d+ · expected a line of a ledger of version 1 · found "\[\\"end/,
    ],
    [
      'with terms that are not there',
      (text: string) => text.replace(/\["tag".*\n/, ''),
      /expected a line of a ledger/,
    ],
  ])('stops the build: %s', (_why, spoil, expected) => {
    const { folder } = publisher();
    const path = join(folder, 'ledger.ndjson');
    writeFileSync(path, spoil(readFileSync(path, 'utf8')));

    const { compilation } = prepareEdition(folder);

    expect(compilation.edition).toBeUndefined();
    expect(compilation.faults.map(printFault).join('\n')).toMatch(expected);
    expect(compilation.faults.map(({ fix }) => fix)).toEqual([advice]);
  });
});
