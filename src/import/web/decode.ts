import type { SourceFile } from '../source.ts';
import { findEncoding, HEAD_BYTES } from './find-encoding.ts';
import type { Decoder } from './forgiving-decoder.ts';
import { makeDoubtingDecoder, makeForgivingDecoder, makePlainDecoder } from './forgiving-decoder.ts';

/** Hears what was wrong with an encoding, as half a sentence: `declared as windows-1252, read as UTF-8`. */
export type HearNote = (text: string) => void;

/** Reads a file as text, whole. Whatever it declares, nothing is thrown for it. */
export async function readText(file: SourceFile, onNote?: HearNote): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of streamText(file, onNote)) pieces.push(piece);
  return pieces.join('');
}

/**
 * Reads a file as text, in pieces. The encoding is the one that browsers take: by byte order mark, Content-Type, XML
 * declaration or `<meta charset>`; a declaration that the bytes belie is not believed.
 */
export async function* streamText(
  file: SourceFile,
  onNote: HearNote = () => {},
): AsyncGenerator<string, void> {
  let decoder: Decoder | undefined;
  let head = Buffer.alloc(0);
  for await (const bytes of file.open()) {
    let next = bytes;
    if (decoder === undefined) {
      next = head = Buffer.concat([head, bytes]);
      if (head.length < HEAD_BYTES) continue;
      decoder = makeDecoder(head, file.contentType, onNote);
    }
    yield* present(decoder.write(next));
  }
  if (decoder === undefined) {
    decoder = makeDecoder(head, file.contentType, onNote);
    yield* present(decoder.write(head));
  }
  yield* present(decoder.end());
}

function* present(text: string): Generator<string, void> {
  if (text !== '') yield text;
}

function makeDecoder(head: Uint8Array, contentType: string | undefined, onNote: HearNote): Decoder {
  const { name, isCertain, unknown } = findEncoding(head, contentType);
  for (const label of unknown)
    onNote(`declared as ${label.slice(0, 40)}, which nobody knows, read as ${name}`);
  const onWrong = () => {
    onNote('bytes that are not UTF-8 are read as windows-1252');
  };
  if (name === 'utf-8') return withoutMark(makeForgivingDecoder(onWrong));
  if (isCertain || !isSingleByte(name)) return makePlainDecoder(name);
  return makeDoubtingDecoder(name, (found) => {
    if (found === 'bytes') onWrong();
    else onNote(`declared as ${name}, read as UTF-8`);
  });
}

function isSingleByte(name: string): boolean {
  return /^(?:windows-(?:874|125\d)|iso-8859|koi8|ibm866|macintosh|x-mac)/.test(name);
}

function withoutMark(decoder: Decoder): Decoder {
  let isFirst = true;
  return {
    ...decoder,
    write: (bytes) => {
      const text = decoder.write(bytes);
      const isMarked = isFirst && text.startsWith('\ufeff');
      isFirst &&= text === '';
      return isMarked ? text.slice(1) : text;
    },
  };
}
