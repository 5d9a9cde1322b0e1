/** Words that nearly every French text has, folded; the beginnings that an apostrophe cuts off among them. */
const FRENCH = `a afin ai ainsi alors apres as au aucun aucune aupres auquel aussi autre autres aux auxquelles auxquels
avaient avais avait avant avec avez avoir avons c ca car ce ceci cela celle celles celui cependant ces cet cette ceux
chaque chez ci comme comment d dans de deja depuis des desormais dont du elle elles en encore enfin entre es est et
etaient etais etait etant etc etes etre eu eux fait faire faut fut furent ici il ils j je jusque l la laquelle le lequel
les lesquelles lesquels leur leurs lors lorsque lui m ma mais malgre me meme memes mes moi moins mon n ne ni non nos
notre nous on ont ou par parce parmi pas pendant peu peut peutetre peuvent plus plusieurs plutot pour pourtant puis
puisque qu quand que quel quelle quelles quelque quelques quels qui quoi quoique s sa sans sauf se sera seront ses si
soit sommes son sont sous souvent sur t ta tandis te tel telle telles tels tes toi ton toujours tous tout toute toutefois
toutes tres trop tu un une va vers voici voila vos votre vous vu y`;

/** The same of English. */
const ENGLISH = `a about after all also although am an and any are as at be because been before being between both but by
can cannot could did do does doing dont each either few for from had has have having he her here hers him his how i if in
into is isnt it its just many may me might more most much must my no nor not of off on once only or other our out over own
same she should since so some such than that the their them then there these they this those through to too under until up
very was we were what when where whether which while who whom whose why will with would you your`;

const LISTS = { fr: toSet(FRENCH), en: toSet(ENGLISH), plain: new Set<string>() };

/** Tells whether nearly every text of a language has a word, given folded, not stemmed. */
export function isStopWord(word: string, language: keyof typeof LISTS): boolean {
  return LISTS[language].has(word);
}

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
