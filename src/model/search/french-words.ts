/** Singulars and masculines that no rule finds. Other plurals in -aux come from -al, which Snowball knows. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'travaux travail,baux bail,coraux corail,emaux email,vitraux vitrail,maux mal,' +
    'yeux oeil,cieux ciel,messieurs monsieur,mesdames madame,' +
    'belle beau,bel beau,nouvelle nouveau,nouvel nouveau,vieille vieux,vieil vieux,folle fou,blanche blanc,breve bref,' +
    'douce doux,fausse faux,fraiche frais,franche franc,grecque grec,grosse gros,jalouse jaloux,longue long,neuve neuf,' +
    'rousse roux,seche sec,publication publier'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]), // Each pair has two words.
);

/** Of other words, -x is no plural: « heureux », « jaloux ». */
export const PLURAL_IN_X = toSet(
  'jeu enjeu lieu milieu voeu cheveu neveu feu dieu adieu aveu ' +
    'bijou caillou chou genou hibou tuyau noyau joyau',
);

/** Words whose endings look like those of verbs: « le profit » is none of « un prof », nor « l’année » of Anne. */
export const NOUNS = toSet(
  'appetit audit conflit credit debit deficit delit depit edit esprit gabarit habit petit profit recit transit ' +
    'avenir desir loisir plaisir souvenir soupir ' +
    'annee donnee armee duree lycee maree musee soiree ' +
    'avenue barriere carriere lumiere maniere matiere revenu riviere',
);

/** What stands before -ent in nouns and adjectives; all others are verbs, « ils parlent ». */
const NOUNS_IN_ENT = toSet(
  'abs acc accid ag appar ard arg c cli coeffici compet concurr confid consci cont contin conting converg couv dec ' +
    'decad defici differ dilig dissid diverg effici emerg emin ev evid exced excell ferm fragm immin impati impertin ' +
    'imprud incid incompet inconsci inconveni indiffer influ ingredi innoc intellig intermitt lat mecont neglig occid ' +
    'ori par pat pati perman persist pertin pigm preced pres presid prud quoti rec recipi recurr refer reg resid segm ' +
    'serg serm serp souv tal torr tourm transpar turbul urg v viol',
);
/** « Adolescent », « fréquent », « cohérent », « polyvalent ». */
const ADJECTIVES_IN_ENT = /(?:esc|equ|her|[aiy]val)ent$/;
/** Of those in -ment, most are nouns and adverbs. These are verbs: « aiment », « affirment », « expriment ». */
const VERBS_IN_MENT = /(?:[^aeioum]|[iou]m|pri|esti|ani|cla|(?:^|[^r])ai|allu|su|enta)ment$/;

/** Tells whether a word in -ent is a verb, « ils parlent ». */
export function isThirdPerson(word: string): boolean {
  if (!word.endsWith('ent') || /aient$|[^aeiou]issent$/.test(word)) return false;
  if (NOUNS_IN_ENT.has(word.slice(0, -3)) || ADJECTIVES_IN_ENT.test(word)) return false;
  return !word.endsWith('ment') || VERBS_IN_MENT.test(word);
}

/** Words in -is that are no plurals. */
export const SINGULARS = toSet(
  'paris tennis souris devis colis logis avis oasis depuis mepris precis concis indecis gris maquis iris trois puis',
);
/** Nouns in -ai and -oi, whose plurals look like « français » and « chinois ». */
export const NOUNS_IN_I = toSet(
  'delai essai balai minerai remblai quai emploi loi envoi convoi tournoi renvoi roi effroi',
);

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
