import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { SourceFile } from '../../../../src/import/source.ts';
import { readText } from '../../../../src/import/web/decode.ts';

function makeFile(bytes: Uint8Array, contentType?: string, piece = 4096): SourceFile {
  return {
    name: 'a.xml',
    ...(contentType === undefined ? {} : { contentType }),
    open: async function* () {
      for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
    },
  };
}

const latin = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text);
const bytesOf = (...numbers: readonly number[]) => Uint8Array.from(numbers);

async function read(file: SourceFile) {
  const notes: string[] = [];
  const text = await readText(file, (note) => notes.push(note));
  return { text, notes };
}

describe('readText', () => {
  it.each([
    [utf8('été « là »'), undefined, 'été « là »', 'UTF-8 where nothing is said'],
    [utf8('\ufeffété'), 'text/xml; charset=iso-8859-1', 'été', 'a byte order mark before the server’s word'],
    [
      Buffer.concat([bytesOf(0xff, 0xfe), Buffer.from('été', 'utf16le')]),
      undefined,
      'été',
      'UTF-16 with its mark',
    ],
    [Buffer.from('<rss>é', 'utf16le'), undefined, '<rss>é', 'UTF-16 without a mark or a declaration'],
    [Buffer.from('{"é"', 'utf16le').swap16(), undefined, '{"é"', 'UTF-16 of JSON, the other way round'],
    [
      Buffer.concat([bytesOf(0xfe, 0xff), Buffer.from('été', 'utf16le').swap16()]),
      undefined,
      'été',
      'the other way',
    ],
    [Buffer.from('<?xml?>é', 'utf16le'), undefined, '<?xml?>é', 'UTF-16 without mark'],
    [latin('été'), 'text/xml; charset="ISO-8859-1"', 'été', 'the server’s word'],
    [bytesOf(0xcd, 0xee), 'text/xml; charset=windows-1251', 'Но', 'the server’s word before the declaration'],
    [
      latin('<?xml version="1.0" encoding=\'iso-8859-1\'?>été'),
      undefined,
      '<?xml version="1.0" encoding=\'iso-8859-1\'?>été',
      'the XML declaration',
    ],
    [
      latin('<!doctype html><meta charset=windows-1252>été'),
      undefined,
      '<!doctype html><meta charset=windows-1252>été',
      '<meta charset>',
    ],
    [
      latin('<html><meta http-equiv="Content-Type" content="text/html; charset=latin1">é'),
      undefined,
      '<html><meta http-equiv="Content-Type" content="text/html; charset=latin1">é',
      '<meta http-equiv>',
    ],
    [
      utf8('<?xml version="1.0" encoding="utf-16"?>é'),
      undefined,
      '<?xml version="1.0" encoding="utf-16"?>é',
      'UTF-16 that cannot be',
    ],
    [bytesOf(0x8b, 0x9e), 'text/plain; charset=shift_jis', '京', 'more than one byte a letter'],
    [bytesOf(), undefined, '', 'an empty file'],
  ] as readonly (readonly [Uint8Array, string | undefined, string, string])[])(
    'reads %o declared as %s',
    async (bytes, contentType, text, _why) => {
      const found = await read(makeFile(bytes, contentType));

      expect(found).toEqual({ text, notes: [] });
    },
  );

  it.each([
    [
      latin('déjà vu'),
      'text/xml; charset=utf-8',
      'déjà vu',
      'bytes that are not UTF-8 are read as windows-1252',
    ],
    [
      bytesOf(0x93, 0xe9, 0xa0, 0xbb, 0x94, 0xe0),
      undefined,
      '“é\u00a0»”à',
      'bytes that are not UTF-8 are read as windows-1252',
    ],
    [
      Buffer.concat([utf8('l’été à Noël, «\u00a0déjà\u00a0» '), latin('\u0092')]),
      undefined,
      'l’été à Noël, «\u00a0déjà\u00a0» ’',
      'bytes that are not UTF-8 are read as windows-1252',
    ],
    [utf8('l’été'), 'text/xml; charset=iso-8859-1', 'l’été', 'declared as windows-1252, read as UTF-8'],
    [
      utf8('été'),
      'text/xml; charset=klingon',
      'été',
      'declared as klingon, which nobody knows, read as utf-8',
    ],
  ])('survives %o declared as %s', async (bytes, contentType, text, note) => {
    const found = await read(makeFile(bytes, contentType));

    expect(found).toEqual({ text, notes: [note] });
  });

  it('believes a declaration of Windows-1252 where a letter and a mark look like UTF-8 by chance', async () => {
    const { text } = await read(makeFile(latin('« été\u00a0» é\u00a0»'), 'text/xml; charset=windows-1252'));

    expect(text).toBe('« été\u00a0» é\u00a0»');
  });

  it('does not take a file for Windows-1252 because it was cut inside a letter', async () => {
    const { text, notes } = await read(makeFile(utf8('été').subarray(0, 4)));

    expect(text).toBe('ét\ufffd');
    expect(notes).toEqual([]);
  });

  it('reads any text, wherever its bytes are cut', async () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', 'é', '\u00a0', '’', '漢', '𝄞'))
      .map((each) => each.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (each, piece) => {
        expect((await read(makeFile(utf8(each), 'text/plain; charset=utf-8', piece))).text).toBe(each);
      }),
    );
  });
});
