import { TextDecoder } from 'node:util';

/** How much of a file is looked at before its encoding is settled, in bytes. */
const SAMPLE = 65_536;

/**
 * Decodes the bytes of an XML file, piece by piece: by its byte order mark, else by what it declares, else as
 * UTF-8. A declaration that its own first bytes contradict is not believed.
 */
export async function* decodeXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    if (decoder !== undefined) {
      yield decoder.decode(piece, { stream: true });
      continue;
    }
    waiting.push(piece);
    size += piece.length;
    if (size < SAMPLE) continue;
    const head = Buffer.concat(waiting);
    waiting = [];
    decoder = new TextDecoder(findEncoding(head));
    yield decoder.decode(head, { stream: true });
  }
  if (decoder === undefined) {
    const whole = Buffer.concat(waiting);
    yield new TextDecoder(findEncoding(whole)).decode(whole);
  } else {
    yield decoder.decode();
  }
}

/** Finds the encoding of a file by how it begins; a label that `TextDecoder` knows. */
export function findEncoding(head: Uint8Array): string {
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  if (start.startsWith('\u00ef\u00bb\u00bf')) return 'utf-8';
  if (start.startsWith('\u00ff\u00fe') || start.startsWith('<\0?\0')) return 'utf-16le';
  if (start.startsWith('\u00fe\u00ff') || start.startsWith('\0<\0?')) return 'utf-16be';
  const declared = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1] ?? 'utf-8';
  if (isUtf8(head)) return isAscii(head) ? toLabel(declared) : 'utf-8';
  const label = toLabel(declared);
  // Bytes that are no UTF-8 are, nearly always, what an old Windows or MySQL wrote.
  return label === 'utf-8' ? 'windows-1252' : label;
}

/** Gives a label back where it can be used: bytes of ASCII with `<?xml` in them are no UTF-16. */
function toLabel(declared: string): string {
  try {
    const { encoding } = new TextDecoder(declared);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    // A name that nobody knows.
    return 'utf-8';
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // The sample may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    // The answer is no.
    return false;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}
