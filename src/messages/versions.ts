/*
 * The words of an article that has changed since it was saved. Apart from those of every page, since they come only to
 * who saved it; both languages together, for they are few.
 */

const NBSP = '\u00a0';

const FR = {
  changed: (day: string) => `Cet article a changé depuis que vous l’avez enregistré le ${day}.`,
  lost: (day: string) =>
    `L’édition n’a plus d’article à cette adresse. Vous lisez la copie que vous avez enregistrée le ${day}.`,
  seeChanges: 'Voir ce qui a changé',
  readsCopy: 'Vous lisez la copie que vous avez enregistrée.',
  readCurrent: 'Revenir à la version actuelle',
  title: 'Ce qui a changé',
  between: (day: string) => `Entre la copie enregistrée le ${day} et la version actuelle de l’édition.`,
  keepHint: 'Votre copie reste comme elle est tant que vous ne la remplacez pas.',
  keep: 'Garder cette version',
  kept: 'La version actuelle a pris la place de votre copie.',
  undone: 'Votre copie est comme avant.',
  readCopy: 'Lire ma copie',
  added: 'Ajouté',
  removed: 'Retiré',
  /** Heard before words that came or went, in the middle of a sentence. */
  hearAdded: `ajouté${NBSP}: `,
  hearRemoved: `retiré${NBSP}: `,
  hearEnd: ', fin. ',
  unchanged: (number: number) => (number > 1 ? `${number} passages inchangés` : 'Un passage inchangé'),
  parts: {
    headline: 'Titre',
    standfirst: 'Chapeau',
    authors: 'Signature',
    picture: 'Image principale',
    caption: 'Légende',
    image: 'Image',
    gallery: 'Galerie',
    table: 'Tableau',
    code: 'Code',
    embed: 'Contenu intégré',
    audio: 'Son',
    video: 'Vidéo',
    footnotes: 'Notes',
    divider: 'Séparation',
  },
  otherMedia: 'Ce qui est montré ici a été remplacé.',
  failed: 'La comparaison n’est pas arrivée. Réessayez une fois en ligne.',
};

const EN: typeof FR = {
  changed: (day) => `This article has changed since you saved it on ${day}.`,
  lost: (day) =>
    `The edition has no article at this address any more. You are reading the copy that you saved on ${day}.`,
  seeChanges: 'See what has changed',
  readsCopy: 'You are reading the copy that you saved.',
  readCurrent: 'Back to the current version',
  title: 'What has changed',
  between: (day) => `Between the copy that you saved on ${day} and the current version of the edition.`,
  keepHint: 'Your copy stays as it is until you replace it.',
  keep: 'Keep this version',
  kept: 'The current version has taken the place of your copy.',
  undone: 'Your copy is as it was.',
  readCopy: 'Read my copy',
  added: 'Added',
  removed: 'Removed',
  hearAdded: 'added: ',
  hearRemoved: 'removed: ',
  hearEnd: ', end. ',
  unchanged: (number) => (number === 1 ? 'One unchanged passage' : `${number} unchanged passages`),
  parts: {
    headline: 'Headline',
    standfirst: 'Standfirst',
    authors: 'Byline',
    picture: 'Lead picture',
    caption: 'Caption',
    image: 'Picture',
    gallery: 'Gallery',
    table: 'Table',
    code: 'Code',
    embed: 'Embedded content',
    audio: 'Sound',
    video: 'Video',
    footnotes: 'Notes',
    divider: 'Break',
  },
  otherMedia: 'What is shown here has been replaced.',
  failed: 'The comparison did not arrive. Try again once you are online.',
};

/** The words of versions, in one language. */
export type VersionMessages = typeof FR;

/** The words of versions, in both languages. */
export const versionMessages: Readonly<Record<'fr' | 'en', VersionMessages>> = { fr: FR, en: EN };
