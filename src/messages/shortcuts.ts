/*
 * The words of the shortcuts of the keyboard, for their list and for the settings: most visits see neither.
 */

// The spaces of French typography, by name: both are invisible in an editor.
const NBSP = '\u00a0';
const THIN = '\u202f';

const fr = {
  title: 'Raccourcis clavier',
  isOn: 'Utiliser les raccourcis clavier',
  hint: `Une touche seule, celle de votre clavier, AZERTY ou autre. Elle n’agit jamais pendant que vous écrivez.`,
  about: `Dans une liste, on va de titre en titre${THIN}; dans un article, à son voisin de la liste.`,
  action: 'Action',
  key: 'Touche',
  groups: { reading: 'Lire', pages: 'Aller à', always: 'Toujours' },
  shortcuts: {
    next: 'Article suivant',
    previous: 'Article précédent',
    save: 'Enregistrer l’article, ou le retirer',
    close: 'Fermer l’article',
    search: 'Rechercher dans tous les articles',
    find: 'Chercher dans cette page',
    help: 'Liste des raccourcis',
    front: 'La une',
    saved: 'Enregistrés',
    history: 'Historique',
    tags: 'Sujets',
    settings: 'Réglages',
  },
  always: [
    ['/', 'Rechercher dans tous les articles'],
    ['Entrée', 'Ouvrir l’article choisi'],
    ['Page ↑ ↓', 'Article précédent ou suivant d’une liste'],
    ['← →', 'Image précédente ou suivante'],
    ['Échap', 'Fermer ce qui s’est ouvert'],
  ] as readonly (readonly [key: string, action: string])[],
  change: 'Modifier',
  changeThis: (action: string) => `Modifier la touche${NBSP}: ${action}`,
  newKey: (action: string) => `Nouvelle touche${NBSP}: ${action}`,
  press: `Appuyez sur une touche${THIN}; Échap annule.`,
  refused: `Il faut une touche seule${NBSP}: une lettre, un chiffre ou un signe.`,
  taken: (key: string, action: string) => `La touche ${key} est déjà prise par «${NBSP}${action}${NBSP}».`,
  changed: (key: string, action: string) => `${action}${NBSP}: touche ${key}`,
  restore: 'Rétablir les touches d’origine',
  restored: 'Les touches d’origine sont rétablies.',
  undone: 'Vos touches sont de nouveau en place.',
  toSettings: 'Changer ces touches, ou s’en passer',
};

/** What every language of the shortcuts must say. */
export type ShortcutWords = typeof fr;

const en: ShortcutWords = {
  title: 'Keyboard shortcuts',
  isOn: 'Use keyboard shortcuts',
  hint: 'One key alone, that of your own keyboard, QWERTY or other. It never acts while you are typing.',
  about: 'In a list, you go from headline to headline; in an article, to its neighbour of the list.',
  action: 'Action',
  key: 'Key',
  groups: { reading: 'Reading', pages: 'Go to', always: 'Always' },
  shortcuts: {
    next: 'Next article',
    previous: 'Previous article',
    save: 'Save the article, or take it off',
    close: 'Close the article',
    search: 'Search all articles',
    find: 'Search box of the page',
    help: 'List of shortcuts',
    front: 'Front page',
    saved: 'Saved',
    history: 'History',
    tags: 'Topics',
    settings: 'Settings',
  },
  always: [
    ['/', 'Search all articles'],
    ['Enter', 'Open the article in focus'],
    ['Page ↑ ↓', 'Previous or next article of a list'],
    ['← →', 'Previous or next picture'],
    ['Esc', 'Close what has opened'],
  ],
  change: 'Change',
  changeThis: (action) => `Change the key: ${action}`,
  newKey: (action) => `New key: ${action}`,
  press: 'Press a key; Esc cancels.',
  refused: 'It takes one key alone: a letter, a digit or a sign.',
  taken: (key, action) => `The key ${key} is already taken by “${action}”.`,
  changed: (key, action) => `${action}: key ${key}`,
  restore: 'Restore the original keys',
  restored: 'The original keys are restored.',
  undone: 'Your keys are in place again.',
  toSettings: 'Change these keys, or do without',
};

/** Every word of the shortcuts, by language. */
export const shortcutWords = { fr, en };
