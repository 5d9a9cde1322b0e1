import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { prepareEdition, publishEdition } from '../../../src/compile/publish-edition.ts';
import { emitPictures } from '../../../src/compile/render-pictures.ts';
import { SIZES_PER_FILE, articleFileSchema, editionPath, editionSchema } from '../../../src/model/edition.ts';
import { sizesFileSchema } from '../../../src/model/list-files.ts';
import { printKeptPath } from '../../../src/model/kept-rendition.ts';
import { listLocalPictures } from '../../../src/model/list-pictures.ts';
import { isSlug } from '../../../src/model/slug.ts';
import { makeItem } from '../../support/make-article.ts';
import { makeContentFolder, makeFolder, makeSvg } from '../../support/make-content-folder.ts';
import { makeArchive, makeEdition } from '../../support/make-edition.ts';
import { makeSlug } from '../../support/make-location.ts';
import {
  buildWhole,
  compareFiles,
  dropIndex,
  makePublisher,
  publishAndCompare,
  readCurrent,
  readEdition,
  toHour,
} from './publisher.ts';

const readSizes = (out: string, file = 0) => readEdition(out).read(editionPath.sizes(file), sizesFileSchema);

/** Every size that an edition says is that of the files on the disk, and no article lacks. */
function expectTrue(out: string): void {
  const edition = readEdition(out);
  const { next, dead } = edition.read(editionPath.edition, editionSchema);
  const weigh = (path: string) => statSync(join(out, path)).size;
  const said: unknown[] = [];
  const found: unknown[] = [];
  for (let ordinal = 0; ordinal < next; ordinal++) {
    const sizes = edition.read(editionPath.sizes(Math.floor(ordinal / SIZES_PER_FILE)), sizesFileSchema);
    const slot = ordinal % SIZES_PER_FILE;
    const slug = sizes.slugs[slot] ?? '';
    const faces = [sizes.authors[slot] ?? []].flat();
    const portraits = sizes.portraits.flatMap(([author, bytes]) => (faces.includes(author) ? bytes : []));
    const pictures = [sizes.pictures[slot] ?? 0, ...portraits].reduce((sum, bytes) => sum + bytes, 0);
    said.push([ordinal, slug, sizes.articles[slot], pictures]);
    if (dead.includes(ordinal) || !isSlug(slug)) {
      found.push([ordinal, '', 0, 0]);
      continue;
    }
    const path = editionPath.article(makeSlug(slug));
    const article = edition.read(path, articleFileSchema);
    const kept = listLocalPictures(article).map(printKeptPath);
    const bytes = kept.reduce((sum, picture) => sum + weigh(picture), 0);
    found.push([article.card.ordinal, article.card.slug, weigh(path), bytes]);
  }
  expect(said).toEqual(found);
  expect(said.filter((_, ordinal) => !dead.includes(ordinal))).not.toContainEqual(
    expect.arrayContaining(['']),
  );
}

/** A content folder with pictures at the head, in the body, of an author, and on another site; with a store for renditions. */
function makeIllustrated() {
  const folder = makeContentFolder({
    'authors.json': [
      { slug: 'yohann-poiron', name: 'Yohann Poiron', avatar: 'images/yp.svg' },
      { slug: 'elie-antenne', name: 'Élie Antenne' },
    ],
    'articles/le-renard.json': undefined,
    ...Object.fromEntries(['a', 'b', 'c'].map((id) => [`articles/${id}.json`, makeIllustratedItem(id)])),
    'images/tete.svg': makeSvg(1600, 900),
    'images/corps.svg': makeSvg(320, 200),
    'images/autre.svg': makeSvg(640, 480),
    'images/yp.svg': makeSvg(64, 64),
  });
  const [out, store] = [makeFolder(), makeFolder()];
  const publish = async (target = out) => {
    const prepared = prepareEdition(folder);
    const { sources, pictures, faults } = prepared.compilation;
    if (sources === undefined) throw new Error(JSON.stringify(faults));
    await emitPictures(pictures.values(), [store], join(target, 'media'));
    return publishEdition(prepared, sources, target, true);
  };
  return { folder, out, publish };
}

function makeIllustratedItem(id: string, text = 'Un renard passe.') {
  return makeItem({
    id,
    title: id,
    image: id === 'c' ? 'https://example.org/renard.jpg' : 'images/tete.svg',
    // The same picture twice weighs once.
    content_html: `<p>${text}</p><p><img src="images/corps.svg" alt="Un corps."></p><p><img src="images/tete.svg" alt="Une tête."></p>`,
    authors: id === 'a' ? [{ name: 'Élie Antenne' }] : [{ name: 'Yohann Poiron' }],
    _kiosque: { category: 'mobile', image: { alt: 'Une tête.' } },
  });
}

describe('the sizes of articles', () => {
  it('are those of the files on the disk, pictures among them', async () => {
    const { out, publish } = makeIllustrated();

    await publish();

    expectTrue(out);
    const { pictures, portraits } = readSizes(out);
    expect(pictures.every((bytes) => bytes > 0)).toBe(true);
    expect(portraits).toEqual([[expect.any(Number), expect.any(Number)]]);
  });

  it('follow an article that has other words and pictures, as a first build says them', async () => {
    const { folder, out, publish } = makeIllustrated();
    await publish();
    const before = readSizes(out);
    const other = JSON.stringify(makeIllustratedItem('b', 'Un renard passe, puis revient.'));
    writeFileSync(join(folder, 'articles/b.json'), other.replace('corps.svg', 'autre.svg'));

    const { isWhole } = await publish();

    expectTrue(out);
    const after = readSizes(out);
    expect(isWhole).toBe(false);
    expect(after.articles.map((bytes, slot) => bytes === before.articles[slot])).toEqual([true, false, true]);
    const whole = makeFolder();
    await publish(whole);
    expect(readCurrent(whole)).toEqual(readCurrent(out));
  });

  it('follow the portrait of an author', async () => {
    const { folder, out, publish } = makeIllustrated();
    await publish();
    const before = readSizes(out);
    writeFileSync(join(folder, 'images/yp.svg'), makeSvg(200, 200));

    await publish();

    expectTrue(out);
    expect(readSizes(out).portraits).not.toEqual(before.portraits);
  });

  it('are true after any changes, and those that a first build gives', () => {
    const publisher = makePublisher(SIZES_PER_FILE + 40);
    publisher.publish();
    publisher.write({ id: 'r-3', text: 'Un renard qui parle davantage.' });
    publisher.write({ id: 'r-7', category: 'securite' });
    publisher.write({ id: 'late', published: toHour(3.5), tags: ['Neuf'] });
    publisher.remove(`r-${SIZES_PER_FILE + 2}`);

    publisher.publish();

    expectTrue(publisher.out);
    expect(dropIndex(buildWhole(publisher))).toEqual(dropIndex(readEdition(publisher.out).files));
  });

  it('change in one file for an article that is added', () => {
    const publisher = makePublisher(SIZES_PER_FILE * 2 + 1);
    publisher.publish();
    publisher.write({ id: 'la-une', published: toHour(9999) });

    const changed = publishAndCompare(publisher);

    expect(changed.filter((path) => path.startsWith('edition/sizes/'))).toEqual(['edition/sizes/2.json']);
    expect(readSizes(publisher.out, 2).slugs).toEqual([`r-${SIZES_PER_FILE * 2}`, 'la-une']);
  });

  it('have no file for articles that have all left', () => {
    const publisher = makePublisher(SIZES_PER_FILE + 1);
    publisher.publish();
    publisher.remove(`r-${SIZES_PER_FILE}`);

    publisher.publish();

    expect(existsSync(join(publisher.out, editionPath.sizes(1)))).toBe(false);
    expect(compareFiles(readCurrent(publisher.out), buildWhole(publisher))).toEqual([]);
  });

  it('are asked to be built anew where the files that say them are gone', () => {
    const publisher = makePublisher(3);
    publisher.publish();
    rmSync(join(publisher.out, editionPath.sizes(0)));
    publisher.write({ id: 'r-1', text: 'Un autre.' });

    expect(() => publisher.publish()).toThrow(/sizes\/0\.json/);
  });

  it('are those of the texts in memory, where there are no renditions', () => {
    const { files, read } = makeEdition(makeArchive(30));

    const { slugs, articles, pictures } = read(editionPath.sizes(0), sizesFileSchema);

    expect(slugs).toHaveLength(30);
    expect(articles).toEqual(
      slugs.map((slug) => Buffer.byteLength(files.get(`edition/articles/${slug}.json`) ?? '')),
    );
    expect(new Set(pictures)).toEqual(new Set([0]));
  });
});
