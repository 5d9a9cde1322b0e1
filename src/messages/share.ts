/*
 * The words of the page that opens what another program shares: few readers see it, so both languages stand together.
 */

const NBSP = '\u00a0';

const FR = {
  title: 'Adresse partagée',
  description: 'Ce qu’un autre programme partage avec Kiosque.',
  needsScripts: 'Ce navigateur ne peut l’ouvrir qu’avec JavaScript.',
  nothing: 'Il n’y a pas d’adresse dans ce qui a été partagé.',
  foreign: 'Cette adresse n’est pas dans cette archive.',
  unsure: 'On ne peut pas savoir maintenant si cette adresse est dans cette archive.',
  ways: 'Elle reste à portée de main, et vous pouvez la garder parmi vos pages enregistrées.',
  namesake: `Un article de l’archive avait ce chemin${NBSP}:`,
  keep: 'Garder ce lien',
};

/** What every language must say of what is shared. */
export type ShareWords = typeof FR;

const EN: ShareWords = {
  title: 'Shared address',
  description: 'What another app shares with Kiosque.',
  needsScripts: 'This browser can only open it with JavaScript.',
  nothing: 'There is no address in what was shared.',
  foreign: 'This address is not part of this archive.',
  unsure: 'There is no way to tell now whether this address is part of this archive.',
  ways: 'It is still at hand, and you can keep it among your saved pages.',
  namesake: 'An article of the archive had this path:',
  keep: 'Keep this link',
};

/** The words of each language. */
export const shareWords: Readonly<Record<'fr' | 'en', ShareWords>> = { fr: FR, en: EN };
