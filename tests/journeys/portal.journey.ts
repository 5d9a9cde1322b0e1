import type { Page } from '@playwright/test';

import { fr } from '../../src/messages/fr.ts';
import type { FaultServer } from '../support/fault-server.ts';
import type { Fault } from '../support/fault.ts';
import { expect, test } from '../support/fault-journey.ts';
import { open } from './pages.ts';

// A worker would answer in the network's place; here the network itself is at fault.
test.use({ serviceWorkers: 'block' });

const HEAD = '/edition/terms/category-jeux.json';

/** Follows a link to a page whose file the network answers for in this way. */
async function openThrough(page: Page, server: FaultServer, fault: Fault): Promise<void> {
  await open(page, '/');
  server.fail(HEAD, fault);
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Jeux' }).click();
}

for (const [title, toFault] of [
  ['its own page in place of a file (N21)', () => ({ kind: 'portal' })],
  ['a redirection to its own site (N22)', (other) => ({ kind: 'redirect', to: `${other}/login` })],
  ['a status for that (N21)', () => ({ kind: 'portal', status: 511 })],
  ['a redirection without end (N27)', () => ({ kind: 'redirect' })],
] satisfies readonly (readonly [title: string, toFault: (other: string) => Fault])[]) {
  test(`A network that asks for a login with ${title} is told as such, and tried again after it`, async ({
    page,
    server,
    noise,
  }) => {
    noise.allow(/EditionError: edition\/|511|Content Security Policy|Fetch API cannot|TOO_MANY_REDIRECTS/);
    noise.allow(/foreign request: .*login/);
    // Another name of the same server is another site.
    await openThrough(page, server, toFault(server.origin.replace('localhost', '127.0.0.1')));
    const main = page.getByRole('main');
    await expect(main.getByText(fr.failure.filtered.replaceAll(/\s/g, ' '))).toBeVisible();

    server.heal();
    await main.getByRole('button', { name: fr.failure.retry }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
  });
}

test('A file that moved within the site is followed', async ({ page, server }) => {
  const moved = '/edition/terms/category-jeux.json?moved';
  server.fail(HEAD, { kind: 'redirect', to: moved }, { times: 1 });

  await open(page, '/');
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Jeux' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
});

test('"Not modified" about a file that the browser does not have is asked for whole (N20)', async ({
  page,
  server,
}) => {
  await open(page, '/');
  server.fail(HEAD, { kind: 'not-modified' }, { times: 1 });

  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Jeux' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
  expect(server.count(HEAD)).toBe(2);
});
