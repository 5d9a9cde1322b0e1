import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { KeyChoices, KeyPress } from '../../../src/model/shortcuts.ts';
import {
  DEFAULT_KEYS,
  SHORTCUTS,
  bindKeys,
  chooseKey,
  findShortcut,
  printKey,
  readKey,
} from '../../../src/model/shortcuts.ts';

/** A press of a key alone, unless told otherwise. */
function makePress({ altGraph = false, ...press }: Partial<KeyPress> & { altGraph?: boolean }): KeyPress {
  return {
    key: 'j',
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    getModifierState: () => altGraph,
    ...press,
  };
}

const anyShortcut = fc.constantFrom(...SHORTCUTS);
const anyKey = fc.constantFrom(...Object.values(DEFAULT_KEYS), 'x', 'é', '!', '1');
/** What storage may hold: keys, and anything else. */
const anyChoices = fc.dictionary(
  fc.constantFrom(...SHORTCUTS, 'share', 'constructor'),
  fc.oneof(anyKey, fc.constantFrom<unknown>('', 'J', ' ', 'Enter', 'ab', 3, null, ['j'])),
);

describe('the keys of the beginning', () => {
  it('are letters that need no Shift, but for the help, and no two are one', () => {
    const { help, ...others } = DEFAULT_KEYS;

    expect(help).toBe('?');
    for (const key of Object.values(others)) expect(key).toMatch(/^[a-z]$/);
    expect(new Set(Object.values(DEFAULT_KEYS)).size).toBe(SHORTCUTS.length);
  });
});

describe('readKey', () => {
  it.each<[press: Parameters<typeof makePress>[0], key: string | undefined, why: string]>([
    [{ key: 'j' }, 'j', 'a letter'],
    [{ key: 'J' }, 'j', 'a letter under Caps Lock'],
    [{ key: 'é' }, 'é', 'a letter of AZERTY'],
    [{ key: 'ж' }, 'ж', 'a letter of another script'],
    [{ key: '1', shiftKey: true }, '1', 'a digit of AZERTY'],
    [{ key: '?', shiftKey: true }, '?', 'a sign with Shift'],
    [{ key: 'J', shiftKey: true }, undefined, 'a letter with Shift'],
    [{ key: 'j', ctrlKey: true }, undefined, 'a letter with Control'],
    [{ key: 'j', altKey: true }, undefined, 'a letter with Alt'],
    [{ key: 'j', metaKey: true }, undefined, 'a letter with Command'],
    [{ key: '€', altGraph: true }, undefined, 'a sign with AltGr'],
    [{ key: ' ' }, undefined, 'the space bar'],
    [{ key: 'Enter' }, undefined, 'a key that writes nothing'],
    [{ key: 'Dead' }, undefined, 'an accent on its way'],
    [{ key: 'Process' }, undefined, 'a key of an input method'],
    [{ key: '' }, undefined, 'nothing'],
  ])('reads %j as %j: %s', (press, key) => {
    expect(readKey(makePress(press))).toBe(key);
  });
});

describe('bindKeys', () => {
  it.each<[choices: KeyChoices, differences: object, why: string]>([
    [{}, {}, 'nothing chosen'],
    [{ next: 'n' }, { next: 'n' }, 'a free key'],
    [{ next: 'k', previous: 'j' }, { next: 'k', previous: 'j' }, 'two that change places'],
    [{ next: 'k' }, {}, 'a key that another shortcut has'],
    [{ next: 'n', save: 'n' }, { next: 'n' }, 'one key for two: the first has it'],
    [{ next: 'n', previous: 'n', save: 'k' }, { next: 'n' }, 'a key that is taken once another falls back'],
    [{ next: 'N', save: 'Enter', close: ' ', help: 3, front: null }, {}, 'what is no key'],
    [{ share: 'x' }, {}, 'a shortcut of a newer version'],
  ])('gives %j the keys of the beginning and %j: %s', (choices, differences) => {
    expect(bindKeys(choices)).toEqual({ ...DEFAULT_KEYS, ...differences });
  });

  it('gives every shortcut a key of its own, whatever storage holds', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const keys = bindKeys(choices);

        expect(Object.keys(keys).sort()).toEqual([...SHORTCUTS].sort());
        expect(new Set(Object.values(keys)).size).toBe(SHORTCUTS.length);
        for (const shortcut of SHORTCUTS) expect(findShortcut(choices, keys[shortcut])).toBe(shortcut);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});

describe('a slash', () => {
  it('searches as well, unless the reader has chosen it for something else', () => {
    expect(findShortcut({}, '/')).toBe('search');
    expect(findShortcut({ search: 'x' }, '/')).toBe('search');
    expect(findShortcut({ next: '/' }, '/')).toBe('next');
  });
});

describe('chooseKey', () => {
  it('keeps what differs from the beginning, and no more', () => {
    const chosen = chooseKey({ next: 'n' }, 'save', 'x');

    expect(chosen).toEqual({ kind: 'chosen', choices: { next: 'n', save: 'x' } });
    expect(chooseKey({ next: 'n', save: 'x' }, 'next', 'j')).toEqual({
      kind: 'chosen',
      choices: { save: 'x' },
    });
  });

  it('says who has the key already, and changes nothing', () => {
    expect(chooseKey({}, 'next', 'e')).toEqual({ kind: 'taken', by: 'save' });
    expect(chooseKey({ save: 'x' }, 'next', 'x')).toEqual({ kind: 'taken', by: 'save' });
  });

  it('keeps what a newer version has chosen', () => {
    expect(chooseKey({ share: 'x' }, 'next', 'n')).toEqual({
      kind: 'chosen',
      choices: { share: 'x', next: 'n' },
    });
  });

  it('changes that one key, or none, whatever storage holds', () => {
    fc.assert(
      fc.property(anyChoices, anyShortcut, anyKey, (choices, shortcut, key) => {
        const before = bindKeys(choices);
        const choice = chooseKey(choices, shortcut, key);

        const after =
          choice.kind === 'chosen' ? bindKeys(choice.choices) : { ...before, [shortcut]: before[choice.by] };

        expect(after).toEqual({ ...before, [shortcut]: key });
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});

describe('printKey', () => {
  it('prints a letter as it stands on its key, and everything else as it is', () => {
    expect(['j', 'é', '?', '1', 'ß'].map(printKey)).toEqual(['J', 'É', '?', '1', 'ß']);
  });
});
