/** What a key can do, in the groups and the order in which readers are shown it. */
export const SHORTCUT_GROUPS = {
  reading: ['next', 'previous', 'save', 'close', 'search', 'find', 'help'],
  pages: ['front', 'saved', 'history', 'tags', 'settings'],
} as const;

/** The name of something that a key can do. */
export type Shortcut = (typeof SHORTCUT_GROUPS)[keyof typeof SHORTCUT_GROUPS][number];

/** The key of each shortcut. */
export type KeyBindings = Readonly<Record<Shortcut, string>>;

/** The keys that a reader chose, by shortcut, as storage has them: anything may stand there. */
export type KeyChoices = Readonly<Record<string, unknown>>;

/** Every shortcut, in order. */
export const SHORTCUTS: readonly Shortcut[] = Object.values(SHORTCUT_GROUPS).flat();

/** The keys of somebody who chose none: letters, which AZERTY and QWERTY both have without Shift, but for the help. */
export const DEFAULT_KEYS: KeyBindings = {
  next: 'j',
  previous: 'k',
  save: 'e',
  close: 'f',
  search: 's',
  find: 'c',
  help: '?',
  front: 'a',
  saved: 'b',
  history: 'h',
  tags: 't',
  settings: 'o',
};

/**
 * Gives each shortcut its key, a key of its own: what is chosen and cannot be read, and the later of two choices that
 * are one key, count as not chosen.
 *
 * @example
 * bindKeys({ next: 'n' }).next              // => 'n'
 * bindKeys({ next: 'n', save: 'n' }).save   // => 'e'
 * bindKeys({ next: 'k', previous: 'j' })    // => the two have changed places
 */
export function bindKeys(choices: KeyChoices): KeyBindings {
  const chosen = new Map(
    SHORTCUTS.flatMap((shortcut) => {
      const key = choices[shortcut];
      return isKey(key) ? [[shortcut, key] as const] : [];
    }),
  );
  for (;;) {
    const keys: KeyBindings = { ...DEFAULT_KEYS, ...Object.fromEntries(chosen) };
    const isTaken = (shortcut: Shortcut) =>
      SHORTCUTS.some((other) => other !== shortcut && keys[other] === keys[shortcut]);
    // The default keys differ, so of two shortcuts with one key at least one was chosen.
    const last = SHORTCUTS.findLast((shortcut) => chosen.has(shortcut) && isTaken(shortcut));
    if (last === undefined) return keys;
    chosen.delete(last);
  }
}

/** What becomes of a key that a reader chooses: it holds, or another shortcut has it. */
export type KeyChoice =
  | { readonly kind: 'chosen'; readonly choices: KeyChoices }
  | { readonly kind: 'taken'; readonly by: Shortcut };

/** Gives a shortcut another key. Only what differs from the beginning is kept, and what a newer version has chosen. */
export function chooseKey(choices: KeyChoices, shortcut: Shortcut, key: string): KeyChoice {
  const keys = { ...bindKeys(choices), [shortcut]: key };
  const by = SHORTCUTS.find((other) => other !== shortcut && keys[other] === key);
  if (by !== undefined) return { kind: 'taken', by };
  const foreign = Object.entries(choices).filter(([name]) => !(name in DEFAULT_KEYS));
  const own = SHORTCUTS.filter((name) => keys[name] !== DEFAULT_KEYS[name]).map(
    (name) => [name, keys[name]] as const,
  );
  return { kind: 'chosen', choices: Object.fromEntries<unknown>([...foreign, ...own]) };
}

/** Searches as well, as on many sites, where the reader has not chosen it for something else. */
const SEARCH_TOO = '/';

/** Finds what a key does; nothing where it is no shortcut's. */
export function findShortcut(choices: KeyChoices, key: string): Shortcut | undefined {
  const keys = bindKeys(choices);
  const found = SHORTCUTS.find((shortcut) => keys[shortcut] === key);
  return found ?? (key === SEARCH_TOO ? 'search' : undefined);
}

/** What an event of the keyboard says of a key. */
export type KeyPress = {
  /** What the key writes on the reader's own layout. */
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly getModifierState: (modifier: 'AltGraph') => boolean;
};

/**
 * Reads the key that was pressed alone: a letter, a digit or a sign, whatever its place on the keyboard. Shift may help
 * to write a sign, as « ? » on most keyboards, but belongs to no letter; Caps Lock changes nothing.
 */
export function readKey(press: KeyPress): string | undefined {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = press;
  if (ctrlKey || altKey || metaKey || press.getModifierState('AltGraph')) return undefined;
  const plain = key.toLowerCase();
  return isKey(plain) && !(shiftKey && /\p{L}/u.test(plain)) ? plain : undefined;
}

/** Prints a key as it stands on a keyboard. */
export function printKey(key: string): string {
  const capital = key.toUpperCase();
  return capital.length === 1 ? capital : key;
}

/** Tells whether a key may be chosen: it writes one visible character, a letter as a small one. */
function isKey(value: unknown): value is string {
  return (
    typeof value === 'string' && /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(value) && value === value.toLowerCase()
  );
}
