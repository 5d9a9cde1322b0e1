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
