import { describe, expect, it } from 'vitest';

import { openKeptIndex } from '../../../../src/fetch/search/kept-index.ts';
import type { ArticleFile } from '../../../../src/model/edition.ts';
import { chooseStemming } from '../../../../src/model/search/analyse.ts';
import { search } from '../../../../src/model/search/engine.ts';
import { openIndexer } from '../../../../src/model/search/index-articles.ts';
import { parseQuery } from '../../../../src/model/search/parse-query.ts';
import { listTexts } from '../../../../src/model/search/texts.ts';
import { makeRandom } from '../../../support/make-random.ts';
import { makeArticleFile, makeArticleFiles } from '../../../support/make-search-index.ts';

/** Copies on a shelf that changes; says what was read of it. */
function openShelf(copies: Readonly<Record<string, ArticleFile | 'unreadable'>> = {}) {
  const kept = new Map(Object.entries(copies).map(([address, copy]) => [address, { copy, version: '1' }]));
  const read: string[] = [];
  let version = 1;
  let isBroken = false;
  const index = openKeptIndex({
    listVersions: async () => {
      if (isBroken) throw new Error('no storage');
      return new Map([...kept].map(([address, own]) => [address, own.version]));
    },
    getArticles: async (addresses) => {
      read.push(...addresses);
      return addresses.map((address) => {
        const copy = kept.get(address)?.copy;
        return copy === 'unreadable' ? undefined : copy;
      });
    },
  });
  return {
    read,
    put: (address: string, copy: ArticleFile) => kept.set(address, { copy, version: String(++version) }),
    remove: (address: string) => kept.delete(address),
    break: (isNow: boolean) => (isBroken = isNow),
    find: (text: string, library = 0, site = 'fr') => index.find({ text, site, library }),
  };
}

const STORIES = {
  noyau: makeArticleFile({ headline: 'Le noyau', tags: [] }, [
    'L’énergie solaire se répand.',
    'Les chevaux du Wi-Fi.',
  ]),
  fin: makeArticleFile({ headline: 'La fin du cuivre' }, ['La fibre remplace les vieux câbles d’énergie.']),
  english: makeArticleFile({ headline: 'Batteries', language: 'en' }, ['The horses were running.']),
};

describe('the copies of saved articles', () => {
  it.each<[string, readonly string[], string]>([
    ['solaire', ['noyau'], 'a word of the body'],
    ['SOLAIRES', ['noyau'], 'case and inflections aside'],
    ['energie', ['noyau', 'fin'], 'accents and elisions aside'],
    ['d’énergie', ['noyau', 'fin'], 'those of the text as well'],
    ['cheval', ['noyau'], 'irregular plurals'],
    ['wifi', ['noyau'], 'words that are written together'],
    ['horse running', ['english'], 'in the language of each article'],
    ['cuivre énergie', ['fin'], 'all words, wherever they stand'],
    ['énergie kubernetes', [], 'and not some of them'],
    ['énergie du', ['noyau', 'fin'], 'little words aside'],
    ['rempl', ['fin'], 'the last word as a beginning'],
    ['énergie rép', ['noyau'], 'of which the first letters have been typed'],
    ['énergie x', ['noyau', 'fin'], 'unless it has hardly begun'],
    ['énerg cuivre', ['fin'], 'others as beginnings where nobody has them so'],
    ['tag:énergie', [], 'signs mean nothing: an operator is words'],
    ['-solaire', ['noyau'], 'so is what is excluded elsewhere'],
    ['"solaire énergie"', ['noyau'], 'and a phrase'],
    ['soliare', [], 'to the letter: no typo is forgiven'],
    ['', [], 'no word finds nothing'],
    ['…', [], 'nor do signs'],
  ])('for « %s » are %j: %s', async (text, expected) => {
    const shelf = openShelf(STORIES);

    expect(new Set(await shelf.find(text))).toEqual(new Set(expected));
  });

  it('are found as the search of the edition finds its articles', async () => {
    const random = makeRandom(7);
    const articles = makeArticleFiles(random, 120);
    const shelf = openShelf(Object.fromEntries(articles.map((article, at) => [`/${at}`, article])));
    const indexer = openIndexer();
    for (const [at, article] of articles.entries())
      indexer.add(at, article, chooseStemming(article.card.language, 'fr'));
    const index = indexer.finish();

    for (let times = 0; times < 200; times++) {
      const texts = listTexts(random.pick(articles)).map(({ text }) => text);
      const words = texts.flatMap((text) => text.split(/[^\p{L}]+/u)).filter((word) => word.length > 3);
      const asked = [random.pick(words), random.pick(words)].join(' ');
      const found = await search(index, parseQuery(asked, ['fr', 'en', 'plain']), { isTyping: true });

      expect(new Set(await shelf.find(asked)), asked).toEqual(
        new Set(Array.from(found.all, (at) => `/${at}`)),
      );
    }
  });

  it('are read once, as long as the library stays as it is', async () => {
    const shelf = openShelf(STORIES);

    await Promise.all([shelf.find('solaire'), shelf.find('énergie'), shelf.find('fibre')]);
    await shelf.find('cuivre');

    expect(shelf.read).toEqual(Object.keys(STORIES));
  });

  it('are read again where they changed, and the others are not', async () => {
    const shelf = openShelf({ ...STORIES, one: makeArticleFile(), other: makeArticleFile() });
    await shelf.find('énergie');
    shelf.read.length = 0;
    shelf.put('fin', makeArticleFile({}, ['Le cuivre revient.']));
    shelf.put('neuf', makeArticleFile({}, ['Une énergie neuve.']));
    shelf.remove('noyau');

    expect(await shelf.find('énergie', 1)).toEqual(['neuf']);
    expect(await shelf.find('cuivre revient', 1)).toEqual(['fin']);
    expect(await shelf.find('solaire', 1)).toEqual([]);
    expect(shelf.read).toEqual(['fin', 'neuf']);
  });

  it('are those of the moment after as many changes as anybody makes', async () => {
    const random = makeRandom(3);
    const shelf = openShelf();
    const words = ['fibre', 'cuivre', 'lithium', 'hertz'];
    const said = new Map<string, string>();

    for (let library = 1; library <= 120; library++) {
      const address = `/${random.number(8)}`;
      if (random.number(3) === 0) {
        said.delete(address);
        shelf.remove(address);
      } else {
        const word = random.pick(words);
        said.set(address, word);
        shelf.put(address, makeArticleFile({}, [`Le ${word} sert.`]));
      }
      const asked = random.pick(words);
      const expected = [...said].filter(([, word]) => word === asked).map(([own]) => own);

      expect(new Set(await shelf.find(asked, library)), asked).toEqual(new Set(expected));
    }
  });

  it('that cannot be read are left out, and not tried at every change', async () => {
    const shelf = openShelf({ ...STORIES, broken: 'unreadable' });

    expect(await shelf.find('solaire')).toEqual(['noyau']);
    await shelf.find('solaire', 1);

    expect(shelf.read.filter((address) => address === 'broken')).toHaveLength(1);
  });

  it('are asked for again after a failure', async () => {
    const shelf = openShelf(STORIES);
    shelf.break(true);
    await expect(shelf.find('solaire')).rejects.toThrow('no storage');

    shelf.break(false);

    expect(await shelf.find('solaire')).toEqual(['noyau']);
  });

  it('are stemmed anew once the language of the site is known', async () => {
    const shelf = openShelf(STORIES);
    expect(await shelf.find('cheval', 0, '')).toEqual([]);

    expect(await shelf.find('cheval', 0, 'fr')).toEqual(['noyau']);
  });
});
