import 'fake-indexeddb/auto';
import { vi } from 'vitest';

/** What the tests of `src/reader` see and steer of a browser. */
export type FakeBrowser = {
  readonly window: EventTarget;
  readonly document: EventTarget & FakeDocument;
  readonly localStorage: FakeStorage;
  readonly sessionStorage: FakeStorage;
  readonly persist: ReturnType<typeof vi.fn>;
};

type FakeDocument = {
  visibilityState: string;
  readonly documentElement: FakeRoot;
  /** Gives the colours of the bars around the page, whatever is asked for. */
  readonly querySelectorAll: (selector: string) => readonly { content: string }[];
};

type FakeRoot = { lang: string; readonly dataset: Record<string, string> };

/** Puts a browser on `globalThis` where nobody has been before: no data, no listeners. */
export function startBrowser(): FakeBrowser {
  const window = new EventTarget();
  const documentElement: FakeRoot = { lang: '', dataset: {} };
  const colours = [{ content: '#faf7f0' }, { content: '#151411' }];
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    documentElement,
    querySelectorAll: () => colours,
  });
  const browser = {
    window,
    document,
    localStorage: new FakeStorage(),
    sessionStorage: new FakeStorage(),
    persist: vi.fn(async () => false),
  };
  FakeChannel.open.clear();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('document', document);
  vi.stubGlobal('localStorage', browser.localStorage);
  vi.stubGlobal('sessionStorage', browser.sessionStorage);
  vi.stubGlobal('navigator', { storage: { persist: browser.persist } });
  return browser;
}

/** Opens a tab: the modules of `src/reader` once more, with a memory of their own, on the same storage. */
export async function openTab() {
  vi.resetModules();
  return { ...(await import('../../support/reader.ts')) };
}

/** An event with the fields that the browser gives it. */
export function makeEvent(type: string, fields: object = {}): Event {
  return Object.assign(new Event(type), fields);
}

/** Storage that can be forbidden or full, as `refusal` says. */
export class FakeStorage {
  readonly texts = new Map<string, string>();
  refusal: { readonly name: string; readonly on: 'everything' | 'writing' } | undefined;

  getItem(key: string): string | null {
    if (this.refusal?.on === 'everything') throw new DOMException('refused', this.refusal.name);
    return this.texts.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    if (this.refusal !== undefined) throw new DOMException('refused', this.refusal.name);
    this.texts.set(key, text);
  }

  removeItem(key: string): void {
    if (this.refusal !== undefined) throw new DOMException('refused', this.refusal.name);
    this.texts.delete(key);
  }
}

/** Delivers at once, and never to the sender, as the real one. */
class FakeChannel {
  static readonly open = new Set<FakeChannel>();
  readonly name: string;
  onmessage: ((event: { readonly data: unknown }) => void) | undefined;

  constructor(name: string) {
    this.name = name;
    FakeChannel.open.add(this);
  }

  postMessage(data: unknown): void {
    if (!FakeChannel.open.has(this)) throw new DOMException('closed', 'InvalidStateError');
    for (const other of FakeChannel.open) {
      if (other !== this && other.name === this.name) other.onmessage?.({ data });
    }
  }

  close(): void {
    FakeChannel.open.delete(this);
  }
}
