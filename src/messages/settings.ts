// The spaces of French typography, by name: both are invisible in an editor.
const NBSP = '\u00a0';
const THIN = '\u202f';

const fr = {
  description: `Ils sont gardés dans ce navigateur, et valent tout de suite dans tous ses onglets.`,
  needsScripts: 'Ce navigateur ne peut les changer qu’avec JavaScript.',
  appearance: 'Apparence',
  text: 'Texte',
  lists: 'Listes',
  language: 'Langue',
  network: 'Réseau',
  names: {
    theme: 'Thème',
    typeface: 'Caractères',
    size: 'Taille',
    lineHeight: 'Interligne des articles',
    measure: 'Longueur des lignes',
    density: 'Densité des listes',
    language: 'Langue de l’interface',
  },
  typeface: {
    serif: 'Avec empattements, ceux du journal',
    sans: 'Sans empattements, ceux de l’appareil',
    atkinson: 'Atkinson Hyperlegible',
    dyslexic: 'D’après OpenDyslexic',
  },
  typefaceHint: `Atkinson Hyperlegible évite que deux lettres se ressemblent${THIN}; OpenDyslexic alourdit leur pied. Ces deux polices ne sont téléchargées que si vous les choisissez.`,
  size: {
    small: 'Petite',
    normal: 'Normale',
    large: 'Grande',
    larger: 'Plus grande',
    largest: 'Très grande',
  },
  lineHeight: { tight: 'Serré', normal: 'Normal', loose: 'Large', looser: 'Très large' },
  measure: { narrow: 'Courtes', normal: 'Normales', wide: 'Longues' },
  density: { airy: 'Aérées', compact: 'Compactes' },
  densityHint: `Compactes${NBSP}: plus d’articles dans la fenêtre, sans leur chapeau, avec de petites images.`,
  languages: { fr: 'Français', en: 'English' },
  dataSaving: 'Économiser les données',
  dataSavingHint: `Rien n’est téléchargé d’avance${NBSP}: ni les pages que vous semblez sur le point d’ouvrir, ni la police du journal.`,
  mutes: {
    title: 'Masquer des articles',
    hint: 'Les listes et la une disent combien d’articles elles masquent, et les montrent quand vous le demandez. Vos pages enregistrées et votre historique montrent tout. Un sujet ou une signature se masque depuis sa propre page.',
    none: 'Rien n’est masqué.',
    word: 'Un mot ou plusieurs qui se suivent',
    wordHint: `Cherchés dans le titre et le chapeau, sans distinguer majuscules ni accents. Une étoile à la fin masque aussi la suite du mot${NBSP}: crypto* masque «${NBSP}cryptomonnaie${NBSP}».`,
    add: 'Masquer',
    kinds: { word: 'Mots masqués', tag: 'Sujets masqués', author: 'Signatures masquées' },
    remove: (name: string) => `${name}, ne plus masquer`,
  },
  preview: 'Aperçu',
  previewTitle: 'Au kiosque du quai, six heures',
  previewText:
    'Le rideau de fer remonte à grand bruit. La kiosquière coupe les ficelles, range les unes côte à côte, garde un exemplaire pour le boulanger d’en face. À qui demande « quoi de neuf ? », elle tend le journal sans un mot : l’encre tache encore les doigts, et la ville s’éveille à peine.'
      .replaceAll('« ', `«${NBSP}`)
      .replaceAll(' ? »', `${THIN}?${NBSP}»`)
      .replaceAll(' :', `${NBSP}:`),
  restore: 'Rétablir les réglages d’origine',
  restoreHint: 'La langue reste celle que vous avez choisie.',
  restored: 'Les réglages d’origine sont rétablis.',
  undone: 'Vos réglages sont de nouveau en place.',
};

/** What every language of the settings must say. */
export type SettingsWords = typeof fr;

const en: SettingsWords = {
  description: 'They are kept in this browser, and hold at once in all of its tabs.',
  needsScripts: 'This browser can change them only with JavaScript.',
  appearance: 'Appearance',
  text: 'Text',
  lists: 'Lists',
  language: 'Language',
  network: 'Network',
  names: {
    theme: 'Theme',
    typeface: 'Typeface',
    size: 'Size',
    lineHeight: 'Line spacing of articles',
    measure: 'Length of lines',
    density: 'Density of lists',
    language: 'Language of the interface',
  },
  typeface: {
    serif: 'Serif, that of the paper',
    sans: 'Sans serif, that of the device',
    atkinson: 'Atkinson Hyperlegible',
    dyslexic: 'Based on OpenDyslexic',
  },
  typefaceHint:
    'Atkinson Hyperlegible keeps letters from looking alike; OpenDyslexic gives them heavy feet. Both are downloaded only if you choose them.',
  size: { small: 'Small', normal: 'Normal', large: 'Large', larger: 'Larger', largest: 'Largest' },
  lineHeight: { tight: 'Tight', normal: 'Normal', loose: 'Wide', looser: 'Very wide' },
  measure: { narrow: 'Short', normal: 'Normal', wide: 'Long' },
  density: { airy: 'Airy', compact: 'Compact' },
  densityHint: 'Compact: more articles in the window, without their standfirsts, with small pictures.',
  languages: { fr: 'Français', en: 'English' },
  dataSaving: 'Save data',
  dataSavingHint:
    'Nothing is downloaded ahead: neither the pages that you seem about to open, nor the font of the paper.',
  mutes: {
    title: 'Mute articles',
    hint: 'Lists and the front page say how many articles they hide, and show them when you ask. Your saved pages and your history show everything. A topic or a byline is muted from its own page.',
    none: 'Nothing is muted.',
    word: 'A word, or several that follow each other',
    wordHint:
      'Looked for in headlines and standfirsts, whatever the case and the accents. A star at the end mutes whatever the word goes on with: crypto* mutes “cryptocurrency”.',
    add: 'Mute',
    kinds: { word: 'Muted words', tag: 'Muted topics', author: 'Muted bylines' },
    remove: (name: string) => `${name}, unmute`,
  },
  preview: 'Preview',
  previewTitle: 'Six o’clock at the kiosk on the quay',
  previewText:
    'The iron shutter goes up with a clatter. The newsagent cuts the strings, lays the front pages side by side, keeps one copy for the baker across the street. To whoever asks “what’s new?” she hands the paper without a word: the ink still stains the fingers, and the city is barely awake.',
  restore: 'Restore the original settings',
  restoreHint: 'The language stays the one that you chose.',
  restored: 'The original settings are restored.',
  undone: 'Your settings are in place again.',
};

/** Every word of the settings, by language; apart from the others, for no other page needs them. */
export const settingsWords = { fr, en };
