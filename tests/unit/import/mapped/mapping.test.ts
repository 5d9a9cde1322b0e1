import { describe, expect, it } from 'vitest';

import { parseMapping, readMapping } from '../../../../src/import/mapped/mapping.ts';
import { readFormatted } from '../../../../src/import/mapped/date-format.ts';
import { parseSelector } from '../../../../src/import/mapped/selector.ts';
import { printFault } from '../../../../src/model/fault.ts';
import { makeFolder } from '../markdown/make-folder.ts';

function listFaults(raw: unknown): readonly string[] {
  const result = parseMapping(raw);
  return result.ok ? [] : result.reason.map(printFault);
}

describe('a mapping', () => {
  it('may say nothing', () => {
    expect(parseMapping({})).toEqual({ ok: true, value: { fields: {}, remove: [], body: 'html' } });
  });

  it('gives one place and several places alike', () => {
    expect(parseMapping({ fields: { title: 'h1', body: ['main', 'body'] }, within: 'a/b/' })).toEqual({
      ok: true,
      value: { fields: { title: ['h1'], body: ['main', 'body'] }, within: 'a/b', remove: [], body: 'html' },
    });
  });

  it.each([
    { raw: [], fault: 'kiosque-import.json · expected an object · found []' },
    { raw: { fields: ['h1'] }, fault: 'fields · expected an object' },
    { raw: { site: [] }, fault: 'site · expected an object' },
    {
      raw: { feilds: {} },
      fault:
        'kiosque-import.json · feilds · expected one of format, within, site, items, fields, remove, dateFormat, body · found "feilds" · did you mean "fields"?',
    },
    { raw: { fields: { titel: 'h1' } }, fault: 'fields.titel · ' },
    { raw: { fields: { title: 3 } }, fault: 'fields.title · expected where it is · found 3' },
    { raw: { fields: { title: 'h1 > a' } }, fault: 'fields.title · expected a selector of tags' },
    { raw: { within: '../secret' }, fault: 'within · expected a folder below this one · found "../secret"' },
    { raw: { within: 'a/../../b' }, fault: 'within · ' },
    { raw: { within: '/etc' }, fault: 'within · ' },
    {
      raw: { dateFormat: 'DD/MM' },
      fault: 'dateFormat · expected a date format with YYYY, MM and DD · found "DD/MM"',
    },
    { raw: { site: { url: 'wren.example' } }, fault: 'site.url · expected an https or http address' },
    { raw: { body: 'rtf' }, fault: 'body · expected "html", "markdown" or "text" · found "rtf"' },
    { raw: JSON.parse('{"__proto__": {}}') as unknown, fault: '__proto__ · ' },
  ])('with $raw says what is wrong', ({ raw, fault }) => {
    expect(listFaults(raw)).toEqual([expect.stringContaining(fault)]);
  });

  it('lists all its faults at once', () => {
    expect(
      listFaults({ a: 1, within: 3, fields: { title: [], boddy: '' }, body: 'rtf' }).length,
    ).toBeGreaterThanOrEqual(4);
  });

  it('says where its file is no JSON', async () => {
    const result = await readMapping(makeFolder({ 'kiosque-import.json': '{"fields": ' }));

    expect(result.ok ? [] : result.reason.map(printFault)).toEqual([
      expect.stringContaining('kiosque-import.json · expected well-formed JSON'),
    ]);
  });
});

describe('a selector', () => {
  it.each([
    'h1',
    '#a',
    '.a.b',
    'a[rel=author]',
    '[itemprop="date published"] b',
    'meta[property=og:title]@content',
    '*',
  ])('may be %s', (text) => {
    expect(parseSelector(text).ok).toBe(true);
  });

  it.each(['', 'a > b', 'a:first-child', 'a, b', '[', '.a b.', '@href'])('cannot be « %s »', (text) => {
    expect(parseSelector(text).ok).toBe(false);
  });
});

describe('a date format', () => {
  it.each([
    ['03/05/2021', 'DD/MM/YYYY', '2021-05-03T00:00:00Z'],
    ['Publié le 1er août 2021.', 'DD MMMM YYYY', '2021-08-01T00:00:00Z'],
    ['2021.05.03 10:20:30 +0200', 'YYYY.MM.DD HH:mm:ss Z', '2021-05-03T08:20:30Z'],
    ['31/02/2021', 'DD/MM/YYYY', undefined],
    ['2021', 'DD/MM/YYYY', undefined],
  ])('reads %s by %s', (text, format, wanted) => {
    expect(readFormatted(text, format)).toBe(wanted);
  });
});
