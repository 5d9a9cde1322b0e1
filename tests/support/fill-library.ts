import type { Page } from '@playwright/test';

/**
 * Fills the library of a reader behind the application's back, with cards as the edition makes them.
 *
 * @param page one of the site, which has opened its database
 */
export async function fillLibrary(
  page: Page,
  size: { readonly saved: number; readonly read: number },
): Promise<void> {
  await page.evaluate(async ({ saved, read }) => {
    const { cards } = (await (await fetch('/edition/cards/0.json')).json()) as {
      cards: { slug: string }[];
    };
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('kiosque');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('IndexedDB did not open')));
    });
    const transaction = database.transaction(['facts', 'copies'], 'readwrite');
    const facts = transaction.objectStore('facts');
    for (let index = 0; index < saved; index++) {
      const original = cards[index % cards.length];
      const slug = `${original?.slug}-${index}`;
      const topics = [index % 7, index % 31, index % 400].map((some) => ({
        slug: `t${some}`,
        name: `Sujet ${some}`,
      }));
      const card = { ...original, slug, tags: topics };
      const kept = { kind: 'article', slug, card };
      // Without a copy each would be fetched.
      transaction.objectStore('copies').put({}, `/article/${slug}`);
      facts.put({
        key: `page /article/${slug}`,
        stamp: [index, 0, 'seed'],
        value: { savedAt: index, page: kept },
      });
    }
    for (let index = 0; index < read; index++) {
      const value = { at: index, headline: `Un article lu, le numéro ${index}` };
      facts.put({ key: `read /article/read-${index}`, stamp: [index, 0, 'seed'], value });
    }
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  }, size);
}
