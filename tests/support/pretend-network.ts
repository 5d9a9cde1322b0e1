import type { BrowserContext, Page } from '@playwright/test';

/** What a browser tells of the network (Network Information API). */
type Connection = { readonly saveData?: boolean; readonly effectiveType?: '4g' | '3g' };

/** Makes pages hear that the network is so, from their beginning. */
export async function pretendNetwork(target: Page | BrowserContext, connection: Connection): Promise<void> {
  await target.addInitScript((value) => {
    // Once more for whoever knows better.
    Object.defineProperty(navigator, 'connection', { value, configurable: true });
  }, connection);
}
