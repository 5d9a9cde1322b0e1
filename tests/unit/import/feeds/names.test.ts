import { describe, expect, it } from 'vitest';

import { readNames } from '../../../../src/import/feeds/names.ts';
import { makeAtom, makeRss, readOnly } from './read-feed.ts';

describe('readNames', () => {
  it.each([
    ['Anne Martin, Luc Petit', 'a comma'],
    ['Anne Martin et Luc Petit', 'French'],
    ['Anne Martin and Luc Petit', 'English'],
    ['Anne Martin & Luc Petit', 'a sign'],
    ['Anne Martin, Luc Petit et Zoé Roux', 'three'],
    ['Anne Martin, Luc Petit, and Zoé Roux', 'three, as Oxford has it'],
    ['Jean-Paul Du Pré, Marie-Ève d’Ormesson', 'hyphens and apostrophes'],
    ['Ludwig van Beethoven et Charles de Gaulle', 'particles'],
    ['J. R. R. Tolkien and C.S. Lewis', 'initials'],
    ['Anne MARTIN, Luc PETIT', 'surnames in capitals'],
    ['Élodie Œuvrard, Łukasz Świątek', 'letters of other alphabets'],
    ["Conan O'Brien & Ian McEwan", 'Irish and Scottish'],
  ])('lists those in %s: %s', (text) => {
    expect(readNames(text)).toEqual(text.split(/, and |, | et | and | & /));
  });

  it.each([
    ['Anne Martin', 'one'],
    ['Dupont, Jean', 'a surname before a first name'],
    ['Rédaction, Le Monde', 'a body'],
    ['Anne et Luc', 'first names alone'],
    ['Anne et Luc Martin', 'a first name alone'],
    ['Martin Luther King, Jr.', 'a younger one'],
    ['Anne Martin, Le Monde', 'who works for whom'],
    ['Anne Martin, Agence France-Presse', 'who works for whom'],
    ['Anne Martin, Senior Editor', 'an office'],
    ['Anne Martin, New York', 'a place'],
    ['Anne Martin, San Francisco', 'a place'],
    ['Simon & Schuster', 'a company'],
    ['Crosby, Stills & Nash', 'a group'],
    ['Anne Martin, traduit par Luc Petit', 'words between'],
    ['AFP PARIS, BBC NEWS', 'capitals'],
    ['Terre et Mer', 'a title'],
    ['Anne Martin, ', 'nothing behind the comma'],
    ['Hände und Füße', 'another language'],
    ['anne martin, luc petit', 'small letters'],
  ])('leaves %s as one: %s', (text) => {
    expect(readNames(text)).toEqual([text.trim()]);
  });

  it('names nobody for an address alone', () => {
    expect(readNames('anne@paper.example')).toEqual([]);
  });
});

describe('several names in one element', () => {
  it.each([
    ['<dc:creator>Anne Martin, Luc Petit</dc:creator>', 'one'],
    ['<dc:creator>Anne Martin</dc:creator><dc:creator>Luc Petit et Anne Martin</dc:creator>', 'repeated'],
    ['<author>a@paper.example (Anne Martin &amp; Luc Petit)</author>', 'beside an address'],
  ])('of RSS are several authors: %s', async (xml) => {
    const { authors } = await readOnly(makeRss(`<item><title>x</title>${xml}</item>`));

    expect(authors).toEqual(['Anne Martin', 'Luc Petit']);
  });

  it('of Atom are several authors too', async () => {
    const creator =
      '<c:creator xmlns:c="http://purl.org/dc/elements/1.1/">Anne Martin, Luc Petit</c:creator>';

    const { authors } = await readOnly(makeAtom(`<entry><id>1</id><title>x</title>${creator}</entry>`));

    expect(authors).toEqual(['Anne Martin', 'Luc Petit']);
  });
});
