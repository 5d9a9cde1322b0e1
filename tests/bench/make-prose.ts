import type { Random } from '../support/make-random.ts';

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

/** Writes some sentences of something like French. */
export function makeSentences(random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => makeSentence(random)).join(' ');
}

/** Writes one sentence: a subject, a verb, an object, and what may go with them. */
export function makeSentence(random: Random): string {
  const subject = makeGroup(random);
  const opening = random.number(3) === 0 ? `${random.pick(OPENINGS)}, ${subject}` : subject;
  const ending = random.number(2) === 0 ? ` ${random.pick(LINKS)} ${makeGroup(random)}` : '';
  const end = random.number(4) === 0 ? `, ${random.pick(ADVERBS)}` : '';
  const text = `${opening} ${random.pick(VERBS)} ${makeGroup(random)}${ending}${end}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Writes a headline. */
export function makeTitle(random: Random): string {
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
export function makeWord(random: Random): string {
  const syllables = Array.from({ length: 2 + random.number(2) }, () => random.pick(SYLLABLES)).join('');
  return syllables.charAt(0).toUpperCase() + syllables.slice(1);
}

/** The name of a person, of some thousands. */
export function makeName(random: Random): string {
  return `${random.pick(FIRST_NAMES)} ${makeWord(random)}`;
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
