import { expect, it } from 'vitest';

import { readPlainWords } from '../../../src/views/search/plain-words.ts';

it.each([
  ['énergie solaire', 'énergie solaire', 'words stay as they are written'],
  ['  L’énergie,  d’aujourd’hui ! ', 'énergie aujourd’hui', 'signs and elisions go'],
  ['« énergie solaire » le Wi-Fi', 'énergie solaire le Wi-Fi', 'words of phrases are words'],
  ['"énergie sol', 'énergie sol', 'of one that nobody has closed, too'],
  ['énergie -gaz -"gaz rare"', 'énergie', 'what is excluded is not looked for'],
  ['sujet:climat énergie auteur:"Ana Ruiz" avant:2021', 'énergie', 'nor is what operators ask'],
  ['énergie sujet:', 'énergie', 'nor one whose value is about to be typed'],
  ['matière:noire avant:demain', 'matière noire avant demain', 'what is no operator is words'],
  ['auteur:ana auteur:luc', 'auteur luc', 'such as a second author'],
  ['-matière:noire', '', 'unless it is excluded'],
  ['sujet:climat', '', 'operators alone leave nothing'],
  ['…', '', 'nor do signs'],
])('of « %s » the plain words are « %s »: %s', (text, words) => {
  expect(readPlainWords(text)).toBe(words);
});
