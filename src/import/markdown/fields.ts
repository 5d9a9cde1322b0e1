import { isRecord } from './front-matter.ts';

/** The values at the head of a file, by names that ignore case, `-` and `_`: `pubDate` is `pub_date`. */
export type Fields = {
  /** Gives the first of these that holds anything; `a.b` is a key within another. */
  readonly find: (...names: readonly string[]) => unknown;
  /** Gives the first of these that is a text (or a number) and not blank, on one line. */
  readonly text: (...names: readonly string[]) => string | undefined;
  /** Tells whether one of these says yes. */
  readonly isOn: (...names: readonly string[]) => boolean;
  /** Tells whether one of these says no. */
  readonly isOff: (...names: readonly string[]) => boolean;
};

/** Where generators let authors put keys of their own: Zola, Hugo, Zola's lists, Jekyll's plug-ins. */
const DRAWERS = ['extra', 'params', 'taxonomies', 'seo'];

/** Opens the head of a file. A key of the file itself goes before one of its drawers. */
export function openFields(data: Readonly<Record<string, unknown>>): Fields {
  const whole = fold(data);
  const drawers = [
    whole,
    ...DRAWERS.map((name) => whole.get(name))
      .filter(isRecord)
      .map(fold),
  ];
  const read = (name: string): unknown =>
    drawers
      .map((drawer) => follow(drawer, name))
      .find((value) => value !== undefined && value !== null && value !== '');
  const find = (...names: readonly string[]) => names.map(read).find((value) => value !== undefined);
  return {
    find,
    text: (...names) => names.map((name) => toLine(read(name))).find((text) => text !== undefined),
    isOn: (...names) => names.some((name) => /^(?:true|yes|1)$/i.test(toLine(read(name)) ?? '')),
    isOff: (...names) => names.some((name) => /^(?:false|no|0)$/i.test(toLine(read(name)) ?? '')),
  };
}

/** Gives a plain value as a text of one line, clean; nothing when it is blank or no plain value. */
export function toLine(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return cleanLine(decodeEntities(String(value)));
}

/** Gives a text that holds no entities as one line, clean; nothing when it is blank. */
export function cleanLine(text: string): string | undefined {
  const line = text
    .replaceAll(/[\p{Cc} \u2028\u2029]+/gu, ' ')
    .trim()
    .toWellFormed();
  return line === '' ? undefined : line;
}

/** Gives the names in a value: a list, or a text whose commas part them. */
export function toList(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitNames(decodeEntities(value));
  const parts = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return [...new Set(parts.flatMap((part) => toLine(isRecord(part) ? nameOf(part) : part) ?? []))];
}

/** Gives the names in a text that holds no entities; its commas part them. */
export function splitNames(text: string): readonly string[] {
  return [...new Set(text.split(/[,;]/).flatMap((name) => cleanLine(name) ?? []))];
}

/** Gives the names in a value as `toList` does; Jekyll parts a text without commas at its spaces. */
export function splitWords(value: unknown, isJekyll: boolean): readonly string[] {
  return isJekyll && typeof value === 'string' && !/[,;]/.test(value)
    ? toList(value.split(/\s+/))
    : toList(value);
}

/** Gives the name of something that is described by several keys. */
export function nameOf(record: Readonly<Record<string, unknown>>): unknown {
  return ['name', 'label', 'title', 'display_name', 'displayName', 'slug', 'id', 'key']
    .map((key) => own(record, key))
    .find((value) => toLine(value) !== undefined);
}

/** Gives an object's own value: `__proto__` and `constructor` are keys like others. */
export function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function follow(fields: ReadonlyMap<string, unknown>, name: string): unknown {
  const [first = '', ...rest] = name.split('.').map(foldKey);
  const value = fields.get(first);
  if (rest.length === 0) return value;
  return isRecord(value) ? follow(fold(value), rest.join('.')) : undefined;
}

function fold(record: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(record)) {
    const folded = foldKey(key);
    if (!fields.has(folded)) fields.set(folded, value);
  }
  return fields;
}

function foldKey(key: string): string {
  return key.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** Archives that came from elsewhere write `&#8217;` in their titles, and their templates let it through. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
};

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
