import { en } from './en.ts';
import { fr } from './fr.ts';

/*
 * The words of downloads and of what is on this device. Apart from those of every page, since most visits see none of
 * them; both languages together, since whoever sees them has time.
 */

const NBSP = '\u00a0';
const THIN = '\u202f';

/** Writes bytes as a reader counts them: « 850 ko », « 4,2 Mo », « 42 Mo ». */
function writeBytes(bytes: number, units: readonly [string, string, string], point: string): string {
  const [kilo, mega, giga] = units;
  if (bytes < 999_500) return `${Math.ceil(bytes / 1000)}${NBSP}${kilo}`;
  const [number, unit] = bytes < 999.5e6 ? [bytes / 1e6, mega] : [bytes / 1e9, giga];
  return `${number.toFixed(number < 9.95 ? 1 : 0).replace('.', point)}${NBSP}${unit}`;
}

const octets = (bytes: number) => writeBytes(bytes, ['ko', 'Mo', 'Go'], ',');

const FR = {
  title: (name: string) => `Télécharger${NBSP}: ${name}`,
  hint: 'Pour lire sans réseau, sur cet appareil.',
  weighing: 'Calcul du poids…',
  unweighed: `Le poids n’a pas pu être calculé${NBSP}: le réseau ne répond pas.`,
  impossible: 'Ce navigateur ne garde rien pour la lecture sans réseau.',
  bytes: octets,
  weight: (articles: number, bytes: number, isExact: boolean) =>
    `${fr.articles(articles)} · ${isExact ? '' : `environ${NBSP}`}${octets(bytes)}`,
  nothing: 'Cette liste n’a aucun article.',
  pictures: (bytes: number) => `Avec les images (${octets(bytes)})`,
  start: 'Télécharger',
  progress: (done: number, total: number, bytes: number) =>
    `${fr.number(done)} sur ${fr.number(total)} · ${octets(bytes)}`,
  progressName: 'Articles téléchargés',
  states: {
    wanted: 'Téléchargement en cours',
    paused: 'En pause',
    whole: 'Sur cet appareil',
    room: 'Cet appareil n’a plus de place',
    network: 'Le réseau ne répond pas',
    offline: 'En attente du réseau',
  },
  /** Follows what is wrong. */
  roomHint: (bytes: number) =>
    `Il manque environ ${octets(bytes)}. Supprimez d’autres téléchargements ou les images vues récemment dans les réglages, puis reprenez.`,
  noRoomHint: 'Supprimez d’autres téléchargements ou les images vues récemment dans les réglages.',
  networkHint:
    'Ce qui est arrivé reste là. Le téléchargement reprendra quand le réseau sera revenu, ou maintenant.',
  absent: (number: number) =>
    number === 1
      ? `1${NBSP}article n’est plus publié.`
      : `${fr.number(number)} articles ne sont plus publiés.`,
  newer: (number: number) =>
    `${fr.articles(number)} de plus dans cette liste${NBSP}: «${NBSP}Mettre à jour${NBSP}» apporte ce qui est nouveau.`,
  whole: (bytes: number) => `Sur cet appareil · ${octets(bytes)}`,
  pause: 'Suspendre',
  resume: 'Reprendre',
  cancel: 'Annuler',
  update: 'Mettre à jour',
  remove: 'Supprimer',
  removeNamed: (name: string) => `Supprimer${NBSP}: ${name}`,
  removed: (name: string) => `Supprimé de cet appareil${NBSP}: ${name}.`,
  takenBack: 'Le téléchargement est toujours là.',
  manage: 'Ce qui est sur cet appareil',
  onDeviceOnly: 'Recherché seulement dans ce qui est sur cet appareil.',
  retry: 'Réessayer',
  backAgain: `Le réseau est revenu${NBSP}: cette liste n’a encore que ce qui est sur cet appareil.`,
  showAll: 'Afficher toute la liste',
  noneHere: 'Aucun de ces articles n’est sur cet appareil',
  device: {
    title: 'Sur cet appareil',
    hint: `Ce que Kiosque garde pour être lu sans réseau. Effacer n’enlève rien de ce que vous gardez${NBSP}: pages enregistrées, historique et réglages restent.`,
    measuring: 'Mesure…',
    total: (bytes: number) => `En tout${NBSP}: ${octets(bytes)}`,
    parts: {
      application: 'L’application',
      edition: 'Pages et articles lus récemment',
      pictures: 'Images vues récemment',
      saved: 'Copies de vos pages enregistrées',
    },
    downloads: 'Téléchargements',
    noDownloads: `Aucun. Chaque liste se télécharge depuis sa page${NBSP}: bouton «${NBSP}Télécharger${NBSP}».`,
    shared:
      'Le tout, avec ce que les listes demandent. Un article commun à deux téléchargements n’est gardé qu’une fois.',
    savedHint: 'Elles se suppriment avec leur page.',
    clear: 'Effacer',
    clearNamed: (name: string) => `Effacer${NBSP}: ${name}`,
    cleared: (name: string) => `Effacé${NBSP}: ${name}.`,
    failed: `Ce navigateur ne dit pas ce qu’il garde, ou l’interdit${THIN}; rien n’a changé.`,
  },
};

const sizes = (bytes: number) => writeBytes(bytes, ['kB', 'MB', 'GB'], '.');

const EN: typeof FR = {
  title: (name) => `Download: ${name}`,
  hint: 'To read without network, on this device.',
  weighing: 'Working out the size…',
  unweighed: 'The size could not be worked out: the network does not answer.',
  impossible: 'This browser keeps nothing for reading without network.',
  bytes: sizes,
  weight: (articles, bytes, isExact) =>
    `${en.articles(articles)} · ${isExact ? '' : 'about '}${sizes(bytes)}`,
  nothing: 'This list has no articles.',
  pictures: (bytes) => `With pictures (${sizes(bytes)})`,
  start: 'Download',
  progress: (done, total, bytes) => `${en.number(done)} of ${en.number(total)} · ${sizes(bytes)}`,
  progressName: 'Articles downloaded',
  states: {
    wanted: 'Downloading',
    paused: 'Paused',
    whole: 'On this device',
    room: 'This device has no room left',
    network: 'The network does not answer',
    offline: 'Waiting for the network',
  },
  roomHint: (bytes) =>
    `About ${sizes(bytes)} more are needed. Remove other downloads or recently seen pictures in the settings, then resume.`,
  noRoomHint: 'Remove other downloads or recently seen pictures in the settings.',
  networkHint: 'What has come stays. The download resumes when the network is back, or now.',
  absent: (number) =>
    number === 1
      ? '1 article is no longer published.'
      : `${en.number(number)} articles are no longer published.`,
  newer: (number) => `${en.articles(number)} more in this list: “Update” brings what is new.`,
  whole: (bytes) => `On this device · ${sizes(bytes)}`,
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  update: 'Update',
  remove: 'Remove',
  removeNamed: (name) => `Remove: ${name}`,
  removed: (name) => `Removed from this device: ${name}.`,
  takenBack: 'The download is still there.',
  manage: 'What is on this device',
  onDeviceOnly: 'Only what is on this device was searched.',
  retry: 'Try again',
  backAgain: 'The network is back: this list still holds only what is on this device.',
  showAll: 'Show the whole list',
  noneHere: 'None of these articles is on this device',
  device: {
    title: 'On this device',
    hint: 'What Kiosque keeps to be read without network. Clearing takes away nothing that you keep: saved pages, history and settings stay.',
    measuring: 'Measuring…',
    total: (bytes) => `In all: ${sizes(bytes)}`,
    parts: {
      application: 'The application',
      edition: 'Pages and articles read recently',
      pictures: 'Pictures seen recently',
      saved: 'Copies of your saved pages',
    },
    downloads: 'Downloads',
    noDownloads: 'None. Every list can be downloaded from its own page, with the button “Download”.',
    shared: 'In all, with what the lists need. An article that two downloads have in common is kept once.',
    savedHint: 'They go with their page.',
    clear: 'Clear',
    clearNamed: (name) => `Clear: ${name}`,
    cleared: (name) => `Cleared: ${name}.`,
    failed: 'This browser does not say what it keeps, or forbids it; nothing has changed.',
  },
};

/** The words of each language. */
export const downloadMessages: Readonly<Record<'fr' | 'en', DownloadMessages>> = { fr: FR, en: EN };

export type DownloadMessages = typeof FR;
