import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { decodeText, readJson } from '../../../src/fetch/read-json.ts';
import type { Failure } from '../../../src/fetch/edition-error.ts';
import { EditionError } from '../../../src/fetch/edition-error.ts';
import { FORMAT } from '../../../src/model/edition.ts';
import {
  makeDeepJson,
  makeHugeJson,
  toLatin1,
  toUtf16,
  withMark,
  withPhpWarning,
} from '../../support/bad-bodies.ts';
import type { Fault } from '../../support/fault.ts';
import { FOX, FOX_ADDRESS, getFox, startFoxHost } from './fox-host.ts';

const UTF8 = 'application/json; charset=utf-8';
const LATIN1 = 'application/json; charset=iso-8859-1';

function toUtf16Be(good: Buffer): Buffer {
  return toUtf16(good).swap16();
}

describe('a file whose bytes are', () => {
  it.each<[title: string, make: (good: Buffer) => string | Buffer, type: string]>([
    ['UTF-8 behind a mark (J03)', withMark, UTF8],
    ['UTF-8 behind empty lines (J03)', (good) => `\r\n\n ${good.toString()}`, UTF8],
    ['UTF-8 behind a warning of PHP (J03)', withPhpWarning, 'text/html'],
    ['UTF-16, little end first, whatever is declared (N24)', toUtf16, UTF8],
    ['UTF-16, big end first, whatever is declared (N24)', toUtf16Be, UTF8],
    ['latin1, and declared so (N24)', toLatin1, LATIN1],
    ['UTF-8, and declared as latin1 (N24)', (good) => good, LATIN1],
  ])('%s arrives in the right words', async (_title, make, type) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'body', make, type });

    await expect(getFox()).resolves.toEqual(FOX);
  });

  it.each<[title: string, fault: Fault]>([
    ['latin1, and declared as UTF-8 (N24)', { kind: 'body', make: toLatin1, type: UTF8 }],
    ['latin1, and declared as nothing (N24)', { kind: 'body', make: toLatin1, type: 'application/json' }],
    ['latin1, and declared as what nobody knows', { kind: 'body', make: toLatin1, type: 'a/b; charset=fox' }],
    ['none (J01)', { kind: 'body', make: () => '' }],
    ['spaces (J01)', { kind: 'body', make: () => ' \n ' }],
    ['null (J02)', { kind: 'body', make: () => 'null' }],
    ['an empty object (J02)', { kind: 'body', make: () => '{}' }],
    ['a text (J02)', { kind: 'body', make: () => '"x"' }],
    ['a zero (J02)', { kind: 'body', make: () => '0' }],
    ['an empty list (J02)', { kind: 'body', make: () => '[]' }],
    [
      'a warning before half a file (J03)',
      { kind: 'body', make: (good) => withPhpWarning(good.subarray(9)) },
    ],
    ['100,000 lists in each other (J05)', { kind: 'body', make: () => makeDeepJson(100_000) }],
    ['more than 50 MB (J06)', { kind: 'body', make: () => makeHugeJson(51_000_000) }],
  ])('%s is unreadable', async (_title, fault) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, fault);

    await expect(getFox()).rejects.toMatchObject({ name: 'EditionError', failure: 'unreadable' });
  });

  it('too many is read no further than that (J06)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'body', make: () => makeHugeJson(500_000_000) });

    await expect(getFox()).rejects.toThrow('expected at most 50000000 bytes');
    expect(server.requests[0]?.bytes).toBeLessThan(100_000_000);
  });

  it.each([FORMAT - 1, FORMAT + 1])(
    'of format %i is of another version, whatever it holds (J14)',
    async (format) => {
      const server = await startFoxHost();
      server.fail(FOX_ADDRESS, { kind: 'body', make: () => JSON.stringify({ format, wolf: 7 }) });

      await expect(getFox()).rejects.toMatchObject({ failure: 'format' });
    },
  );
});

describe('JSON that cannot be read', () => {
  it('is told with its place and its beginning (J03)', () => {
    const read = () => readJson('edition/fox.json', '{"fox":"Le renard","legs":4,}', '');

    expect(read).toThrow(
      /^edition\/fox\.json · expected JSON, got 29 characters, “{"fox":"Le renard".*position 28/,
    );
  });

  it.each<[failure: Failure, text: string, type: string]>([
    ['filtered', '<!doctype html><title>Wi-Fi</title><script>f({"a":[[[</script>', 'text/html'],
    ['unreadable', '<!doctype html><meta name="kiosque:code" content="">', 'text/html'],
    ['unreadable', '<!doctype html><title>Wi-Fi</title>', 'application/json'],
    ['unreadable', '', 'text/plain'],
  ])('is %s: %s as %s (N21, N23)', (failure, text, type) => {
    expect(() => readJson('edition/fox.json', text, type)).toThrow(expect.objectContaining({ failure }));
  });
});

/** Texts that are nearly JSON. */
const NO_JSON: readonly (readonly [why: string, text: string])[] = [
  ['a comma after the last entry', '{"fox":1,}'],
  ['a comma after the last of a list', '["fox",]'],
  ['two commas', '{"fox":1,,"wolf":2}'],
  ['a comma that lacks', '{"fox":1 "wolf":2}'],
  ['a colon that lacks', '{"fox" 1}'],
  ['two colons', '{"fox"::1}'],
  ['single quotes', "{'fox':'wolf'}"],
  ['a key without quotes', '{fox:1}'],
  ['a number for a key', '{1:1}'],
  ['a text that is never closed', '{"fox":"wolf}'],
  ['a line end in a text', '{"fox":"wo\nlf"}'],
  ['a zero byte in a text', '{"fox":"wo\0lf"}'],
  ['a tab in a text', '{"fox":"wo\tlf"}'],
  ['an escape that is none', String.raw`{"fox":"\x41"}`],
  ['an escape cut short', String.raw`{"fox":"\u00e"}`],
  ['no number', '{"fox":NaN}'],
  ['infinity', '{"fox":-Infinity}'],
  ['a number with a leading zero', '{"fox":012}'],
  ['a number with a plus', '{"fox":+1}'],
  ['a number of sixteen digits', '{"fox":0x1F}'],
  ['a number that ends with its point', '{"fox":1.}'],
  ['a number without its exponent', '{"fox":1e}'],
  ['undefined', '{"fox":undefined}'],
  ['capitals', '{"fox":True}'],
  ['a comment', '{"fox":1 /* wolf */}'],
  ['a mark of byte order in the middle', '{"fox":\ufeff1}'],
  ['a space of typography', '{"fox":\u00a01}'],
  ['something after the end', '{"fox":1}#'],
  ['a second file after the first', '{"fox":1}{"fox":2}'],
  ['a bracket closed by a brace', '{"fox":[1}}'],
  ['half of what nests', '{"fox":[{"wolf":[{"owl":'],
  ['a thousand lists that are never closed', '['.repeat(1000)],
  ['a thousand objects that are never closed', '{"fox":'.repeat(1000)],
];

/** The texts that every parser of JSON must refuse, of nst/JSONTestSuite. */
const SUITE = path.resolve(import.meta.dirname, '../../../../shared/corpora/JSONTestSuite/test_parsing');
const hasSuite = existsSync(SUITE);

describe('a text that is no JSON', () => {
  it.each(NO_JSON)('is unreadable: %s (J04)', (_why, text) => {
    const read = () => readJson('edition/fox.json', text, UTF8);

    expect(read).toThrow(EditionError);
    expect(read).toThrow(expect.objectContaining({ failure: 'unreadable', message: expect.any(String) }));
  });

  it.skipIf(!hasSuite)(
    'is unreadable, each of JSONTestSuite (J04; skipped where ../shared/corpora/JSONTestSuite is absent)',
    () => {
      const names = readdirSync(SUITE).filter((name) => name.startsWith('n_'));

      expect(names.length).toBeGreaterThan(180);
      for (const name of names) {
        const bytes = readFileSync(path.join(SUITE, name));
        const read = () => readJson(name, decodeText(name, { type: UTF8, bytes }), UTF8);
        expect(read, name).toThrow(EditionError);
      }
    },
  );

  it('is not one that only looks odd (J04)', () => {
    const text = String.raw` [1E+2, -0, "\ud800", "\u0000", "\/", {"": null, "": [[]]}] `;

    expect(readJson('edition/fox.json', text, UTF8)).toEqual([100, -0, '\ud800', '\0', '/', { '': [[]] }]);
  });
});

describe('how deep a file may nest', () => {
  it('is 64 levels (J05)', () => {
    const read = (depth: number) => () => readJson('edition/fox.json', makeDeepJson(depth), '');

    expect(read(64)).not.toThrow();
    expect(read(65)).toThrow('nests deeper than 64');
  });

  it('is not told by brackets within texts (J05)', () => {
    const text = JSON.stringify({ fox: `\\"${'['.repeat(100)}\\`, wolf: '"{'.repeat(100) });

    expect(readJson('edition/fox.json', text, '')).toEqual(JSON.parse(text));
  });
});

describe('text', () => {
  it('is decoded as it was encoded, astral characters and all (N24)', () => {
    const bytes = new TextEncoder().encode('Été 🦊');

    expect(decodeText('edition/fox.json', { type: '', bytes })).toBe('Été 🦊');
  });
});
