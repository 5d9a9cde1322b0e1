import { describe, expect, it } from 'vitest';

import { findTags, toVocabularyKeys } from '../../../src/model/vocabulary.ts';
import { makeSlug } from '../../support/make-location.ts';

const NAMES = [
  'Réseau',
  'Réalité virtuelle',
  'C++',
  '5G',
  'Œuvre',
  'Vie privée',
  'Réalité',
  'iPhone 15',
  'Le Réel',
];
const tags = NAMES.map((name, id) => ({ id, name, slug: makeSlug(`tag-${id}`) }));

describe('the vocabulary', () => {
  it.each([
    ['Réalité virtuelle', ['re', 'vi'], 'a file for each word'],
    ['Œuvre', ['oe'], 'a ligature is two letters'],
    ['C++', ['c'], 'a word of one letter is its own key'],
    ['5G', ['5g'], 'a digit counts as a letter'],
    ['Réseau réseaux', ['re'], 'a file once'],
    ['…', [], 'a name without a word cannot be looked up'],
  ])('keeps « %s » in %j: %s', (name, keys) => {
    expect(toVocabularyKeys(name)).toEqual(keys);
  });

  it.each([
    ['rea', ['Réalité virtuelle', 'Réalité'], 'the one used first comes first'],
    ['REALITE', ['Réalité', 'Réalité virtuelle'], 'but the name itself before all'],
    ['vir', ['Réalité virtuelle'], 'any word may begin so'],
    ['re', ['Réseau', 'Réalité virtuelle', 'Réalité', 'Le Réel'], 'names that begin so come first'],
    ['vir rea', ['Réalité virtuelle'], 'words in any order'],
    ['oeu', ['Œuvre'], 'ligatures may be typed apart'],
    ['c', ['C++'], 'one letter is enough for a name of one'],
    ['zebre', [], 'nothing else'],
    [' ', [], 'nor anything for nothing'],
  ])('finds for « %s » %j: %s', (text, names) => {
    expect(findTags(tags, text).map(({ name }) => name)).toEqual(names);
  });
});
