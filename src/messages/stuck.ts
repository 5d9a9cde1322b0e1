/* The words of a page whose code did not come, and that nobody but itself can help: both languages, at hand for it alone. */

/** Narrow and not to be broken at: before « ; », « ! » and « ? ». */
const THIN = '\u202f';

const FR = {
  stuck: `Kiosque n’a pas pu s’ouvrir en entier. Ce qui est affiché se lit${THIN}; les boutons ne répondent pas.`,
  reload: 'Recharger',
};

const EN: typeof FR = {
  stuck: 'Kiosque could not open in full. What is shown can be read; the buttons do not answer.',
  reload: 'Reload',
};

/** The words of each language. */
export const stuckMessages: Readonly<Record<'fr' | 'en', typeof FR>> = { fr: FR, en: EN };
