import { AxeBuilder } from '@axe-core/playwright';
import { type Page, test as base, expect } from '@playwright/test';

import { pretendNetwork } from './pretend-network.ts';

export { expect };

/** What a journey may say about the noise that it makes on purpose. */
type Noise = {
  /** Lets errors, warnings and foreign requests pass whose text is like this one. */
  readonly allow: (message: RegExp) => void;
};

/**
 * Playwright's `test`, which fails a journey that passed in silence over something broken: an error or a
 * warning in the console, an exception, or a request to anybody but Kiosque. A journey that cuts the
 * network on purpose says so:
 *
 * @example
 * test('opens a saved article in a tunnel', async ({ page, context, noise }) => {
 *   noise.allow(/ERR_INTERNET_DISCONNECTED/);
 *   await context.setOffline(true);
 */
export const test = base.extend<{ noise: Noise }>({
  noise: [
    async ({ context, baseURL }, use) => {
      // What a page asks for ahead of its reader depends on how long nothing else happens: here, nothing.
      await pretendNetwork(context, { effectiveType: '3g' });
      const heard: string[] = [];
      // Said by Playwright where a journey is to go without a worker.
      const allowed: RegExp[] = [/Service Worker registration blocked by Playwright/];
      context.on('console', (message) => {
        const type = message.type();
        const { url } = message.location();
        if (type === 'error' || type === 'warning') heard.push(`console ${type}: ${message.text()} (${url})`);
      });
      context.on('weberror', (error) => heard.push(`exception: ${error.error().message}`));
      context.on('request', (request) => {
        const url = new URL(request.url());
        const isForeign =
          /^(?:https?|wss?):$/.test(url.protocol) && url.origin !== new URL(baseURL ?? '').origin;
        if (isForeign) heard.push(`foreign request: ${url.href}`);
      });

      await use({ allow: (message) => void allowed.push(message) });

      const unexpected = heard.filter((line) => !allowed.some((message) => message.test(line)));
      expect(unexpected, 'The journey made noise that nobody expected.').toEqual([]);
    },
    { auto: true },
  ],
});

/** WCAG 2.2 to its level AA, and what axe's authors recommend beyond it. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails when axe finds an accessibility fault in the page as it stands, naming the rule and the places. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Without frames of another origin to look into, this mode finds the same in a quarter of the time.
    .setLegacyMode(true)
    .options({ runOnly: AXE_TAGS, resultTypes: ['violations'] })
    .analyze();
  const faults = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} · ${nodes.map((node) => node.target.join(' ')).join(' · ')}`,
  );
  expect(faults, `axe on ${page.url()}`).toEqual([]);
}
