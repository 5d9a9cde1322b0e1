import { en } from './en.ts';
import { fr } from './fr.ts';

/*
 * The words of the pages that hold what the reader keeps. Apart from those of every page, since most visits see none of
 * them; both languages together, since whoever sees them has time.
 */

const NBSP = '\u00a0';

const FR = {
  views: 'Rayons',
  everything: 'Tout',
  later: 'À lire',
  favorites: 'Favoris',
  collections: 'Collections',
  labels: 'Étiquettes',
  /** Follows the name of a rayon. */
  withCount: (name: string, number: number) => `${name} (${fr.number(number)})`,
  find: 'Chercher dans les pages enregistrées',
  order: 'Ordre',
  orders: {
    newest: 'Enregistrées récemment',
    oldest: 'Enregistrées il y a longtemps',
    published: 'Date de parution',
    title: 'Titre',
  },
  status: (found: number, total: number) =>
    found === total
      ? fr.saved.status(total)
      : `${fr.number(found)} sur ${fr.number(total)} ${total > 1 ? 'pages enregistrées' : 'page enregistrée'}`,
  more: (number: number) => `Afficher ${fr.number(number)} de plus`,
  markLater: 'À lire',
  markFavorite: 'Favori',
  file: 'Classer',
  fileThis: (name: string) => `Classer${NBSP}: ${name}`,
  collection: 'Collection',
  collectionHint: 'Un nom nouveau crée la collection.',
  addLabel: 'Ajouter une étiquette',
  add: 'Ajouter',
  removeLabel: (label: string) => `Retirer l’étiquette ${label}`,
  note: 'Note',
  keep: 'Garder',
  kept: 'Classé',
  noteKept: 'Note gardée',
  newSince: (number: number) =>
    `${fr.number(number)} ${number > 1 ? 'nouveaux' : 'nouveau'} depuis votre dernière visite`,
  changedSince: 'Modifié depuis',
  /** Follows it, for who hears links without their rows. */
  seeChanges: (name: string) => `${NBSP}: voir ce qui a changé dans ${name}`,
  gone: 'N’est plus dans l’édition',
  select: (name: string) => `Choisir${NBSP}: ${name}`,
  selected: (number: number) => (number > 1 ? `${fr.number(number)} pages choisies` : 'Une page choisie'),
  selectAll: (number: number) => `Tout choisir (${fr.number(number)})`,
  selectNone: 'Ne rien choisir',
  bulk: 'Pages choisies',
  asLater: `Mettre dans «${NBSP}À lire${NBSP}»`,
  asRead: `Retirer de «${NBSP}À lire${NBSP}»`,
  asFavorite: 'Mettre aux favoris',
  remove: 'Retirer',
  removed: (number: number) =>
    number > 1 ? `${fr.number(number)} pages ne sont plus enregistrées.` : 'La page n’est plus enregistrée.',
  filed: (number: number) => (number > 1 ? `${fr.number(number)} pages classées.` : 'Page classée.'),
  undone: 'Comme avant',
  historyTitle: 'Historique',
  historyDescription: 'Les articles que vous avez ouverts, dans ce navigateur seulement.',
  historyStatus: (number: number) => (number === 0 ? 'Aucun article ouvert' : fr.articles(number)),
  historyEmpty: 'Rien d’ouvert pour l’instant',
  historyEmptyHint: 'Les articles que vous lisez se retrouvent ici, avec l’endroit où vous en étiez.',
  readShare: (percent: number) => (percent >= 95 ? 'lu en entier' : `lu à ${percent}${NBSP}%`),
  forget: (name: string) => `Retirer de l’historique${NBSP}: ${name}`,
  forgetAll: 'Effacer l’historique',
  forgotten: 'Historique effacé.',
  forgottenOne: 'Article retiré de l’historique.',
  data: 'Vos données',
  usage: (bytes: number) =>
    `Kiosque occupe ${(bytes / 1e6).toFixed(1).replace('.', ',')}${NBSP}Mo dans ce navigateur, copies et code compris.`,
  persistent: 'Le navigateur a promis de ne pas l’effacer de lui-même.',
  evictable: `Le navigateur n’a rien promis${NBSP}: il peut tout effacer s’il manque de place. Safari efface tout après sept jours d’utilisation sans visite à ce site, sauf si vous l’avez ajouté à l’écran d’accueil ou au Dock. Gardez une copie de temps en temps.`,
  exportTitle: 'Garder une copie',
  exportHint:
    'La copie complète tient en un fichier. Ouverte sur un autre appareil, elle s’ajoute à ce qui s’y trouve sans rien perdre d’aucun côté.',
  formats: {
    library: 'Tout, en un fichier',
    bookmarks: 'Signets pour navigateurs',
    csv: 'Tableau (CSV)',
    markdown: 'Notes (Markdown)',
    opml: 'Flux des listes (OPML)',
  },
  backupsTitle: 'Revenir en arrière',
  backupsHint: 'L’état des trois derniers jours de lecture, sans les textes des articles.',
  noBackups: 'Pas encore de sauvegarde.',
  goBack: (day: string, pages: number) => `${day}${NBSP}: ${fr.saved.status(pages)}`,
  wentBack: 'Retour à l’état choisi.',
  importTitle: 'Reprendre des données',
  importHint: `Une copie de Kiosque, des signets de navigateur, ou l’export de Pocket, Instapaper, Omnivore, wallabag ou Pinboard. Rien ne change avant que vous l’ayez décidé.`,
  chooseFile: 'Fichier à reprendre',
  /** While a large file takes seconds. */
  reading: (name: string) => `${name}${NBSP}: lecture en cours…`,
  importing: 'Import en cours. Si cette page se ferme avant la fin, rien ne change.',
  import: 'Importer',
  cancel: 'Annuler l’import',
  imported: 'Données reprises.',
  nothingNew: (source: string) => `${source}${NBSP}: tout est déjà là.`,
  preview: (
    source: string,
    { added, changed, removed, history }: Record<'added' | 'changed' | 'removed' | 'history', number>,
  ) =>
    `${source}${NBSP}: ${[
      added > 0 ? `${fr.number(added)} ${added > 1 ? 'pages nouvelles' : 'page nouvelle'}` : '',
      changed > 0 ? `${fr.number(changed)} ${changed > 1 ? 'pages changées' : 'page changée'}` : '',
      removed > 0 ? `${fr.number(removed)} ${removed > 1 ? 'pages retirées' : 'page retirée'}` : '',
      history > 0 ? `${fr.articles(history)} dans l’historique` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}.`,
  lost: (number: number) =>
    number > 1 ? `${fr.number(number)} lignes n’ont pas pu être lues` : 'Une ligne n’a pas pu être lue',
  unreadFacts: (number: number) =>
    `${fr.number(number)} ${number > 1 ? 'éléments illisibles' : 'élément illisible'}`,
  faults: {
    newer: 'Cette copie vient d’une version plus récente de Kiosque. Rechargez la page, puis réessayez.',
    unknown: (name: string, found: string) =>
      `${name}${NBSP}: ce fichier n’est ni une copie de Kiosque ni un export connu. Trouvé${NBSP}: ${found}`,
  },
  disk: {
    title: 'Un fichier tenu à jour',
    hint: `Tout ce que vous gardez, historique et réglages compris, dans un fichier de votre disque, récrit tant que Kiosque est ouvert. Pour réunir plusieurs appareils, créez-le dans un dossier qu’ils synchronisent, puis ouvrez-le sur chacun${NBSP}: rien ne se perd d’aucun côté.`,
    create: 'Créer un fichier',
    open: 'Ouvrir un fichier existant',
    kept: (name: string) => `${name} est à jour.`,
    written: (day: string, hour: number, minutes: string) =>
      `Dernière écriture le ${day} à ${hour}${NBSP}h${NBSP}${minutes}.`,
    /** Before the reason. */
    stopped: (name: string, reason: string) => `${name} n’est pas tenu à jour. ${reason}`,
    states: {
      refused: 'Le navigateur demande votre accord pour l’écrire.',
      foreign: `Ce fichier contient autre chose que des données de Kiosque${NBSP}: il n’a pas été touché. Choisissez-en un autre.`,
      broken: `Ce fichier est incomplet ou abîmé${NBSP}: il n’a pas été touché. S’il est en cours de synchronisation, rien à faire${NBSP}; sinon, créez-en un autre.`,
      newer: `Ce fichier vient d’une version plus récente de Kiosque${NBSP}: il n’a pas été touché. Rechargez la page.`,
      missing: 'Ce fichier n’est plus là. Créez-en un autre, ou ouvrez-le là où il se trouve.',
      failed:
        'Il n’a pas pu être écrit. Le disque est peut-être plein. Vos données restent dans ce navigateur.',
    },
    again: 'Écrire maintenant',
    allow: 'Autoriser',
    leave: 'Ne plus le tenir à jour',
    left: 'Le fichier reste tel qu’il est.',
  },
  erased: 'Ce navigateur vient d’effacer ce que vous gardiez.',
  bringBack: 'Remettre',
  broughtBack:
    'Tout est de nouveau là. Les textes des articles qui sont encore dans l’édition reviennent peu à peu.',
  notBroughtBack:
    'Le navigateur refuse d’écrire pour l’instant. Ce que vous gardiez reste en mémoire tant que cette page est ouverte.',
  sources: {
    pocket: 'Pocket',
    instapaper: 'Instapaper',
    omnivore: 'Omnivore',
    wallabag: 'wallabag',
    pinboard: 'Pinboard',
    bookmarks: 'Signets',
    'kiosque-csv': 'Tableau',
  },
};

const EN: typeof FR = {
  views: 'Shelves',
  everything: 'Everything',
  later: 'To read',
  favorites: 'Favourites',
  collections: 'Collections',
  labels: 'Labels',
  withCount: (name, number) => `${name} (${en.number(number)})`,
  find: 'Search saved pages',
  order: 'Order',
  orders: {
    newest: 'Recently saved',
    oldest: 'Saved long ago',
    published: 'Date of publication',
    title: 'Title',
  },
  status: (found, total) =>
    found === total
      ? en.saved.status(total)
      : `${en.number(found)} of ${en.number(total)} saved ${total === 1 ? 'page' : 'pages'}`,
  more: (number) => `Show ${en.number(number)} more`,
  markLater: 'To read',
  markFavorite: 'Favourite',
  file: 'Organise',
  fileThis: (name) => `Organise: ${name}`,
  collection: 'Collection',
  collectionHint: 'A new name makes a new collection.',
  addLabel: 'Add a label',
  add: 'Add',
  removeLabel: (label) => `Remove the label ${label}`,
  note: 'Note',
  keep: 'Keep',
  kept: 'Organised',
  noteKept: 'Note kept',
  newSince: (number) => `${en.number(number)} new since your last visit`,
  changedSince: 'Changed since',
  seeChanges: (name) => `: see what has changed in ${name}`,
  gone: 'No longer in the edition',
  select: (name) => `Select: ${name}`,
  selected: (number) => (number === 1 ? 'One page selected' : `${en.number(number)} pages selected`),
  selectAll: (number) => `Select all (${en.number(number)})`,
  selectNone: 'Select none',
  bulk: 'Selected pages',
  asLater: 'Move to “To read”',
  asRead: 'Take out of “To read”',
  asFavorite: 'Make favourites',
  remove: 'Remove',
  removed: (number) =>
    number === 1 ? 'The page is no longer saved.' : `${en.number(number)} pages are no longer saved.`,
  filed: (number) => (number === 1 ? 'Page organised.' : `${en.number(number)} pages organised.`),
  undone: 'As it was',
  historyTitle: 'History',
  historyDescription: 'The articles that you opened, in this browser only.',
  historyStatus: (number) => (number === 0 ? 'No article opened' : en.articles(number)),
  historyEmpty: 'Nothing opened yet',
  historyEmptyHint: 'The articles that you read are found here again, with the place where you were.',
  readShare: (percent) => (percent >= 95 ? 'read to the end' : `${percent}% read`),
  forget: (name) => `Remove from history: ${name}`,
  forgetAll: 'Clear history',
  forgotten: 'History cleared.',
  forgottenOne: 'Article removed from history.',
  data: 'Your data',
  usage: (bytes) => `Kiosque takes ${(bytes / 1e6).toFixed(1)} MB in this browser, copies and code included.`,
  persistent: 'The browser has promised not to erase it by itself.',
  evictable:
    'The browser has promised nothing: it may erase all of it when space runs out. Safari erases it after seven days of use without a visit to this site, unless you have added it to the Home Screen or the Dock. Keep a copy from time to time.',
  exportTitle: 'Keep a copy',
  exportHint:
    'The complete copy is one file. Opened on another device, it joins what is there and nothing is lost on either side.',
  formats: {
    library: 'Everything, in one file',
    bookmarks: 'Bookmarks for browsers',
    csv: 'Table (CSV)',
    markdown: 'Notes (Markdown)',
    opml: 'Feeds of lists (OPML)',
  },
  backupsTitle: 'Go back',
  backupsHint: 'The state of the last three days of reading, without the texts of articles.',
  noBackups: 'No backup yet.',
  goBack: (day, pages) => `${day}: ${en.saved.status(pages)}`,
  wentBack: 'Back to the state you chose.',
  importTitle: 'Bring data in',
  importHint:
    'A copy of Kiosque, bookmarks of a browser, or an export of Pocket, Instapaper, Omnivore, wallabag or Pinboard. Nothing changes before you decide.',
  chooseFile: 'File to bring in',
  reading: (name) => `${name}: reading…`,
  importing: 'Importing. If this page closes before the end, nothing changes.',
  import: 'Import',
  cancel: 'Cancel the import',
  imported: 'Data brought in.',
  nothingNew: (source) => `${source}: everything is here already.`,
  preview: (source, { added, changed, removed, history }) =>
    `${source}: ${[
      added > 0 ? `${en.number(added)} new ${added === 1 ? 'page' : 'pages'}` : '',
      changed > 0 ? `${en.number(changed)} changed ${changed === 1 ? 'page' : 'pages'}` : '',
      removed > 0 ? `${en.number(removed)} removed ${removed === 1 ? 'page' : 'pages'}` : '',
      history > 0 ? `${en.articles(history)} in the history` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}.`,
  lost: (number) =>
    number === 1 ? 'One line could not be read' : `${en.number(number)} lines could not be read`,
  unreadFacts: (number) => `${en.number(number)} unreadable ${number === 1 ? 'entry' : 'entries'}`,
  faults: {
    newer: 'This copy comes from a newer version of Kiosque. Reload the page, then try again.',
    unknown: (name, found) =>
      `${name}: this file is neither a copy of Kiosque nor a known export. Found: ${found}`,
  },
  disk: {
    title: 'A file that is kept up to date',
    hint: 'All that you keep, history and settings too, in a file on your disk, written anew as long as Kiosque is open. To bring devices together, create it in a folder that they synchronise, then open it on each of them: nothing of any side is lost.',
    create: 'Create a file',
    open: 'Open an existing file',
    kept: (name) => `${name} is up to date.`,
    written: (day, hour, minutes) => `Last written on ${day} at ${hour}:${minutes}.`,
    stopped: (name, reason) => `${name} is not being kept up to date. ${reason}`,
    states: {
      refused: 'The browser asks for your consent before it writes it.',
      foreign:
        'This file holds something other than data of Kiosque: it was not touched. Choose another one.',
      broken:
        'This file is incomplete or damaged: it was not touched. If it is still being synchronised, there is nothing to do; if not, create another one.',
      newer: 'This file comes from a newer version of Kiosque: it was not touched. Reload the page.',
      missing: 'This file is no longer there. Create another one, or open it where it is now.',
      failed: 'It could not be written. The disk may be full. Your data stay in this browser.',
    },
    again: 'Write now',
    allow: 'Allow',
    leave: 'Stop keeping it up to date',
    left: 'The file stays as it is.',
  },
  erased: 'This browser has just erased what you kept.',
  bringBack: 'Bring it back',
  broughtBack:
    'Everything is back. The texts of articles that are still in the edition come again one by one.',
  notBroughtBack:
    'The browser refuses to write for now. What you kept stays in memory as long as this page is open.',
  sources: {
    pocket: 'Pocket',
    instapaper: 'Instapaper',
    omnivore: 'Omnivore',
    wallabag: 'wallabag',
    pinboard: 'Pinboard',
    bookmarks: 'Bookmarks',
    'kiosque-csv': 'Table',
  },
};

/** The words of the reader's own pages. */
export type LibraryMessages = typeof FR;

/** The words of the reader's own pages, in both languages. */
export const libraryMessages: Readonly<Record<'fr' | 'en', LibraryMessages>> = { fr: FR, en: EN };
