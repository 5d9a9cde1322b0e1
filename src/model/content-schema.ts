import * as v from 'valibot';

import { isSafeHref } from './block.ts';
import type { Fault } from './fault.ts';
import { showValue } from './fault.ts';
import type { Slug } from './slug.ts';
import { isSlug } from './slug.ts';

/** The message of a schema: both halves of a fault's sentence, what was expected and what to do. */
export function says(expected: string, fix: string): string {
  return `${expected}\n${fix}`;
}

/** A text of one line that is not empty. */
export function line(expected: string, fix: string) {
  const message = says(expected, fix);
  return v.pipe(v.string(message), v.transform(clean), v.nonEmpty(message));
}

/** A text of one line; absent, null and empty are the same. */
export function optionalLine(expected: string) {
  return v.nullish(
    v.pipe(v.string(says(expected, 'write a text, or leave the key out')), v.transform(clean)),
    '',
  );
}

/** A slug, such as that of a category. */
export function slugOf(expected: string) {
  const message = says(expected, 'write lower-case words joined by hyphens, such as "objets-connectes"');
  return v.pipe(
    v.string(message),
    v.check(isSlug, message),
    v.transform((text) => text as Slug), // Checked on the line above.
  );
}

/**
 * An object of these entries; others are left out. A key that lacks is read as a key that holds
 * nothing, so that the message is the entry's own: « expected a headline », not « an object ».
 */
export function objectOf<Entries extends v.ObjectEntries>(
  entries: Entries,
  message = says('an object', 'write { … } here'),
) {
  const blank = Object.fromEntries(Object.keys(entries).map((key) => [key, undefined]));
  return v.pipe(
    v.custom<object>((raw) => typeof raw === 'object' && raw !== null && !Array.isArray(raw), message),
    v.transform((raw) => ({ ...blank, ...raw })),
    v.object(entries),
  );
}

const addressMessage = says('an https or http address', 'write it whole, such as https://example.org/page');
const languageMessage = says('a language tag', 'write it as "fr" or "en-GB"');

/** An address of the web, whole. */
export const addressSchema = v.pipe(
  v.string(addressMessage),
  v.trim(),
  v.check((text) => /^https?:/i.test(text) && isSafeHref(text), addressMessage),
);

/** A BCP 47 language tag. */
export const languageSchema = v.pipe(
  v.string(languageMessage),
  v.regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, languageMessage),
);

/** Turns the issues of a schema whose messages are made by `says` into faults of a file. */
export function toFaults(issues: readonly v.BaseIssue<unknown>[], file: string): Fault[] {
  return issues.map((issue) => {
    const [expected = '', fix = ''] = issue.message.split('\n');
    const { value } = issue.path?.at(-1) ?? { value: issue.input };
    return { severity: 'error', file, path: printPath(issue), expected, found: showValue(value), fix };
  });
}

function printPath(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? [])
    .map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`))
    .join('')
    .replace(/^\./, '');
}

/** Leaves a key out when its value is absent or empty: absent optional text is absent, not ''. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined,
): { [K in Key]?: Value } {
  return value == null || value === '' ? {} : ({ [key]: value } as { [K in Key]: Value }); // TypeScript widens computed keys.
}

/** Takes control characters out and folds white space; the narrow spaces of French stay. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200b\ufeff]/gu, ' ')
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/ +/g, ' ')
    .trim();
}
