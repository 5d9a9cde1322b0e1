/*
 * The words of the search: one page needs them.
 */

// The spaces of French typography, by name: both are invisible in an editor.
const NBSP = '\u00a0';
const THIN = '\u202f';

const quote = (text: string) => `«${NBSP}${text}${NBSP}»`;
const quoteEn = (text: string) => `“${text}”`;

/** `articles` is a number with its noun, « 12 articles ». */
const fr = {
  title: 'Rechercher',
  titleOf: (text: string) => `Rechercher${NBSP}: ${text}`,
  /** How it is called on the shelf. */
  savedAs: (text: string) => (text === '' ? 'Recherche' : `Recherche ${quote(text)}`),
  description: 'Tous les articles, du titre au dernier mot.',
  needsScripts: 'La recherche se fait dans votre navigateur, qui a besoin de JavaScript pour cela.',
  label: 'Rechercher dans tous les articles',
  submit: 'Rechercher',
  clear: 'Effacer la recherche',
  results: (text: string) => (text === '' ? 'Articles trouvés' : `Articles trouvés pour ${quote(text)}`),
  others: 'Articles qui ont la plupart des mots',
  searching: 'Recherche…',
  searchingLong: 'C’est plus long que d’habitude…',
  searchingOn: (articles: string) => `Au moins ${articles}${THIN}; la recherche continue…`,
  order: 'Ordre des résultats',
  orders: { relevance: 'Pertinence', newest: 'Récents', oldest: 'Anciens' },
  most: 'Avec la plupart des mots',
  further: 'Chercher plus loin',
  noneYet: 'Rien encore parmi les articles les plus proches.',
  atLeast: (articles: string) => `au moins ${articles}`,
  suggestions: 'Sujets et signatures',
  tag: 'Sujet',
  author: 'Signature',
  recent: 'Recherches récentes',
  forget: (text: string) => `Oublier${NBSP}: ${text}`,
  forgetAll: 'Tout oublier',
  forgotten: 'Recherche oubliée.',
  allForgotten: 'Recherches oubliées.',
  undone: 'Les recherches sont de nouveau là.',
  topics: 'Sujets fréquents',
  tryThis: `Essayez${NBSP}:`,
  unknown: (operators: readonly string[]) =>
    operators.length === 1
      ? `${operators.map(quote).join()} n’a pas été compris comme un critère${NBSP}: c’est cherché comme des mots.`
      : `${operators.map(quote).join(', ')} n’ont pas été compris comme des critères${NBSP}: c’est cherché comme des mots.`,
  widened: (operators: readonly string[]) =>
    operators.length === 1
      ? `Les dates se cherchent par mois entiers${NBSP}: ${operators.map(quote).join()} comprend tout le mois de ce jour.`
      : `Les dates se cherchent par mois entiers${NBSP}: ${operators.map(quote).join(', ')} comprennent tout le mois de ces jours.`,
  noWords: 'Il n’y a aucun mot à chercher dans ce texte.',
  tooLong: 'Ce texte est trop long : seul son début est cherché.'.replace(' :', `${NBSP}:`),
  inTopics: `Sujets${NBSP}:`,
  empty: 'Aucun article ne répond à cette recherche',
  emptyHint: `Vérifiez l’orthographe, ou demandez moins à la fois${NBSP}:`,
  emptyStuck: 'Vérifiez l’orthographe, ou essayez un mot plus courant.',
  emptyCommon:
    'Des mots aussi courants, que presque tous les articles contiennent, ne sont cherchés que dans les titres, les sujets et les signatures. Ajoutez un mot plus rare.',
  loosening: 'On cherche ce qu’il faudrait retirer…',
  loosen: 'Façons d’élargir la recherche',
  without: {
    word: (what: string, articles: string) => `Sans ${quote(what)}${NBSP}: ${articles}`,
    phrase: (what: string, articles: string) => `Sans guillemets autour de ${what}${NBSP}: ${articles}`,
    excluded: (what: string, articles: string) => `Sans exclure ${quote(what)}${NBSP}: ${articles}`,
    filter: (_what: string, articles: string) => `Sans le filtre${NBSP}: ${articles}`,
    both: (what: string, articles: string) => `Sans le filtre ni ${quote(what)}${NBSP}: ${articles}`,
  },
  onDevice: `Le réseau manque${NBSP}: la recherche ne porte que sur ce qui est sur cet appareil.`,
  backAgain: `Le réseau est revenu${NBSP}: ceci n’a encore été cherché que sur cet appareil.`,
  everywhere: 'Chercher partout',
  alsoSaved: 'Ces mots sont aussi dans',
  failed: {
    index: `L’index de la recherche est incomplet ou d’une autre édition. Réessayez dans un moment${THIN}; le reste du site fonctionne.`,
    worker: `La recherche s’est arrêtée. Réessayez${THIN}; le reste du site fonctionne.`,
  },
  help: 'Chercher plus précisément',
  tips: [
    ['"logiciel libre"', 'ces mots, l’un après l’autre'],
    ['-wifi', 'sans ce mot'],
    ['sujet:5g', 'dans un sujet'],
    ['rubrique:mobile', 'dans une rubrique'],
    ['auteur:"ana ruiz"', 'd’une signature'],
    ['après:2021-03', 'depuis ce mois'],
    ['avant:2020', 'avant cette année'],
  ] as readonly (readonly [example: string, meaning: string])[],
};

/** What every language must say of the search. */
export type SearchWords = typeof fr;

const en: SearchWords = {
  title: 'Search',
  titleOf: (text) => `Search: ${text}`,
  savedAs: (text) => (text === '' ? 'Search' : `Search ${quoteEn(text)}`),
  description: 'Every article, from its headline to its last word.',
  needsScripts: 'The search runs in your browser, which needs JavaScript for it.',
  label: 'Search all articles',
  submit: 'Search',
  clear: 'Clear the search',
  results: (text) => (text === '' ? 'Articles found' : `Articles found for ${quoteEn(text)}`),
  others: 'Articles with most of the words',
  searching: 'Searching…',
  searchingLong: 'This takes longer than usual…',
  searchingOn: (articles) => `At least ${articles}; still searching…`,
  order: 'Order of results',
  orders: { relevance: 'Relevance', newest: 'Newest', oldest: 'Oldest' },
  most: 'With most of the words',
  further: 'Search further',
  noneYet: 'Nothing yet among the closest articles.',
  atLeast: (articles) => `at least ${articles}`,
  suggestions: 'Topics and bylines',
  tag: 'Topic',
  author: 'Byline',
  recent: 'Recent searches',
  forget: (text) => `Forget: ${text}`,
  forgetAll: 'Forget all',
  forgotten: 'Search forgotten.',
  allForgotten: 'Searches forgotten.',
  undone: 'The searches are back.',
  topics: 'Frequent topics',
  tryThis: 'Try:',
  unknown: (operators) =>
    operators.length === 1
      ? `${operators.map(quoteEn).join()} was not understood as a criterion: it is searched as words.`
      : `${operators.map(quoteEn).join(', ')} were not understood as criteria: they are searched as words.`,
  widened: (operators) =>
    operators.length === 1
      ? `Dates are searched by whole months: ${operators.map(quoteEn).join()} includes all of that day’s month.`
      : `Dates are searched by whole months: ${operators.map(quoteEn).join(', ')} include all of those days’ months.`,
  noWords: 'There is no word to look for in this text.',
  tooLong: 'This text is too long: only its beginning is searched.',
  inTopics: 'Topics:',
  empty: 'No article matches this search',
  emptyHint: 'Check the spelling, or ask for less at a time:',
  emptyStuck: 'Check the spelling, or try a more common word.',
  emptyCommon:
    'Words as common as these, which nearly every article has, are only looked for in headlines, topics and bylines. Add a rarer one.',
  loosening: 'Looking for what could be left out…',
  loosen: 'Ways to widen the search',
  without: {
    word: (what, articles) => `Without ${quoteEn(what)}: ${articles}`,
    phrase: (what, articles) => `Without quotes around ${what}: ${articles}`,
    excluded: (what, articles) => `Without leaving out ${quoteEn(what)}: ${articles}`,
    filter: (_what, articles) => `Without the filter: ${articles}`,
    both: (what, articles) => `Without the filter or ${quoteEn(what)}: ${articles}`,
  },
  onDevice: 'There is no network: only what is on this device is searched.',
  backAgain: 'The network is back: this was only searched on this device so far.',
  everywhere: 'Search everywhere',
  alsoSaved: 'These words are also in',
  failed: {
    index:
      'The search index is incomplete or of another edition. Try again in a moment; the rest of the site works.',
    worker: 'The search has stopped. Try again; the rest of the site works.',
  },
  help: 'Search more precisely',
  tips: [
    ['"free software"', 'these words, one after the other'],
    ['-wifi', 'without this word'],
    ['tag:5g', 'in a topic'],
    ['category:mobile', 'in a section'],
    ['author:"ana ruiz"', 'by an author'],
    ['after:2021-03', 'since that month'],
    ['before:2020', 'before that year'],
  ],
};

/** The words of each language. */
export const searchWords: Readonly<Record<'fr' | 'en', SearchWords>> = { fr, en };
