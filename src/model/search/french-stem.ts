import { stemmer } from '@orama/stemmers/french';

import { IRREGULAR, NOUNS, NOUNS_IN_I, PLURAL_IN_X, SINGULARS, isThirdPerson } from './french-words.ts';

type Rule = readonly [ending: RegExp, instead: string];

/**
 * Snowball reads accents, which folded words have lost, and leaves some endings as they are. So a word comes to it in
 * the form that it knows best: each rule is tried once, in this order.
 */
const PREPARATIONS: readonly Rule[] = [
  // contiendra, contenu
  [/(?<=[tv])(?:iendr\w+|enue?)$/, 'enir'],
  // reçu, conçue
  [/(?<=^re|con|per|^de)cue?$/, 'cevoir'],
  // acceptée
  [/(?<=...)ee$/, 'er'],
  // actif
  [/(?<=..)if$/, 'ive'],
  // française
  [/(?<=..[ao]is)e$/, ''],
];

/** Verbs in the third person of the plural, or one like it: contient, contiennent; considérèrent; parlent. */
const THIRD_PERSON: readonly Rule[] = [
  [/(?<=[tv])ien(?:t|nent)$/, 'enir'],
  [/(?<=....)erent$/, 'er'],
  [/ent$/, 'er'],
];

/** What Snowball leaves, brought together: each rule is tried once, in this order. */
const REPAIRS: readonly Rule[] = [
  // entre, arme: too short for Snowball to see an ending
  [/(?<=...)e$|(?<=^[aeiou]..)er$/, ''],
  // attendre, attendu, attendront
  [/(?<=...d)(?:r|u|ront)$/, ''],
  // permettre
  [/(?<=..tt)r$/, ''],
  // première, considérer
  [/(?<=....)er$/, ''],
  // publier, étudiant
  [/(?<=..[^aeiou])i$/, ''],
  // désactiver
  [/(?<=....[^o])iv$/, ''],
  // directrice
  [/(?<=[cidu]t)ric$/, 'eur'],
  // heureux, chercheur, chercheuse
  [/(?<=...eu)[rx]$/, ''],
  // public, publique: what both begin with, so that they are found while they are typed
  [/(?<=...i)(?:qu|c)$/, ''],
  // différent, différence
  [/(?<=...en)[ct]$/, ''],
  // envoyer
  [/(?<=..)y$/, 'i'],
  // produire, produisent
  [/(?<=...ui)[rs]$/, 't'],
  // prennent
  [/(?<=pren)n?$/, 'd'],
  // atteindre, atteignent
  [/(?<=[rt]e|cra|pla|tra|jo)(?:ind|ign)$/, 'int'],
  // recevoir, reçoit, reçoivent
  [/(?<=.[cd])(?:evoir|evr|oiv|oit)$/, 'ev'],
  // décrire, décrivent
  [/(?<=cr)i[rtv]$/, ''],
  // suivre
  [/(?<=uiv)r$/, ''],
  // découvert, offert
  [/(?<=o(?:uv|u?ff))ert$/, 'r'],
  // développer, travailler; combattre; données
  [/(?<=...)([lmnp])\1$|(?<=[ae])(t)t$|(?<=o)(n)n$/, '$1$2$3'],
];

/** Participles that Snowball takes for a form of -ir: « permis », « compris », « acquis ». */
const PARTICIPLE = /(?:[eoudsr]mis|pris|quis)$/;

/** Gives the stem of a folded French word: its inflections share it, with accents and without. */
export function stemFrench(word: string): string {
  const found = IRREGULAR.get(word) ?? toSingular(word);
  const singular = IRREGULAR.get(found) ?? found;
  if (NOUNS.has(singular)) return singular.replace(/e$/, '');
  const masculine = singular.replace(/e$/, '');
  if (PARTICIPLE.test(masculine) || NOUNS.has(masculine)) return masculine;
  const prepared = apply(isThirdPerson(singular) ? THIRD_PERSON : PREPARATIONS, singular);
  if (/[ao]is$/.test(prepared)) return prepared;
  return apply(REPAIRS, stemmer(prepared));
}

/** Drops the -s of a plural; a word that has it in the singular keeps it, or loses it everywhere. */
function toSingular(word: string): string {
  const without = word.slice(0, -1);
  if (PLURAL_IN_X.has(without) && word.endsWith('x')) return without;
  if (!/^..+[^s]s$/.test(word)) return word;
  if (/[ao]i$/.test(without)) return NOUNS_IN_I.has(without) ? without : word;
  return SINGULARS.has(word) || PARTICIPLE.test(word) ? word : without;
}

function apply(rules: readonly Rule[], word: string): string {
  return rules.reduce((text, [ending, instead]) => text.replace(ending, instead), word);
}
