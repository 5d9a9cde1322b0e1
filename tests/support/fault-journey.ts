import type { FaultServer } from './fault-server.ts';
import { startFaultServer } from './fault-server.ts';
import { test as base, expect } from './journey.ts';
import type { OtherBuild } from './second-build.ts';
import { DIST, SECOND_BUILD, getOtherBuild } from './second-build.ts';

export { expect };

/**
 * The `test` of journeys through a bad network: a server of its own for each, which serves dist/ and does wrong what
 * it is told, and a second build to deploy.
 *
 * @example
 * test('an old tab survives a deployment (W01)', async ({ page, server, secondBuild }) => {
 *   await page.goto('/');
 *   server.deploy(secondBuild, { old: 'removed' });
 */
export const test = base.extend<
  { server: FaultServer },
  { site: string; otherBuild: OtherBuild; secondBuild: string }
>({
  /** The folder that is served first. */
  site: [DIST, { scope: 'worker', option: true }],
  /** What the second build has that the first has not. */
  otherBuild: [SECOND_BUILD, { scope: 'worker', option: true }],
  secondBuild: [
    async ({ otherBuild }, provide) => provide(await getOtherBuild(otherBuild)),
    { scope: 'worker', timeout: 120_000 },
  ],
  server: async ({ site }, provide) => {
    const server = await startFaultServer(site);
    await provide(server);
    await server.stop();
  },
  baseURL: ({ server }, provide) => provide(server.origin),
});
