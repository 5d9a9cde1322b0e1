import * as v from 'valibot';

import type { KeyChoices } from '../model/shortcuts.ts';
import { createTopic } from './topic.ts';

/*
 * `kiosque.settings` in localStorage holds `{"v":1,"data":{"theme":"dark","language":"en"}}`.
 *
 * The script at the top of index.html reads the same key before the first paint, so that a dark page never flashes
 * white and text is never set twice. It takes `data` when the text is JSON (whatever `v` is: a wrong guess costs a
 * flash, no more) and writes nothing. It leaves the same page as `applySettings(getSettings())`, but for attributes with
 * the default or an unknown value, which no style looks at: change both together,
 * tests/unit/reader/first-paint.test.ts compares them.
 */
const KEY = 'kiosque.settings';
const BROKEN_KEY = 'kiosque.settings.broken';

/** The settings that are one of a few. */
export type Choices = {
  /** `system` follows the device. */
  readonly theme: 'system' | 'light' | 'sepia' | 'dark' | 'black';
  readonly typeface: 'serif' | 'sans' | 'atkinson' | 'dyslexic';
  /** Of everything, the space between too. */
  readonly size: 'small' | 'normal' | 'large' | 'larger' | 'largest';
  /** Of the text of articles. */
  readonly lineHeight: 'tight' | 'normal' | 'loose' | 'looser';
  /** How long lines may be. */
  readonly measure: 'narrow' | 'normal' | 'wide';
  /** Of lists of articles. */
  readonly density: 'airy' | 'compact';
  readonly language: 'fr' | 'en';
};

/** How the reader wants Kiosque. */
export type Settings = Choices & {
  /** Nothing is fetched that was not asked for. */
  readonly dataSaving: boolean;
  /** Keys of one letter act. */
  readonly shortcuts: boolean;
  /** The keys that are not those of the beginning; `bindKeys` tells what they all are. */
  readonly keys: KeyChoices;
};

/** What each setting may be, in the order in which a reader is asked; tokens.css says what it looks like. */
export const CHOICES: { readonly [Key in keyof Choices]: readonly Choices[Key][] } = {
  theme: ['system', 'light', 'sepia', 'dark', 'black'],
  typeface: ['serif', 'sans', 'atkinson', 'dyslexic'],
  size: ['small', 'normal', 'large', 'larger', 'largest'],
  lineHeight: ['tight', 'normal', 'loose', 'looser'],
  measure: ['narrow', 'normal', 'wide'],
  density: ['airy', 'compact'],
  language: ['fr', 'en'],
};

/** The settings of somebody who changed nothing, and of a page rendered ahead of its reader. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  typeface: 'serif',
  size: 'normal',
  lineHeight: 'normal',
  measure: 'normal',
  density: 'airy',
  language: 'fr',
  dataSaving: false,
  shortcuts: true,
  keys: {},
};

/** What styles look at, as attributes of <html>: `data-theme`, `data-line-height`; none for the default. */
const LOOKS = ['theme', 'typeface', 'size', 'lineHeight', 'measure', 'density'] as const;

/** The colour of each theme's paper (tokens.css), for the bars of the browser around the page. */
const PAPERS = { light: '#faf7f0', sepia: '#f2e5c9', dark: '#151411', black: '#000000' };

const envelopeSchema = v.object({ v: v.literal(1), data: v.looseObject({}) });

/** A value of a newer version counts as the default here, and stays as it is in storage. */
const choice = <Key extends keyof Choices>(key: Key) =>
  v.fallback(v.picklist<readonly Choices[Key][]>(CHOICES[key]), DEFAULT_SETTINGS[key]);

const settingsSchema = v.object({
  theme: choice('theme'),
  typeface: choice('typeface'),
  size: choice('size'),
  lineHeight: choice('lineHeight'),
  measure: choice('measure'),
  density: choice('density'),
  language: choice('language'),
  dataSaving: v.fallback(v.boolean(), DEFAULT_SETTINGS.dataSaving),
  shortcuts: v.fallback(v.boolean(), DEFAULT_SETTINGS.shortcuts),
  keys: v.fallback(v.looseObject({}), DEFAULT_SETTINGS.keys),
});

const changes = createTopic();
/** Changes that storage refused: they live as long as the page. */
let unsaved: Partial<Settings> = {};
let current: Settings | undefined;
let isListening = false;

/** Gives the settings; the same object until one of them changes. */
export function getSettings(): Settings {
  return (current ??= v.parse(settingsSchema, { ...readData(), ...unsaved }));
}

/** Gives the settings that a prerendered page has before it is awake. */
export const getDefaultSettings = (): Settings => DEFAULT_SETTINGS;

/**
 * Changes some settings at once, for this visit and the next ones.
 *
 * @returns whether the device keeps them; when it refuses (storage forbidden or full), they hold for this visit
 */
export function changeSettings(part: Partial<Settings>): boolean {
  const changed = { ...unsaved, ...part };
  // Read again, not from memory: another tab may have changed another setting.
  const isKept = write(KEY, JSON.stringify({ v: 1, data: { ...readData(), ...changed } }));
  unsaved = isKept ? {} : changed;
  refresh();
  return isKept;
}

/** Gives all that was chosen, keys that only a newer version knows too. */
export const getChosen = (): object => ({ ...readData(), ...unsaved });

/**
 * Takes over what was chosen on another device, where nothing was chosen on this one.
 *
 * @returns the function that undoes it
 */
export function adoptChosen(chosen: object): () => void {
  const before = getChosen();
  changeSettings({ ...chosen, ...before });
  return () => {
    write(KEY, JSON.stringify({ v: 1, data: before }));
    refresh();
  };
}

/** Calls a listener after a change in this tab or another one. */
export function subscribeSettings(listener: () => void): () => void {
  if (!isListening) {
    addEventListener('storage', (event) => {
      // Without a key: everything was erased.
      if (event.key === KEY || event.key === null) refresh();
    });
    // A page kept for Back hears no event meanwhile.
    addEventListener('pageshow', (event) => {
      if (event.persisted) refresh();
    });
  }
  isListening = true;
  return changes.subscribe(listener);
}

/** Puts settings on the page: the looks that CSS knows, the colour of the bars around it, and the language. */
export function applySettings(settings: Settings): void {
  const { language, theme } = settings;
  const root = document.documentElement;
  root.lang = language;
  for (const key of LOOKS) {
    if (settings[key] === DEFAULT_SETTINGS[key]) delete root.dataset[key];
    else root.dataset[key] = settings[key];
  }
  // index.html has one for light devices and one for dark ones, in this order.
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]');
  for (const [index, meta] of [...metas].entries())
    meta.content = PAPERS[theme === 'system' ? (index === 0 ? 'light' : 'dark') : theme];
}

function refresh(): void {
  current = undefined;
  changes.tell();
}

/** Everything stored, keys of newer versions included. An unreadable text is first kept under another key. */
function readData(): object {
  const text = read();
  if (text === null) return {};
  try {
    return v.parse(envelopeSchema, JSON.parse(text)).data;
  } catch {
    // Not JSON, or not ours: whoever wrote it may want it back.
    write(BROKEN_KEY, text);
    return {};
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // The browser forbids storage, or has none.
    return null;
  }
}

function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    // Forbidden or full: the caller says so.
    return false;
  }
}
