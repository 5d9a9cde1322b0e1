import { fr } from '../../src/messages/fr.ts';
import { expect, test } from '../support/fault-journey.ts';
import { expectAccessible } from '../support/journey.ts';
import type { OtherBuild } from '../support/second-build.ts';
import { findArticle } from './content.ts';
import { expectArticle, expectAwake, getHeadlines } from './pages.ts';

const ARTICLE = findArticle('xiaomi-juge-suspend-liste-noire');
const PART = fr.failure.part;

/** Lets a part of the code throw while it renders in a browser. */
function plant(signature: string, condition: string): (text: string) => string {
  return (text) => {
    const at = text.indexOf(signature);
    if (at < 0) throw new Error(`expected ${signature} in the code`);
    const end = at + signature.length;
    const fault = `\n  if (typeof document !== 'undefined' && ${condition}) throw new Error('planted');`;
    return text.slice(0, end) + fault + text.slice(end);
  };
}

/** A build with a bug in one story of each list, in one block of an article, and in parts of the frame. */
const BROKEN: OtherBuild = {
  name: 'broken-parts',
  edits: {
    'src/views/parts/story-row.tsx': plant(
      'function Row({ card, showsCategory = true, place, id, veil, found }: Props) {',
      `card.slug === '${ARTICLE.slug}'`,
    ),
    'src/views/front/story-block.tsx': plant(
      'function Block({ story, size, isInSection = false, isFirst = false, veil }: Props) {',
      `story.slug === '${ARTICLE.slug}'`,
    ),
    'src/views/article/onward.tsx': plant(
      "function Kin({ story, veil }: { story: OnwardCard; veil: '' | undefined }) {",
      "story.slug !== ''",
    ),
    'src/views/article/body.tsx': plant(
      'function BlockView({ block }: { block: Block }): ReactNode {\n  const number = use(NumbersContext).get(block);',
      "block.kind === 'paragraph' && number === 3",
    ),
    'src/views/shell/shell.tsx': (text) =>
      plant(
        'function Today() {',
        "location.search === '?broken'",
      )(plant('function SavedLink() {', 'true')(text)),
    'src/views/settings/mutes-section.tsx': plant('export function MutesSection() {', 'true'),
  },
};

test.use({ otherBuild: BROKEN, serviceWorkers: 'block' });

test.beforeEach(({ server, secondBuild, noise }) => {
  server.deploy(secondBuild);
  noise.allow(/planted|Minified React error/);
});

test.describe('A bug in one part of a page (E01)', () => {
  test('leaves the other parts of the front page standing', async ({ page }) => {
    await page.goto('/');
    const main = page.getByRole('main');
    await expect(main.getByText(PART)).toHaveCount(1);

    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    expect(await getHeadlines(page).count()).toBeGreaterThan(20);
    // The name of the paper and the search; the saved pages are broken.
    await expect(page.getByRole('banner').getByRole('link')).toHaveCount(2);
    await expect(page.getByRole('contentinfo').getByRole('link', { name: fr.shell.saved })).toBeVisible();
    await expectAccessible(page);
  });

  test('leaves the other rows of a list standing, prerendered or not', async ({ page }) => {
    for (const address of ['/category/mobile', '/category/mobile?sort=oldest']) {
      await page.goto(address);
      await expect(page.getByRole('main').getByText(PART)).toHaveCount(1);
      await expectAwake(page);
      await expect(getHeadlines(page).first()).toBeVisible();
      expect(await getHeadlines(page).count()).toBeGreaterThan(3);
    }
    await expectAccessible(page);
  });

  test('leaves the rest of an article standing, and what comes after it', async ({ page }) => {
    await page.goto(`/article/${ARTICLE.slug}`);
    const main = page.getByRole('main');
    await expect(main.getByRole('article').first().getByText(PART)).toHaveCount(1);
    await expect(main.getByRole('region').getByText(PART)).not.toHaveCount(0);

    await expectArticle(page, ARTICLE.headline);
    await expect(main.locator('#p-2')).toBeVisible();
    await expect(main.locator('#p-3')).toHaveCount(0);
    await expect(main.locator('#p-4')).toBeVisible();
    await expect(main.getByRole('navigation')).not.toHaveCount(0);
    await expectAccessible(page);
  });

  test('leaves the other settings standing', async ({ page }) => {
    await page.goto('/settings');
    await expect(page.getByRole('main').getByText(PART)).toHaveCount(1);

    await page.getByRole('main').getByText('Sombre', { exact: true }).click();

    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});

test('A bug in the frame of all pages still leaves a page that says so (E01)', async ({ page }) => {
  await page.goto('/?broken');

  await expect(page.getByRole('heading', { level: 1, name: fr.failure.title })).toBeVisible();
  await expect(page.getByRole('button', { name: fr.failure.reload })).toBeVisible();
});
