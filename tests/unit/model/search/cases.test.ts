import { describe, expect, it } from 'vitest';

import { hasWords } from '../../../support/find-words.ts';

type Case = readonly [text: string, query: string, why: string];

const FRENCH_FOUND: readonly Case[] = [
  // accents, capitals, ligatures
  ['L’énergie solaire', 'energie', 'without its accents'],
  ['ENERGIE SOLAIRE', 'énergie', 'with accents that the text has not'],
  ['Un élève à l’école', 'ELEVE ECOLE', 'in capitals'],
  ['L’ÎLE DE RÉ', 'île de ré', 'in small letters'],
  ['Une œuvre au cœur du sœur', 'oeuvre coeur soeur', 'a ligature spelt out'],
  ['Un oeuf', 'œuf', 'a ligature where the text has none'],
  ['L’ex æquo de Lætitia', 'aequo laetitia', 'ae'],
  ['Garçon, ça va', 'garcon', 'a cedilla'],
  ['Noël et Citroën', 'noel citroen', 'a diaeresis'],
  ['La côte bretonne', 'cote', 'cote and côte are one on purpose'],
  ['La cote de la Bourse', 'côte', 'in both directions'],
  ['Straße à Øresund, Łódź', 'strasse oresund lodz', 'letters of neighbours'],
  ['İstanbul', 'istanbul', 'a Turkish capital'],
  ['ISTANBUL, Diyarbakır', 'istanbul diyarbakir', 'and a small letter without a dot'],
  ['e\u0301nergie', '\u00e9nergie', 'a text whose accents stand apart'],
  ['\u00e9nergie', 'e\u0301nergie', 'a search whose accents stand apart'],
  ['un ﬁchier', 'fichier', 'a ligature of printers'],
  ['ｉＰｈｏｎｅ', 'iphone', 'wide letters'],
  // elisions and apostrophes
  ['l’ordinateur', 'ordinateur', 'l’'],
  ["l'ordinateur", 'ordinateur', 'a straight apostrophe'],
  ['lʼordinateur', 'ordinateur', 'an apostrophe that is a letter'],
  ['l´ordinateur, l`écran', 'ordinateur écran', 'accents in place of apostrophes'],
  ['un ordinateur', 'l’ordinateur', 'a search with an article'],
  ['d’eau, j’aime, m’appelle, t’entends, s’ouvre, n’oublie, c’est', 'eau aimer ouvrir oublier', 'one letter'],
  ['qu’Ariane, jusqu’Orléans, lorsqu’Alice, puisqu’Éric', 'ariane orléans alice éric', 'longer ones'],
  ['quoiqu’absent, presqu’île, quelqu’un', 'absent île', 'the rarest'],
  ['aujourd’hui', "aujourd'hui", 'one word with an apostrophe'],
  ['aujourd’hui', 'aujourdhui', 'and without it'],
  ['Les prud’hommes', 'prudhomme', 'one word, in the plural'],
  ['Tim O’Reilly', 'reilly', 'a name in parts'],
  ['Tim O’Reilly', 'oreilly', 'a name in one'],
  ['Tim OReilly', 'O’Reilly', 'a name the other way round'],
  ['hors-d’œuvre', 'hors d’oeuvre', 'an elision inside'],
  ['la main d’œuvre', 'main-d’oeuvre', 'and with hyphens'],
  // plurals
  ['un cheval', 'chevaux', '-aux of -al'],
  ['des journaux locaux', 'journal local', 'and back'],
  ['les travaux', 'travail', '-aux of -ail'],
  ['les émaux et vitraux, coraux et baux', 'émail vitrail corail bail', 'all of them'],
  ['les gâteaux', 'gâteau', '-eaux'],
  ['des jeux, des enjeux, des cheveux', 'jeu enjeu cheveu', '-eux'],
  ['des bijoux', 'bijou', '-oux'],
  ['leurs yeux', 'œil', 'eyes'],
  ['les cieux', 'ciel', 'heaven'],
  ['les vidéos', 'vidéo', '-os'],
  ['les emplois et les lois', 'emploi loi', '-ois of -oi'],
  ['les profits', 'profit', 'a noun that looks like a verb'],
  ['un client', 'clients', 'a noun in -ent'],
  ['les agents', 'agent', 'a short one'],
  // conjugations and other forms
  ['Il publie un livre', 'publier', 'a present'],
  ['Un livre publié', 'publier', 'a participle'],
  ['Des œuvres publiées', 'publier', 'its feminine plural'],
  ['Ils publient', 'publié', 'its plural'],
  ['Ils développent', 'développer', 'the plural of the present'],
  ['Elle développait', 'développement', 'an imperfect, a noun'],
  ['Ils considèrent', 'considérer', 'an accent that moves'],
  ['Ils acceptèrent', 'accepter', 'a past'],
  ['Elle finira', 'finissent', 'a second group'],
  ['Il contient du sel', 'contenir', 'a stem that changes'],
  ['Elle a vendu', 'vendre', 'a third group'],
  ['Ils prennent', 'prendre', 'another'],
  ['Elle reçoit', 'recevoir', 'another'],
  ['Il écrit', 'écrivent', 'another'],
  ['La première étrangère', 'premier étranger', '-ère'],
  ['Une actrice active', 'acteur actif', '-trice, -ive'],
  ['heureuse', 'heureux', '-euse'],
  ['les Françaises', 'français', '-aise'],
  ['nationaux', 'nationale', '-aux and -ale'],
  ['Il travaille', 'travaux', 'a verb by its noun'],
  // hyphens
  ['le Wi-Fi', 'wifi', 'joined'],
  ['le WiFi', 'wi-fi', 'parted'],
  ['le Wi‑Fi', 'Wi-Fi', 'a hyphen that does not break'],
  ['un porte-monnaie', 'monnaie', 'a part'],
  ['un porte monnaie', 'porte-monnaie', 'a space'],
  ['un week-end', 'weekend', 'a usual one'],
  ['un e-mail', 'email', 'and another'],
  ['un email', 'e-mail', 'the other way round'],
  ['la co\u00adopé\u00adra\u00adtion', 'coopération', 'soft hyphens'],
  ['Parle-t-on de lui', 'parler', 'a verb before its subject'],
  ['Saint-Jean-d’Angély', 'saint jean angély', 'a town'],
  ['étudiant·e·s', 'étudiantes', 'everybody'],
  // signs and numbers
  ['écrit en C++', 'c++', 'C++'],
  ['écrit en C# et F#', 'f# C#', 'sharps'],
  ['la plateforme .NET', '.net', 'a dot before'],
  ['ASP.NET', '.net', 'a dot between'],
  ['Node.js', 'nodejs', 'a dot joined'],
  ['sur Disney+', 'disney', 'less than the name'],
  ['en HTTP/3', 'http3', 'a stroke joined'],
  ['en HTTP3', 'http/3', 'the other way round'],
  ['en http3', 'http 3', 'a space'],
  ['en HTTP/3', 'http 3', 'a stroke parted'],
  ['la 5G et la 4K', '5g 4k', 'a digit first'],
  ['le G7 sur l’A4', 'g7 a4', 'a digit last'],
  ['le CO₂', 'co2', 'a digit below'],
  ['3,5 millions', '3.5', 'a comma for a point'],
  ['3.5 millions', '3,5', 'a point for a comma'],
  ['1\u202f000 euros', '1000', 'a narrow space'],
  ['1\u00a0000 euros', '1 000', 'a space that does not break'],
  ['1 000 euros', '1\u202f000', 'a plain one'],
  ['1000 euros', '1 000', 'none'],
  ['1\u202f234\u202f567,8', '1234567.8', 'two of them, and a comma'],
  ['1’000 francs', '1000', 'a Swiss one'],
  ['la version 1.2.3', '1.2.3', 'a version'],
  ['Le 1er mai, Nº 5, n° 6', '1er no 6', 'an ordinal, a number sign'],
  ['la S.N.C.F.', 'sncf', 'an acronym with dots'],
  ['la SNCF', 's.n.c.f.', 'the other way round'],
  ['Voilà :« énergie »,enfin', 'énergie', 'marks without spaces'],
  ['\u2066énergie\u2069 \u202eénergie', 'énergie', 'marks of direction'],
  ['Un thé', 'thé', 'a word that is an English article'],
  ['Prenez rendez-vous', 'rendezvous', 'a noun whose end may follow a verb'],
  ['Un rendezvous', 'rendez-vous', 'the same the other way round'],
];

const FRENCH_MISSED: readonly Case[] = [
  ['un maillot', 'mail', 'the beginning of another word'],
  ['un château', 'chat', 'with an accent too'],
  ['écrit en C', 'c++', 'less than the name'],
  ['écrit en C++', 'c#', 'another sign'],
  ['écrit en C++', 'c', 'more than the name'],
  ['Disney et compagnie', 'disney+', 'a name without its sign'],
  ['un bénéfice net', '.net', 'a word without its dot'],
  ['la 5G', '5', 'a part of a word of one letter'],
  ['la version 1.2.3', '123', 'digits without their dots'],
  ['3,5 millions', '35', 'nor their comma'],
  ['10 millions', '1000', 'fewer digits'],
  ['Les francs suisses', 'français', 'a coin and a people'],
  ['Un pari', 'Paris', 'a bet and a town'],
  ['La muse', 'musée', 'a muse and a museum'],
  ['L’année d’Anne', 'ans', 'a year and its number'],
  ['Anne', 'année', 'a name and a year'],
  ['les profs', 'profit', 'teachers and gain'],
  ['la matière', 'mat', 'a matter and a mast'],
  ['l’avenue', 'avenir', 'a street and the time to come'],
  ['l’univers', 'université', 'all and a school'],
  ['énergie', 'énergies renouvelables', 'one word of two'],
  ['le prud’homme', 'homme', 'the end of one word'],
];

const ENGLISH_FOUND: readonly Case[] = [
  ['Apple’s phones', 'apple phone', 'a genitive, a plural'],
  ["The companies' plans", 'company plan', '-ies'],
  ['Running shoes', 'run shoe', 'doubled letters'],
  ['They published it', 'publish publishing', 'a past'],
  ['Development', 'develop', 'a noun'],
  ['I don’t know', 'dont know', 'a contraction'],
  ['We’ll win', 'win', 'another'],
  ['An e-mail', 'email', 'a hyphen'],
  ['A well‑known café', 'well known cafe', 'another, an accent'],
  ['AT&T and R&D', 'att r&d', 'an ampersand'],
  ['The U.S.A.', 'usa', 'an acronym'],
  ['1,000 dollars', '1000', 'a comma between thousands'],
  ['1,000,000', '1000000', 'two of them'],
  ['The naïve coöperation', 'naive cooperation', 'diaereses'],
  ['Rock’n’roll', 'rocknroll', 'two apostrophes'],
];

const ENGLISH_MISSED: readonly Case[] = [
  ['An apple', 'app', 'the beginning of a word'],
  ['The newspaper', 'news', 'of a longer one'],
  ['1,000 dollars', '100', 'fewer digits'],
];

const OTHERS_FOUND: readonly Case[] = [
  ['東京都の天気', '東京', 'two characters of a text without spaces'],
  ['東京都の天気', '京都の天気', 'more of them'],
  ['iPhone用ケース', 'iphone ケース', 'where scripts meet'],
  ['ｶﾞｽ', 'ガス', 'narrow letters'],
  ['ภาษาไทย', 'ภาษา', 'Thai'],
  ['Привет, Россия', 'РОССИЯ', 'Cyrillic'],
  ['ΌΔΥΣΣΕΥΣ', 'Οδυσσεύς', 'a Greek end of a word'],
  ['مُحَمَّد', 'محمد', 'Arabic without vowels'],
  ['שָׁלוֹם', 'שלום', 'Hebrew without points'],
  ['हिन्दी में', 'हिन्दी', 'vowel signs'],
  ['die Häuser', 'hauser', 'a language that is not stemmed'],
];

const OTHERS_MISSED: readonly Case[] = [
  ['die Häuser', 'haus', 'its forms are words of their own'],
  ['東京と京', '東京都', 'a character that is not there'],
  ['हाथ', 'हिथ', 'another vowel'],
];

describe('a French text', () => {
  it.each(FRENCH_FOUND)('%j is found by %j: %s', (text, query) => {
    expect(hasWords(text, query, 'fr')).toBe(true);
  });

  it.each(FRENCH_MISSED)('%j is not found by %j: %s', (text, query) => {
    expect(hasWords(text, query, 'fr')).toBe(false);
  });
});

describe('an English text', () => {
  it.each(ENGLISH_FOUND)('%j is found by %j: %s', (text, query) => {
    expect(hasWords(text, query, 'en')).toBe(true);
  });

  it.each(ENGLISH_MISSED)('%j is not found by %j: %s', (text, query) => {
    expect(hasWords(text, query, 'en')).toBe(false);
  });
});

describe('a text of another language', () => {
  it.each(OTHERS_FOUND)('%j is found by %j: %s', (text, query) => {
    expect(hasWords(text, query, 'plain')).toBe(true);
  });

  it.each(OTHERS_MISSED)('%j is not found by %j: %s', (text, query) => {
    expect(hasWords(text, query, 'plain')).toBe(false);
  });
});
