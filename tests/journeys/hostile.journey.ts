import {
  DESK,
  PHONE,
  expectSettled,
  findFrameFaults,
  listen,
  openAll,
  openArticle,
  test,
  watchScripts,
} from '../support/hostile-site.ts';
import { expect } from '../support/journey.ts';
import { hasCorpus } from '../support/make-hostile-content.ts';

// One worker, which builds the site once.
test.describe.configure({ mode: 'default' });
test.skip(!hasCorpus, 'The hostile HTML of other projects is not here: ../shared/corpora/xss is absent.');

test('No hostile article runs, asks, moves or covers anything', async ({ context, site }) => {
  await context.addInitScript(watchScripts);

  const faults = await openAll(context, site, { isScripted: true });

  expect(faults).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('no hostile article asks, moves or covers anything', async ({ context, site }) => {
    const faults = await openAll(context, site, { isScripted: false });

    expect(faults).toEqual([]);
  });
});

test('The lists of hostile articles show their names as they are written (J13)', async ({
  context,
  site,
}) => {
  await context.addInitScript(watchScripts);
  const addresses = ['/', '/category/mobile', '/authors', '/author/plume-1', '/tags', '/saved'];
  const page = await context.newPage();
  await page.goto('/tags');
  const tag = await page.getByRole('main').locator('a[href^="/tag/"]').first().getAttribute('href');

  for (const address of [...addresses, tag ?? '']) {
    const heard = listen(page, site.origin, address);
    await page.setViewportSize(PHONE);
    await page.goto(address);
    await expectSettled(page);
    const faults = [...heard.splice(0), ...(await page.evaluate(findFrameFaults))];
    page.removeAllListeners();

    expect(faults, address).toEqual([]);
  }
  await page.goto('/authors');
  await expect(page.getByRole('main')).toContainText('<script>window.kiosquePlanted = 1</script>');
});

/** What would be wrong in a page, and how it is noticed. */
const PLANTS = [
  ['<script>window.kiosquePlanted = 1; alert(1)</script>', /Content.Security.Policy/i],
  ['<p onclick="alert(1)">x</p>', /onclick/],
  ['<img src="https://other.example/a.png" alt="">', /asked https:\/\/other\.example/],
  ['<link rel="stylesheet" href="https://other.example/a.css">', /link/],
  ['<iframe src="https://other.example/"></iframe>', /iframe/],
  ['<meta http-equiv="refresh" content="60;url=/tags">', /holds <meta/],
  ['<a href="javascript:alert(1)">x</a>', /leads to javascript/],
  ['<a href="//other.example/">x</a>', /leads to \/\/other/],
  ['<p style="color:red">x</p>', /Content.Security.Policy/i],
  ['<dialog open class="planted">x</dialog>', /stands out of the article/],
] as const;

test('The look at a page notices what was planted in it', async ({ context, site, noise }) => {
  noise.allow(/./);
  await context.addInitScript(watchScripts);
  const [article] = site.articles;
  if (article === undefined) throw new Error('The corpus gave no article.');
  let planted = '';
  await context.route('https://other.example/**', (route) => route.abort());
  await context.route(`${site.origin}${article.address}`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace('<h2 ', () => `${planted}<h2 `);
    return route.fulfill({ response, body: html });
  });

  const missed: string[] = [];
  for (const [plant, sign] of PLANTS) {
    planted = plant;
    const page = await context.newPage();
    // Asleep: what React finds changed it would replace.
    const faults = await openArticle(page, site.origin, article, { isScripted: false, windows: [DESK] });
    if (!faults.some((fault) => sign.test(fault))) missed.push(`${plant} · ${faults.join(' · ')}`);
    await page.close();
  }

  expect(missed).toEqual([]);
});
