import { existsSync } from 'node:fs';
import path from 'node:path';

import type { BrowserContext } from '@playwright/test';

/** Lets pages have the edition of a folder in place of the one that the site was built with. */
export async function serveEdition(context: BrowserContext, folder: string): Promise<void> {
  await context.route('**/edition/**', (route) => {
    const file = path.join(folder, decodeURI(new URL(route.request().url()).pathname));
    return existsSync(file)
      ? route.fulfill({ path: file })
      : route.fulfill({ status: 404, body: 'Not found' });
  });
}
