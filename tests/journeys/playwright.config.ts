import { existsSync } from 'node:fs';
import path from 'node:path';

import { defineConfig } from '@playwright/test';

import { ensureBrowser } from '../support/ensure-browser.ts';
import { findFreePort } from '../support/free-port.ts';

const root = path.resolve(import.meta.dirname, '../..');
const reports = path.join(root, 'node_modules/.cache/tests');

// Without it the server answers 404 until Playwright's patience ends.
if (!existsSync(path.join(root, 'dist/index.html'))) {
  throw new Error('dist/index.html · expected the production build, found nothing · run npm run build');
}

// Playwright reads this file once more in each worker. Workers inherit the environment, so the browser
// is looked for once, and all agree on the port.
process.env['KIOSQUE_BROWSER'] ??= await ensureBrowser();
process.env['KIOSQUE_PORT'] ??= String(await findFreePort());

const executablePath = process.env['KIOSQUE_BROWSER'];
const port = process.env['KIOSQUE_PORT'];

/** Journeys drive the production build in dist/, as readers get it. */
export default defineConfig({
  testMatch: '*.journey.ts',
  outputDir: path.join(reports, 'journeys'),
  reporter: [['list'], ['json', { outputFile: path.join(reports, 'journeys.json') }]],
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // For a machine that does other things too: a journey says what it waits for, not how long that takes.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    launchOptions: { executablePath },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'off',
    // What a worker asks for, no journey can answer in place of the host: those of `offline` allow it.
    serviceWorkers: 'block',
  },
  webServer: {
    command: 'npm run serve',
    cwd: root,
    url: `http://localhost:${port}/`,
    env: { PORT: port },
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
