import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';

import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { FakeBrowser } from './fake-browser.ts';
import { openTab, startBrowser } from './fake-browser.ts';

const KEY = 'kiosque.settings';
const folder = path.resolve(import.meta.dirname, '../../..');
const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
const script = /<script>([^]*?)<\/script>/.exec(html)?.[1] ?? '';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The attributes that styles look at, with their values. */
const styled = new Set(
  readdirSync(path.join(folder, 'src/views'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .flatMap(
      (file) =>
        readFileSync(path.join(folder, 'src/views', file), 'utf8').match(/\[data-[\w-]+='\w+'\]/g) ?? [],
    ),
);

/** What the page looks like to its styles and to the browser around it. */
function look({ document }: FakeBrowser): object {
  const { lang, dataset } = document.documentElement;
  const looks = Object.entries(dataset)
    .map(([key, value]) => `[data-${key.replaceAll(/[A-Z]/g, '-$&').toLowerCase()}='${value}']`)
    .filter((attribute) => styled.has(attribute))
    .sort();
  return { lang, looks, colours: document.querySelectorAll('').map(({ content }) => content) };
}

/** A page as it comes from the host, with a text in storage. */
function receivePage(text: string | undefined): FakeBrowser {
  const browser = startBrowser();
  browser.document.documentElement.lang = 'fr';
  if (text !== undefined) browser.localStorage.texts.set(KEY, text);
  return browser;
}

/** Looks at a page after the script in its head has run, and at one after the application has applied the settings. */
async function lookAtBoth(text: string | undefined): Promise<readonly [first: object, later: object]> {
  const { document, localStorage, ...first } = receivePage(text);
  runInNewContext(script, { document, localStorage, location: { search: '' } });
  const before = look({ document, localStorage, ...first });
  const browser = receivePage(text);
  const tab = await openTab();
  tab.applySettings(tab.getSettings());
  return [before, look(browser)];
}

describe('the script before the first paint', () => {
  it('shows each setting as the application does', async () => {
    const { CHOICES } = await openTab();
    const seen = new Set<string>();
    for (const [key, values] of Object.entries(CHOICES)) {
      for (const value of values) {
        const [first, later] = await lookAtBoth(JSON.stringify({ v: 1, data: { [key]: value } }));

        expect(first).toEqual(later);
        seen.add(JSON.stringify(first));
      }
    }

    // The seven that are the default look like one.
    expect(seen.size).toBe(Object.values(CHOICES).flat().length - 6);
  });

  it('shows any settings together as the application does', async () => {
    const { CHOICES } = await openTab();
    const values = [...Object.values(CHOICES).flat(), 'dawn', '', 3, true, null];
    const anyData = fc.dictionary(
      fc.constantFrom(...Object.keys(CHOICES), 'dataSaving', 'font', 'waiting', 'constructor'),
      fc.constantFrom<unknown>(...values),
    );

    await fc.assert(
      fc.asyncProperty(anyData, async (data) => {
        const [first, later] = await lookAtBoth(JSON.stringify({ v: 1, data }));

        expect(first).toEqual(later);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it.each<[text: string | undefined, why: string]>([
    [undefined, 'nothing'],
    ['{"v":1,"da', 'a text that is cut off'],
    ['null', 'JSON of something else'],
    ['{"v":1}', 'no data'],
  ])('leaves the page as it came where storage holds %j: %s', async (text) => {
    const [first, later] = await lookAtBoth(text);

    expect(first).toEqual(later);
    expect(first).toEqual({ lang: 'fr', looks: [], colours: ['#faf7f0', '#151411'] });
  });

  it('leaves the page as it came where storage is forbidden', () => {
    const { document, localStorage, ...others } = receivePage('{"v":1,"data":{"theme":"dark"}}');
    localStorage.refusal = { on: 'everything', name: 'SecurityError' };

    runInNewContext(script, { document, localStorage, location: { search: '' } });

    expect(look({ document, localStorage, ...others })).toMatchObject({ lang: 'fr', looks: [] });
  });
});
