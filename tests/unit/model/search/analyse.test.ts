import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Stemming } from '../../../../src/model/search/analyse.ts';
import { analyse, chooseStemming } from '../../../../src/model/search/analyse.ts';
import { foldWord } from '../../../../src/model/search/fold.ts';
import { MAX_LETTERS } from '../../../../src/model/search/split-words.ts';
import { stem } from '../../../../src/model/search/stems.ts';

const STEMMINGS: readonly Stemming[] = ['fr', 'en', 'plain'];

/** Any text at all, halves of characters included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
);

/** What the rules of words are about. */
const anyWording = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'é',
        'e\u0301',
        'œ',
        'n',
        'Net',
        'qu',
        'aujourd',
        'hui',
        'l',
        '’',
        "'",
        '-',
        '\u2011',
        '\u00ad',
        '.',
        ',',
      ],
      ...[
        '+',
        '#',
        '/',
        '&',
        ' ',
        '\u202f',
        '1',
        '23',
        '456',
        '₂',
        '東',
        '京',
        'ﾞ',
        'ภ',
        '😀',
        '\u200d',
        '\u2066',
        'º',
        's',
      ],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

function show(text: string, stemming: Stemming = 'plain'): string {
  return analyse(text, stemming)
    .map(({ term, position }) => `${term}@${position}`)
    .join(' ');
}

describe('analyse', () => {
  it.each([
    ['L’énergie des mers', 'energie@0 des@1 mers@2', 'an elision is no word'],
    ['le Wi-Fi ouvert', 'le@0 wi@1 wifi@1 fi@2 ouvert@3', 'joined parts stand where the first does'],
    ['arc-en-ciel', 'arc@0 arcenciel@0 en@1 ciel@2', 'three of them'],
    ['HTTP/3 http3', 'http@0 http3@0 3@1 http@2 http3@2 3@3', 'letters and a number are parts'],
    ['MP3 CO₂ A4', 'mp3@0 co2@1 a4@2', 'one or two letters are not'],
    ['et/ou', 'et@0 ou@1', 'a stroke parts words'],
    ['1 000', '1@0 1000@0 000@1', 'a plain space may part two numbers'],
    ['1\u202f000', '1000@0', 'a narrow one does not'],
    ['1,000', '1.000@0 1000@0', 'a comma may part thousands or decimals'],
    ['2020-2021', '2020@0 2021@1', 'two years are no number'],
    ['C++ et .NET', 'c++@0 et@1 .net@2 net@2', 'signs belong to names'],
    ['« …! » – 😀', '', 'signs alone are no words'],
    ['dit-il', 'dit@0 il@1', 'a verb and its subject are two words'],
    ['S.N.C.F.', 'sncf@0', 'the letters of an acronym are no words'],
    ['東京都', '東京@0 京都@1', 'neighbours make words'],
    ['東', '東@0', 'a character may stand alone'],
    ['1️⃣ ①', '1@0 1@1', 'a digit in a box is a digit'],
    ['👩‍🚀🇫🇷', '', 'a picture is no word'],
    ['snake_case __proto__', 'snake@0 case@1 proto@2', 'a low line parts words'],
    ['l’', 'l@0', 'an article may stand alone'],
    ['qu’l’', 'l@0', 'or after another'],
    ['Apple’s', 'apple@0', 'an English genitive is no word'],
    ['don’t', 'dont@0', 'nor is the end of a negation'],
    ['rive-d’l’eau', 'rive@0 riveeau@0 eau@1', 'two elisions are none'],
    ['n° 5, Nº 5, № 5', 'no@0 5@1 no@2 5@3 no@4 5@5', 'a number sign is a word'],
    ['un-deux-trois-quatre-cinq', 'un@0 deux@1 trois@2 quatre@3 cinq@4', 'five parts are not joined'],
  ])('takes %j for %j: %s', (text, words) => {
    expect(show(text)).toBe(words);
  });

  it('says where a word stands in the text as it was given', () => {
    const text = 'De l’e\u0301nergie, du Wi\u2011Fi\u00a0: co\u00adopérer.';

    const found = analyse(text, 'plain').map(({ start, end }) => text.slice(start, end));

    expect(found).toEqual(['De', 'e\u0301nergie', 'du', 'Wi', 'Wi\u2011Fi', 'Fi', 'co\u00adopérer']);
  });

  it.each<[string, Stemming, readonly boolean[]]>([
    ['Le chat', 'fr', [true, false]],
    ['the cat', 'en', [true, false]],
    ['the cat', 'fr', [false, false]],
    ['le chat', 'plain', [false, false]],
    ['ÉTÉ À', 'fr', [false, true]],
  ])('knows the words that nearly every text has: %j in %s', (text, stemming, expected) => {
    expect(analyse(text, stemming).map(({ isStop }) => isStop)).toEqual(expected);
  });

  it('cuts a word that is too long, between its characters', () => {
    const long = `${'a'.repeat(MAX_LETTERS - 1)}𐐨𐐨𐐨`;

    expect(analyse(long, 'plain').map(({ term }) => term)).toEqual(['a'.repeat(MAX_LETTERS - 1)]);
    expect(analyse('b'.repeat(10_000), 'fr').map(({ term }) => term)).toEqual(['b'.repeat(MAX_LETTERS)]);
  });

  it('gives the same words when it is asked again', () => {
    const text = 'L’énergie des Wi-Fi publics, C++ et 1 000 euros';

    expect(analyse(text, 'fr')).toEqual(analyse(text, 'fr'));
    expect(analyse(`${text} ${text}`, 'fr').slice(analyse(text, 'fr').length)).toEqual(
      analyse(text, 'fr').map((word) => ({
        ...word,
        start: word.start + text.length + 1,
        end: word.end + text.length + 1,
        position: word.position + (analyse(text, 'fr').at(-1)?.position ?? 0) + 1,
      })),
    );
  });

  it('lists the words of any text in order, each with its place (J12)', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyWording), fc.constantFrom(...STEMMINGS), (text, stemming) => {
        let last = { position: -1, start: 0 };
        for (const word of analyse(text, stemming)) {
          expect(word.term).not.toBe('');
          expect(word.term.length).toBeLessThanOrEqual(MAX_LETTERS);
          expect(word.start).toBeGreaterThanOrEqual(last.start);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.end).toBeLessThanOrEqual(text.length);
          expect([last.position, last.position + 1]).toContain(word.position);
          last = word;
        }
      }),
      { seed: 8, numRuns: 5000 },
    );
  });

  it('cuts out of a text the letters of each word, and no other', () => {
    const bare = (text: string) => foldWord(text).replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '');
    fc.assert(
      fc.property(fc.oneof(anyText, anyWording), (text) => {
        for (const { term, start, end } of analyse(text, 'plain')) {
          const cut = bare(text.slice(start, end));
          // Inside of what is joined an elision may have been dropped.
          if (term === 'no' || /['’´`.ʹʹʻʼˈ]/.test(text.slice(start, end))) continue;
          expect(cut === bare(term) || cut.length > MAX_LETTERS).toBe(true);
        }
      }),
      { seed: 9, numRuns: 5000 },
    );
  });

  it('never begins or ends inside a word', () => {
    const letters = fc.constantFrom('a', 'é', 'œ', 'ß', 'e\u0301', '\u00ad', '-', '’', ' ', '.', '\u2066');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        for (const { start, end } of analyse(text, 'plain')) {
          expect(/[\p{L}\p{M}]\u00ad*$/u.test(text.slice(0, start))).toBe(false);
          expect(/^\u00ad*[\p{L}\p{M}]/u.test(text.slice(end))).toBe(false);
        }
      }),
      { seed: 10, numRuns: 5000 },
    );
  });
});

describe('foldWord', () => {
  it.each([
    ['Œuvre', 'oeuvre'],
    ['İstanbul', 'istanbul'],
    ['CO₂', 'co2'],
    ['ΑΙΔΗΣ', 'αιδησ'],
    ['ᾍδης', 'αιδησ'],
    ['한국', '한국'],
    ['がギ', 'がギ'],
    ['ผู้ใหญ่', 'ผู้ใหญ่'],
    ['مـــصر', 'مصر'],
    ['\ud800a', '\ud800a'],
  ])('writes %j as %j', (word, folded) => {
    expect(foldWord(word)).toBe(folded);
    expect(foldWord(word.normalize('NFD'))).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text));
      }),
      { seed: 11, numRuns: 5000 },
    );
  });

  it('is the same for both normal forms', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldWord(text.normalize('NFD'))).toBe(foldWord(text.normalize('NFC')));
      }),
      { seed: 12, numRuns: 5000 },
    );
  });
});

describe('a stem', () => {
  it.each([
    'publie publié publier publient publiées publiait publiera publication',
    'travail travaux travailler travaille travaillent',
    'développer développe développent développement développé',
    'considérer considère considèrent considérée considérait',
    'premier première premiers premières',
    'attendre attend attendent attendu attendus attendait attendront',
    'contenir contient contiennent contenu contenus contiendra',
    'permettre permet permettent permettait',
    'produire produit produits produisent produite',
    'envoyer envoie envoient envoyé envoi envois',
    'payer paye paie paiement',
    'finir finit finissent finie finis',
    'ouvrir ouvre ouvert ouverte ouverts',
    'atteindre atteint atteignent atteinte',
    'différent différente différents différences différence',
    'président présidente présidents présidence',
    'directeur directrice directeurs directrices',
    'chercheur chercheuse chercheurs',
    'heureux heureuse heureuses heureusement',
    'actif active actifs activement activer',
    'public publique publics publiques',
    'compris comprise comprises',
    'blanc blanche blancs blanches',
    'nouveau nouvelle nouveaux nouvelles nouvel',
    'français française françaises',
    'jeu jeux',
    'réseau réseaux',
    'royal royale royaux royales',
    'noyau noyaux',
    'profit profits',
    'lycée lycées',
    'donnée données',
    'vidéo vidéos',
    'délai délais',
    'élu élus élue élues',
    'virus',
  ])('is one for the forms of a French word: %s', (forms) => {
    const stems = new Set(forms.split(' ').map((form) => stem(foldWord(form), 'fr')));

    expect(stems.size).toBe(1);
  });

  it.each([
    'année Anne an',
    'musée muse',
    'armée arme',
    'Paris pari',
    'profit prof',
    'loi lot',
    'client clé',
    'content conte',
    'violent viol',
    'français franc',
    'avenue avenir',
    'données don',
    'revenu revue',
    'matière mat',
    'patient pâte',
    'univers université',
    'moment momie',
  ])('tells words apart: %s', (words) => {
    const all = words.split(' ');

    expect(new Set(all.map((word) => stem(foldWord(word), 'fr'))).size).toBe(all.length);
  });

  it('leaves names with digits and signs alone', () => {
    expect(['c++', '5g', '1.2.3', 'http3', 'жизни'].map((word) => stem(word, 'fr'))).toEqual([
      'c++',
      '5g',
      '1.2.3',
      'http3',
      'жизни',
    ]);
  });
});

describe('chooseStemming', () => {
  it.each<[string | undefined, string, Stemming]>([
    [undefined, 'fr', 'fr'],
    ['en-GB', 'fr', 'en'],
    ['FR', 'en', 'fr'],
    ['de', 'fr', 'plain'],
    [undefined, 'fr-CA', 'fr'],
    ['', 'fr', 'plain'],
  ])('of an article in %s on a site in %s is %s', (language, site, expected) => {
    expect(chooseStemming(language, site)).toBe(expected);
  });
});
