import { oneLine } from './plain-text.ts';

/** Longer than any name with its address. */
const MOST_LENGTH = 300;

/**
 * Gives the name of somebody whom a feed names with an email address, or instead of one; empty for an address alone,
 * which is nobody’s name and not for everybody.
 *
 * @example
 * readName('ada@paper.example (Ada Wren)') // => 'Ada Wren'
 * readName('Ada Wren <ada@paper.example>') // => 'Ada Wren'
 * readName('noreply@blogger.com (Unknown)') // => ''
 */
export function readName(text: string): string {
  const line = oneLine(text.slice(0, MOST_LENGTH));
  const [, address = '', within = ''] = /^(\S+@\S+)\s*\((.*)\)$/.exec(line) ?? [];
  const name = address === '' ? line.replaceAll(/<[^<>]*>|\(?\b\S+@\S+\.\S+/g, '') : within;
  return /^unknown$/i.test(name.trim()) ? '' : oneLine(name);
}

/**
 * Lists the names of those whom a feed names in one text; several only where each of them is one of a person beyond
 * doubt, for two authors made of one are worse than one made of two.
 *
 * @example
 * readNames('Anne Martin, Luc Petit et Zoé Roux') // => ['Anne Martin', 'Luc Petit', 'Zoé Roux']
 * readNames('Dupont, Jean')                       // => ['Dupont, Jean']
 */
export function readNames(text: string): readonly string[] {
  const name = readName(text);
  if (name === '') return [];
  const parts = name.split(/\s*,\s*(?:(?:et|and|&)\s+)?|\s+(?:et|and|&)\s+/u);
  return parts.length > 1 && parts.every(isPerson) ? parts : [name];
}

/** `Anne`, `DUPONT`, `Jean-Paul`, `O’Neill`, `McEwan`, `J.` */
const WORD =
  /^(?:\p{Lu}\.(?:-?\p{Lu}\.)*|(?:[DLOd]['’])?\p{Lu}[\p{L}\p{M}]+(?:[-'’]\p{Lu}?[\p{L}\p{M}]+)*)$/u;
const PARTICLE = /^(?:al|ben|bin|da|das|de|del|della|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|von|zu)$/u;
/** How names of newspapers and of places begin. */
const OPENING =
  /^(?:An|Das|Der|Die|El|La|Las|Le|Les|Los|New|North|San|Santa|Saint|Sainte|South|The|United)$/u;
/** What bodies and offices are called, and no person is. */
const BODY =
  /^(?:agenc[ey]|agences|associat\w*|board|bureau|chief|college|collectif|comité|committee|company|correspond\w*|council|desk|direct\w*|[eé]dit\w*|équipe|federation|fédération|foundation|fondation|france|gazette|gr(?:oup|oupe)|inc|institut\w*|journal\w*|lab|ltd|magazine|maison|manager|media|médias?|minist\w*|news|office|officer|post|pre(?:ss|sse|sident|mier)|président\w*|prof\w*|radio|rédac\w*|report\w*|review|revue|senior|service|society|société|staff|studios?|syndicat|team|times|tribune|tv|universit\w*|université\w*|writer|york)$/iu;

/** Tells a personal name: two to five words with capitals, and nothing that bodies and places are called. */
function isPerson(text: string): boolean {
  const words = text.split(' ');
  const own = words.filter((word) => !PARTICLE.test(word));
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return (
    own.length >= 2 &&
    words.length <= 5 &&
    WORD.test(first) &&
    !OPENING.test(first) &&
    WORD.test(last) &&
    own.every((word) => WORD.test(word) && !BODY.test(word)) &&
    // `AFP PARIS` shouts, and says no name.
    /\p{Ll}/u.test(text)
  );
}
