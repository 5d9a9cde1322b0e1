// The spaces of French typography, by name: both are invisible in an editor.
const NBSP = '\u00a0';
const THIN = '\u202f';

let numbers: Intl.NumberFormat | undefined;

/** Most numbers need no formatter: the first one of a page, whatever its kind, takes a phone 150 ms to make. */
const write = (value: number): string =>
  value < 1000 ? String(value) : (numbers ??= new Intl.NumberFormat('fr')).format(value);

/** Chooses the French form of a noun: 0 and 1 are singular. */
const count = (number: number, one: string, many: string) =>
  `${write(number)}${NBSP}${number < 2 ? one : many}`;

const articles = (number: number) => count(number, 'article', 'articles');

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);
const SHORT_MONTHS = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ');
const WEEKDAYS = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ');

/** Writes a day, `2021-03-12`; « 1 janvier » is written « 1er janvier ». */
const writeDay = (day: string, form: 'long' | 'short') => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = form === 'long' ? MONTHS : SHORT_MONTHS;
  return `${date === 1 ? '1er' : date} ${months[month - 1]} ${year}`;
};

/** Writes names one after the other: « Renard, Loup et Ours ». */
const writeList = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;

/** Every word of the interface, in French. */
export const fr = {
  language: 'fr' as 'fr' | 'en',
  titled: (title: string, site: string) => `${title} – ${site}`,
  listNames: writeList,
  articles,
  number: write,
  day: writeDay,
  fullDay: (day: string) => `${WEEKDAYS[new Date(day).getUTCDay()]} ${writeDay(day, 'long')}`,
  month: (month: string) => `${MONTHS[Number(month.slice(5)) - 1]} ${Number(month.slice(0, 4))}`,

  shell: {
    skip: 'Aller au contenu',
    home: (site: string) => `${site}, à la une`,
    categories: 'Rubriques',
    history: 'Historique',
    search: 'Rechercher',
    saved: 'Enregistrés',
    tags: 'Sujets',
    authors: 'Signatures',
    all: 'Tous les articles',
    settings: 'Réglages',
    settingsUnkept: `Le navigateur refuse de garder ce choix${NBSP}: il est valable pour cette visite seulement.`,
    theme: 'Thème',
    themes: { system: 'Selon l’appareil', light: 'Clair', sepia: 'Sépia', dark: 'Sombre', black: 'Noir' },
    switchLanguage: 'English',
    about: 'Pas de compte, pas de cookie, pas de pistage. Ce que vous gardez reste dans votre navigateur.',
  },
  front: {
    resume: 'Reprendre la lecture',
    title: 'À la une',
    latest: 'Les plus récents',
    topics: 'Filtrer par sujet',
    wholeSection: (label: string) => `Toute la rubrique ${label}`,
    everything: 'Tous les articles',
    allTopics: (number: number) => `Tous les sujets (${write(number)})`,
    empty: 'Rien n’est encore paru.',
  },
  list: {
    read: 'Lu',
    download: 'Télécharger',
    onDevice: 'Sur cet appareil',
    markAllRead: 'Tout marquer comme lu',
    allRead: 'Tout est marqué comme lu.',
    unreadAgain: 'Comme avant',
    muted: (number: number, names: string) =>
      `${articles(number)} ${number > 1 ? 'masqués' : 'masqué'}${NBSP}: ${names}.`,
    showMuted: 'Afficher',
    mute: { tag: 'Masquer ce sujet', author: 'Masquer cette signature' },
    unmute: { tag: 'Ne plus masquer ce sujet', author: 'Ne plus masquer cette signature' },
    nowMuted: (name: string) => `Les listes ne montrent plus${NBSP}: ${name}.`,
    nowUnmuted: (name: string) => `Les listes montrent de nouveau${NBSP}: ${name}.`,
    kinds: { all: 'Archive', category: 'Rubrique', tag: 'Sujet', author: 'Signature' },
    all: 'Tous les articles',
    narrowed: (name: string, parts: string) => `${name}${NBSP}: ${parts}`,
    status: (total: number) => (total === 0 ? 'Aucun article' : articles(total)),
    statusAtLeast: (total: number) => `Au moins ${articles(total)}`,
    before: (number: number) => `Afficher les ${articles(number)} précédents`,
    more: (number: number) => `Afficher ${articles(number)} de plus`,
    shown: (shown: number, total: number) => `${write(shown)} sur ${write(total)}`,
    newest: 'Récents d’abord',
    oldest: 'Anciens d’abord',
    sort: 'Ordre',
    emptyTitle: 'Aucun article ne répond à ces critères',
    emptyHint: 'Retirez un filtre pour retrouver des articles.',
    emptyTerm: 'Aucun article n’est encore paru ici.',
    emptyFault: `Une partie du filtre ne peut rien trouver${NBSP}: elle est signalée plus haut.`,
    emptyStuck: `Retirer un seul filtre ne suffit pas${NBSP}: retirez-en plusieurs.`,
    dropsWaiting: 'Recherche du filtre à retirer…',
    drops: 'Filtres à retirer',
    drop: (part: string, number: number) => `Sans «${NBSP}${part}${NBSP}»${NBSP}: ${articles(number)}`,
    dropAtLeast: (part: string, number: number) =>
      `Sans «${NBSP}${part}${NBSP}»${NBSP}: au moins ${articles(number)}`,
    dropUncounted: (part: string) => `Sans «${NBSP}${part}${NBSP}»`,
  },
  filter: {
    title: 'Filtrer',
    titleCount: (number: number) => `Filtrer (${number})`,
    active: 'Filtres actifs',
    topics: 'Sujets présents',
    clear: 'Tout effacer',
    moreTopics: 'Plus de sujets',
    noTopics: 'Plus aucun sujet à ajouter.',
    include: (number: number) => `, ${articles(number)}`,
    includeAtLeast: (number: number) => `, au moins ${articles(number)}`,
    atLeast: (number: number) => `${write(number)}+`,
    partial: `12+ veut dire au moins${NBSP}12${NBSP}: tous les articles ne sont pas encore comptés.`,
    countAll: 'Compter tout',
    countAllCost: 'Les nombres exacts demandent de lire la liste jusqu’au bout.',
    countAllFiles: (number: number) =>
      `Les nombres exacts demandent de lire encore ${count(number, 'fichier', 'fichiers')}.`,
    see: (number: number, isAtLeast: boolean) => {
      if (isAtLeast) return `Voir au moins ${articles(number)}`;
      if (number === 0) return 'Revenir à la liste';
      return number === 1 ? 'Voir l’article' : `Voir les ${articles(number)}`;
    },
    seeList: 'Voir la liste',
    search: 'Chercher un sujet',
    searching: 'Recherche…',
    found: (number: number) => count(number, 'sujet trouvé', 'sujets trouvés'),
    foundNone: (text: string) => `Aucun sujet ne commence par «${NBSP}${text}${NBSP}».`,
    searchFailed: 'La recherche n’a pas abouti. Les filtres sont gardés.',
    dates: 'Dates',
    allDates: 'Toutes les dates',
    years: 'Années',
    monthsOf: (year: string) => `Mois de ${year}`,
    from: 'De',
    to: 'À',
    firstMonth: 'le début',
    lastMonth: 'la fin',
    jump: 'aller à',
    jumpTo: (month: string) => `Aller à ${month}`,
    faults: {
      label: 'Remarques sur le filtre',
      unknown: {
        tag: (name: string) => `Le sujet «${NBSP}${name}${NBSP}» n’existe pas ici.`,
        author: (name: string) => `La signature «${NBSP}${name}${NBSP}» n’existe pas ici.`,
        category: (name: string) => `La rubrique «${NBSP}${name}${NBSP}» n’existe pas ici.`,
      },
      conflict: (name: string) =>
        `Le sujet «${NBSP}${name}${NBSP}» est à la fois demandé et exclu${NBSP}: aucun article ne peut convenir.`,
      dates: (from: string, to: string) =>
        `La période commence en ${from}, après sa fin en ${to}${NBSP}: aucun article ne peut convenir.`,
      unread: (text: string) =>
        `L’adresse dit «${NBSP}${text}${NBSP}», qui n’a pas été compris${NBSP}: cette partie n’est pas appliquée.`,
      many: (kept: number, limit: number) =>
        `Un filtre compte au plus ${count(limit, 'sujet', 'sujets')}${NBSP}: ${write(kept)} sont appliqués, les autres sont laissés de côté.`,
    },
    exclude: 'exclure',
    any: 'ou',
    excludeHint: 'exclure',
    anyHint: 'ou au moins un de ces sujets',
    explain: 'Le nom restreint la liste, « ou » élargit, « exclure » écarte.'
      .replaceAll('« ', `«${NBSP}`)
      .replaceAll(' »', `${NBSP}»`),
    chips: {
      tags: (name: string) => name,
      any: (name: string) => `ou ${name}`,
      not: (name: string) => `sauf ${name}`,
      author: (name: string) => `par ${name}`,
      category: (name: string) => `dans ${name}`,
      from: (month: string) => `depuis ${month}`,
      to: (month: string) => `jusqu’à ${month}`,
    },
    remove: (name: string) => `${name}, retirer ce filtre`,
  },
  article: {
    resumed: 'Vous reprenez où vous en étiez.',
    fromStart: 'Revenir au début',
    close: 'Fermer',
    by: 'Par',
    published: (date: string) => `Publié le ${date}`,
    modified: (date: string) => `modifié le ${date}`,
    minutes: (number: number) => `${number}${NBSP}min de lecture`,
    tags: `Tags${NBSP}:`,
    moreTags: (number: number) => count(number, 'autre tag', 'autres tags'),
    share: 'Partager',
    copied: 'Lien copié',
    copyFailed: `Le lien n’a pas pu être copié${NBSP}: copiez l’adresse de la page.`,
    source: `Source${NBSP}:`,
    credit: (credit: string) => credit,
    allBy: (name: string) => `Tous les articles de ${name}`,
    aboutAuthor: 'Signature',
    aboutAuthors: 'Signatures',
    neighbours: 'Continuer',
    previous: 'Article précédent',
    next: 'Article suivant',
    related: 'Sur le même sujet',
    footnotes: 'Notes',
    note: (number: number) => `note ${number}`,
    backToText: (number: number) => `Retour à l’appel de la note ${number}`,
    play: (provider: string) => `Lire la vidéo sur place (${provider})`,
    embed: (provider: string) => `Voir sur ${provider}`,
    embedNotice: (provider: string) => `Rien n’est demandé à ${provider} avant votre clic.`,
    remotePicture: (host: string) => `Image hébergée par ${host}`,
    showPicture: 'Afficher l’image',
    gallery: 'Galerie',
    picture: (number: number, total: number) => `Image ${number} sur ${total}`,
    enlarge: (number: number, alt: string) =>
      `Agrandir l’image ${number}${alt === '' ? '' : `${NBSP}: ${alt}`}`,
    closePicture: 'Fermer l’image',
    previousPicture: 'Précédente',
    nextPicture: 'Suivante',
    table: 'Tableau à faire défiler',
    code: 'Code à faire défiler',
    empty: 'Cet article n’a pas de texte.',
    actions: 'Actions sur l’article',
  },
  save: {
    save: 'Enregistrer',
    saveThis: (name: string) => `Enregistrer${NBSP}: ${name}`,
    saved: 'Page enregistrée',
    removed: (name: string) => `«${NBSP}${name}${NBSP}» n’est plus enregistré.`,
    undo: 'Annuler',
    restored: 'Page de nouveau enregistrée',
    blocked: `Un onglet d’une version plus ancienne retient ce que vous gardez${NBSP}: fermez-le ou rechargez-le.`,
    failed: {
      unavailable: `Ce navigateur ne laisse pas Kiosque garder des pages${NBSP}: rien n’a été enregistré.`,
      full: `L’appareil n’a plus de place${NBSP}: la page n’a pas été enregistrée. Libérez de l’espace, puis réessayez.`,
      failed: 'La page n’a pas pu être enregistrée. Réessayez.',
      newer: `Une version plus récente de Kiosque est ouverte${NBSP}: rechargez cette page pour enregistrer.`,
    },
  },
  saved: {
    title: 'Enregistrés',
    description: 'Les pages que vous gardez, dans ce navigateur seulement.',
    needsScripts: 'Ce navigateur ne peut les montrer qu’avec JavaScript.',
    status: (number: number) =>
      number === 0 ? 'Aucune page enregistrée' : count(number, 'page enregistrée', 'pages enregistrées'),
    lists: 'Listes',
    articles: 'Articles',
    savedOn: (date: string) => `Enregistré le ${date}`,
    remove: 'Retirer',
    removeThis: (name: string) => `Retirer${NBSP}: ${name}`,
    emptyTitle: 'Rien d’enregistré pour l’instant',
    emptyHint: 'Le bouton «\u00a0Enregistrer\u00a0» d’un article ou d’une liste garde la page ici.',
    aside: (number: number) =>
      `${count(number, 'page enregistrée n’a pas pu être relue', 'pages enregistrées n’ont pas pu être relues')}. Elles sont mises de côté, pas effacées.`,
  },
  tags: {
    title: 'Sujets',
    description: (number: number) =>
      `${count(number, 'sujet', 'sujets')}, du plus fréquent au plus rare ou par ordre alphabétique.`,
    search: 'Chercher un sujet',
    status: (number: number) => (number === 0 ? 'Aucun sujet' : count(number, 'sujet', 'sujets')),
    byCount: 'Par fréquence',
    byName: 'Par ordre alphabétique',
    order: 'Ordre des sujets',
    empty: 'Aucun sujet ne porte ce nom.',
    more: 'Afficher plus de sujets',
  },
  authors: {
    title: 'Signatures',
    description: 'Celles et ceux qui écrivent ici.',
    status: (number: number) => count(number, 'signature', 'signatures'),
    empty: 'Aucune signature pour l’instant.',
  },
  failure: {
    notFoundTitle: 'Cette page n’existe pas',
    notFound: 'L’adresse est peut-être incomplète, ou l’article a été retiré.',
    title: 'Cette page n’a pas pu s’ouvrir',
    unreachable: `Le site n’a pas répondu. Vérifiez la connexion, puis réessayez${THIN}; ce que vous avez enregistré reste lisible.`,
    filtered: `Réseau filtré (portail de connexion${THIN}?). Connectez-vous à ce réseau ou prenez-en un autre, puis réessayez.`,
    refused: 'Le site a répondu par une erreur. Réessayez dans un moment.',
    unreadable: `Un fichier est arrivé abîmé ou incomplet. Réessayez${THIN}; le reste du site fonctionne.`,
    replaced: `Le journal vient d’être mis à jour pendant la lecture. Réessayez${NBSP}: les filtres sont gardés.`,
    format: 'Cette page vient d’une autre version de Kiosque. Rechargez pour mettre l’application à jour.',
    unexpected: `Une erreur inattendue a arrêté cette page. Le reste du site fonctionne${THIN}; vous pouvez réessayer.`,
    part: 'Cette partie n’a pas pu s’afficher.',
    retry: 'Réessayer',
    reload: 'Recharger',
    home: 'Revenir à la une',
    savedPages: 'Pages enregistrées',
  },
  waiting: 'Chargement…',
};

/** What every language of the interface must say. */
export type Messages = typeof fr;
