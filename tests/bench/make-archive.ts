import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { toSlug } from '../../src/model/slug.ts';
import type { Random } from '../support/make-random.ts';
import { makeRandom } from '../support/make-random.ts';

const CATEGORIES = [
  ...['Mobile', 'Web', 'Sécurité', 'Ordinateurs', 'Objets connectés', 'Jeux'],
  ...['Sciences', 'Culture numérique', 'Espace', 'Transports', 'Énergie', 'Société'],
];
const AUTHORS = 200;

/** Articles in one folder: no file system likes a million in one. */
const ARTICLES_A_FOLDER = 1000;

const FIRST_DAY = Date.UTC(2008, 0, 1);
const LAST_DAY = Date.UTC(2026, 0, 1);

/**
 * Writes a content folder of so many articles, one file after the other, so that a million take no more
 * memory than ten. The same number and seed give the same bytes.
 *
 * The articles have what the compiler has to work on: 400 to 600 words of something like French with
 * headings, lists, quotes and links, one or two of 200 authors, one of 12 categories, three or four tags
 * of which a few stand everywhere and most nearly nowhere (Zipf), dates over eighteen years. They have no
 * pictures, whose rendering is another matter.
 */
export function makeArchiveFolder(folder: string, articles: number, seed = 1): void {
  const random = makeRandom(seed);
  const authors = makeNames(random);
  const tags = makeTags(random, articles);
  mkdirSync(folder, { recursive: true });
  const write = (file: string, value: unknown) =>
    writeFileSync(path.join(folder, file), JSON.stringify(value));
  write('site.json', { title: 'Kiosque', tagline: 'Un banc d’essai', url: 'https://kiosque.example' });
  write(
    'categories.json',
    CATEGORIES.map((label) => ({ slug: toSlug(label), label, description: makeSentence(random) })),
  );
  write(
    'authors.json',
    authors.map((name) => ({ slug: toSlug(name), name, bio: makeSentences(random, 2) })),
  );
  for (let index = 0; index < articles; index++) {
    const below = `articles/${String(Math.floor(index / ARTICLES_A_FOLDER)).padStart(4, '0')}`;
    if (index % ARTICLES_A_FOLDER === 0) mkdirSync(path.join(folder, below), { recursive: true });
    const title = makeTitle(random);
    const name = `${toSlug(title)}-${index}`;
    write(`${below}/${name}.json`, makeItem(random, { index, articles, name, title, authors, tags }));
  }
}

type Place = {
  readonly index: number;
  readonly articles: number;
  readonly name: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly tags: ZipfBag;
};

function makeItem(random: Random, { index, articles, name, title, authors, tags }: Place) {
  // A bijection of the indexes, so that neighbours on the disk are not neighbours in time.
  const day = (index * 7919) % articles;
  const step = (LAST_DAY - FIRST_DAY) / articles;
  const published = new Date(FIRST_DAY + (day + random.number(1000) / 1000) * step);
  const chosen = Array.from({ length: random.pick([1, 2, 3, 3, 4, 4, 5, 6]) }, () => tags.pick(random));
  return {
    id: name,
    title,
    summary: makeSentence(random),
    content_html: makeBody(random, 400 + random.number(200)),
    date_published: published.toISOString(),
    authors: [
      ...new Set([random.pick(authors), ...(random.number(12) === 0 ? [random.pick(authors)] : [])]),
    ].map((author) => ({ name: author })),
    tags: [...new Set(chosen)],
    _kiosque: {
      category: toSlug(random.pick(CATEGORIES)),
      aliases: random.number(10) === 0 ? [`/${published.getUTCFullYear()}/${name}/`] : [],
    },
  };
}

/** Writes the body of an article, of about so many words. */
export function makeBody(random: Random, words: number): string {
  const parts: string[] = [];
  for (let written = 0; written < words;) {
    const part = makePart(random);
    parts.push(part);
    written += part.split(' ').length;
  }
  return parts.join('\n');
}

function makePart(random: Random): string {
  switch (random.number(12)) {
    case 0:
      return `<h2>${makeTitle(random)}</h2>`;
    case 1:
      return `<ul>${[1, 2, 3].map(() => `<li>${makeSentence(random)}</li>`).join('')}</ul>`;
    case 2:
      return `<blockquote><p>« ${makeSentence(random)} »</p></blockquote>`;
    case 3:
      return `<p>${makeSentences(random, 3)} <a href="https://exemple.example/${makeWord(random)}">${makeTitle(random)}</a>.</p>`;
    case 4:
      return `<p><strong>${makeTitle(random)}</strong> : ${makeSentences(random, 3)} <em>${makeWord(random)}</em>.</p>`;
    default:
      return `<p>${makeSentences(random, 3 + random.number(3))}</p>`;
  }
}

function makeSentences(random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => makeSentence(random)).join(' ');
}

function makeSentence(random: Random): string {
  const subject = makeGroup(random);
  const opening = random.number(3) === 0 ? `${random.pick(OPENINGS)}, ${subject}` : subject;
  const ending = random.number(2) === 0 ? ` ${random.pick(LINKS)} ${makeGroup(random)}` : '';
  const end = random.number(4) === 0 ? `, ${random.pick(ADVERBS)}` : '';
  const text = `${opening} ${random.pick(VERBS)} ${makeGroup(random)}${ending}${end}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function makeTitle(random: Random): string {
  const text = `${makeGroup(random)} ${random.pick(VERBS)} ${makeGroup(random)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A noun with its article, often with an adjective or a name of its own. */
function makeGroup(random: Random): string {
  const [article, noun] = random.pick(NOUNS).split(' ');
  const adjective = random.number(2) === 0 ? ` ${random.pick(ADJECTIVES)}` : '';
  const name = random.number(3) === 0 ? ` de ${makeWord(random)}` : '';
  return `${article} ${noun}${adjective}${name}`;
}

/** A word that French has not but could have: real archives are full of names. */
function makeWord(random: Random): string {
  const syllables = Array.from({ length: 2 + random.number(2) }, () => random.pick(SYLLABLES)).join('');
  return syllables.charAt(0).toUpperCase() + syllables.slice(1);
}

function makeNames(random: Random): readonly string[] {
  const names = new Set<string>();
  while (names.size < AUTHORS) names.add(`${random.pick(FIRST_NAMES)} ${makeWord(random)}`);
  return [...names];
}

/** Tags that grow with an archive as a real one's do: about 580, 2,400 and 42,000 for 1k, 10k and 1M articles. */
function makeTags(random: Random, articles: number): ZipfBag {
  const names = new Set<string>();
  const wanted = Math.round(8 * articles ** 0.62);
  while (names.size < wanted) {
    names.add(random.number(3) === 0 ? `${makeWord(random)} ${makeWord(random)}` : makeWord(random));
  }
  return makeZipfBag([...names]);
}

/** Values of which the first are picked often and the last nearly never. */
export type ZipfBag = { readonly pick: (random: Random) => string };

/** Makes a bag in which the value of rank r is picked in proportion to 1 / (r + 2). */
export function makeZipfBag(values: readonly string[]): ZipfBag {
  let total = 0;
  const sums = values.map((_, rank) => (total += 1 / (rank + 3)));
  return {
    pick: (random) => {
      const wanted = (random.number(2 ** 31) / 2 ** 31) * total;
      let [below, above] = [0, sums.length - 1];
      while (below < above) {
        const middle = (below + above) >> 1;
        if ((sums[middle] ?? 0) < wanted) below = middle + 1;
        else above = middle;
      }
      return values[below] ?? '';
    },
  };
}

const read = (words: string) => words.trim().split(/\s*,\s*/);

const SYLLABLES = read(
  'ba, be, bo, bri, ca, cha, clo, co, cra, da, de, dri, du, fa, fi, flo, ga, gri, gu, ja, jo, ka, ki, la, le, li, lo, lu, ma, me, mi, mo, na, ne, ni, no, nu, pa, pe, phi, plo, po, pri, qua, ra, re, ri, ro, ru, sa, se, si, so, sta, su, ta, te, ti, tra, tro, tu, va, ve, vi, vo, xo, ya, ze, zu',
);
const FIRST_NAMES = read(
  'Adèle, Agathe, Anselme, Basile, Béatrice, Camille, Cléa, Damien, Édith, Élie, Fanny, Gaspard, Hélène, Hortense, Inès, Jules, Karim, Léa, Lucien, Manon, Nadia, Noé, Octave, Pauline, Rémi, Salomé, Suzon, Théo, Ursule, Victor, Yohann, Zoé',
);
const NOUNS = read(
  'le téléphone, la batterie, le réseau, la puce, le juge, la loi, le serveur, la mémoire, le câble, la fibre, le satellite, la fusée, le capteur, la caméra, le compte, la faille, le correctif, la clé, le chercheur, la chercheuse, le fabricant, la marque, le marché, la console, le jeu, la manette, le studio, cette image, le fichier, la sauvegarde, le navigateur, la page, le moteur, la voiture, le train, la gare, le vélo, la borne, le prix, la facture, le brevet, la plainte, le tribunal, la commission, le ministère, la région, le village, la ville, le laboratoire, la mesure, le signal, la fréquence, le programme, la version, le code, la bibliothèque, le texte, la langue, le livre, la lettre, le courrier, la boîte, le colis, la montre, le bracelet, la lampe, le thermostat, la maison, le quartier, cette école, le cours, la leçon',
);
const ADJECTIVES = read(
  'fragile, solide, rapide, utile, libre, jeune, vaste, simple, moderne, rare, pratique, stable, mobile, mince, large, digne, sobre, fiable, unique, énorme, minuscule, durable, rentable, illisible, capable, coupable, possible, tranquille, célèbre, étrange, facile, difficile, économe, honnête, logique, numérique, optique, électrique, technique',
);
const VERBS = read(
  'annonce, prépare, retarde, corrige, remplace, mesure, observe, refuse, accepte, traverse, éclaire, dépasse, protège, menace, oublie, conserve, partage, ouvre, ferme, allège, alourdit, raconte, explique, contredit, confirme, surveille, attend, rejoint, quitte, finance, publie, retire, teste, adopte, abandonne, répare, recharge, relie, coupe, double',
);
const OPENINGS = read(
  'Depuis mars, Selon le rapport, En pratique, Cette semaine, À Grenoble, À Paris, En Europe, Pourtant, De son côté, Dix ans plus tard, Faute de mieux, Pour la première fois, Sans surprise, Au printemps, En silence, À première vue',
);
const LINKS = read(
  'avec, contre, sans, pour, selon, derrière, devant, après, avant, malgré, chez, vers, dès, parmi, sous, sur, par, outre, comme',
);
const ADVERBS = read(
  'sans bruit, en quelques jours, pour de bon, une fois encore, à grands frais, sur le papier, comme promis, mais rien n’est sûr, et cela suffit, à la surprise générale, dans l’ensemble, au moins pour un temps',
);
