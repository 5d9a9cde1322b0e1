import { openAll, test, watchScripts } from '../support/hostile-site.ts';
import { expect } from '../support/journey.ts';
import { hasCorpus } from '../support/make-hostile-content.ts';

test.use({ isImported: true });
test.skip(!hasCorpus, 'The hostile HTML of other projects is not here: ../shared/corpora/xss is absent.');

test('No hostile article that was imported runs, asks, moves or covers anything', async ({
  context,
  site,
}) => {
  test.setTimeout(120_000);
  await context.addInitScript(watchScripts);

  const faults = await openAll(context, site, { isScripted: true });

  expect(faults).toEqual([]);
});
