import type { CardsOnDevice } from '../fetch/device.ts';

/** Gives the cards of all articles that can be read without network. Its code comes when it is asked. */
export async function listCards(): Promise<readonly CardsOnDevice[]> {
  const code = await import('./all-cards.ts');
  return code.listAllCards();
}
