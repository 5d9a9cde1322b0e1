import * as v from 'valibot';

import { createTopic } from './topic.ts';

/*
 * `kiosque.settings` in localStorage holds `{"v":1,"data":{"theme":"dark","language":"en"}}`.
 *
 * The script at the top of index.html reads the same key before the first paint, so that a dark
 * page never flashes white. It must, without throwing: take `data` when the text is JSON (whatever
 * `v` is: a wrong guess costs a flash, no more), else `{}`; set `data-theme` on <html> when
 * `data.theme` is "light" or "dark", and leave it out otherwise; set `lang` to "en" when
 * `data.language` is "en", to "fr" otherwise. It writes nothing.
 * That is what `applySettings(getSettings())` does too: change both together.
 */
const KEY = 'kiosque.settings';
const BROKEN_KEY = 'kiosque.settings.broken';

/** How the reader wants Kiosque; `system` follows the device. */
export type Settings = { readonly theme: 'system' | 'light' | 'dark'; readonly language: 'fr' | 'en' };

/** The settings of somebody who changed nothing, and of a page rendered ahead of its reader. */
export const DEFAULT_SETTINGS: Settings = { theme: 'system', language: 'fr' };

const envelopeSchema = v.object({ v: v.literal(1), data: v.looseObject({}) });

/** A value of a newer version counts as the default here, and stays as it is in storage. */
const settingsSchema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), DEFAULT_SETTINGS.theme),
  language: v.fallback(v.picklist(['fr', 'en']), DEFAULT_SETTINGS.language),
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

/** Puts settings on the page: the theme that CSS looks at, and the language of the interface. */
export function applySettings({ theme, language }: Settings): void {
  const root = document.documentElement;
  root.lang = language;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
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
