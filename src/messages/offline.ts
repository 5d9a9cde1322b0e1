/*
 * The words of reading without network and of new builds. Apart from those of every page, since most visits need none;
 * both languages together, for they are few.
 */

const NBSP = '\u00a0';
const THIN = '\u202f';

const FR = {
  newBuild: 'Une nouvelle version de Kiosque est prête.',
  reload: 'Recharger',
  notReached: 'Le site ne répond pas. Réessayez plus tard.',
  network: 'État du réseau',
  offline: 'Hors ligne',
  unreachable: 'Le site ne répond pas',
  filtered: `Réseau filtré (portail de connexion${THIN}?)`,
  failing: 'Le site répond par une erreur',
  back: 'De nouveau en ligne',
  yesterday: 'hier',
  copyOf: {
    time: (hour: number, minutes: string) => `${hour}${NBSP}h${NBSP}${minutes}`,
    today: (time: string) => `copie de ${time}`,
    date: (day: string) => `du ${day}`,
    day: (day: string, time: string) => `copie ${day === 'hier' ? 'd’hier' : day}, ${time}`,
  },
  newArticles: (number: number) =>
    number === 1 ? `1${NBSP}nouvel article` : `${number}${NBSP}nouveaux articles`,
  renumbered: 'Une nouvelle édition est parue',
  insert: 'Afficher',
  insertFailed: 'Les nouveaux articles ne sont pas arrivés. La liste reste comme elle est.',
  notOnDevice: 'Cet article n’est pas sur cet appareil',
  notOnDeviceHint: `Le site ne répond pas${NBSP}: cet article s’ouvrira quand il répondra de nouveau.`,
  onDevice: 'Articles lisibles maintenant',
};

const EN: typeof FR = {
  newBuild: 'A new version of Kiosque is ready.',
  reload: 'Reload',
  notReached: 'The site does not answer. Try again later.',
  network: 'State of the network',
  offline: 'Offline',
  unreachable: 'The site does not answer',
  filtered: 'Filtered network (login page?)',
  failing: 'The site answers with an error',
  back: 'Back online',
  yesterday: 'yesterday',
  copyOf: {
    time: (hour, minutes) => `${hour}:${minutes}`,
    today: (time) => `copy from ${time}`,
    date: (day) => day,
    day: (day, time) => `copy from ${day}, ${time}`,
  },
  newArticles: (number) => (number === 1 ? '1 new article' : `${number} new articles`),
  renumbered: 'A new edition is out',
  insert: 'Show',
  insertFailed: 'The new articles did not arrive. The list stays as it is.',
  notOnDevice: 'This article is not on this device',
  notOnDeviceHint: 'The site does not answer: this article will open when it answers again.',
  onDevice: 'Articles you can read now',
};

/** The words of each language. */
export const offlineMessages: Readonly<Record<'fr' | 'en', OfflineMessages>> = { fr: FR, en: EN };

export type OfflineMessages = typeof FR;
