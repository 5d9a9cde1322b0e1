/**
 * Bodies that arrive where a good one was asked for. Most are made from the good one:
 *
 * @example
 * server.fail('/edition/edition.json', { kind: 'body', make: withPhpWarning })
 */

/** The same text in latin1, as Windows has it with its quotation marks, and still declared as UTF-8. */
export function toLatin1(good: Buffer): Buffer {
  const windows = [...good.toString('utf8')].map((character) => {
    if (character <= '\u00FF') return character;
    const place = WINDOWS.indexOf(character);
    return place === -1 ? '?' : String.fromCodePoint(0x80 + place);
  });
  return Buffer.from(windows.join(''), 'latin1');
}

/** What Windows has from 0x80 on, a question mark where it has nothing. */
const WINDOWS = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ';

/** The same text in UTF-16, little end first, with its mark. */
export function toUtf16(good: Buffer): Buffer {
  return Buffer.from(`\uFEFF${good.toString('utf8')}`, 'utf16le');
}

/** The same text behind a byte order mark. */
export function withMark(good: Buffer): Buffer {
  return Buffer.concat([Buffer.from('\uFEFF'), good]);
}

/** The same text behind what a plugin of a blog printed. */
export function withPhpWarning(good: Buffer): Buffer {
  const warning =
    '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/var/www/functions.php</b> on line <b>12</b><br />\n';
  return Buffer.concat([Buffer.from(warning), good]);
}

/** Arrays within arrays. */
export function makeDeepJson(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** An array of numbers of some size, made while it is sent: nobody holds it in one piece. */
export function* makeHugeJson(bytes: number): Generator<Uint8Array> {
  const piece = Buffer.from('1234567,'.repeat(8192));
  yield Buffer.from('[');
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
  yield Buffer.from('0]');
}
