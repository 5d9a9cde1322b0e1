/**
 * What the application does between a click on a filter and its first screen, with its own code: this file
 * is loaded through Vite's module runner, which gives that code the `import.meta.env` it reads.
 */
import { getCards } from '../../src/fetch/cards.ts';
import { LIST_PAGE, listQuery } from '../../src/fetch/list.ts';
import { createQueryClient, editionQuery, frontQuery } from '../../src/fetch/queries.ts';
import type { EditionListLocation } from '../../src/fetch/question.ts';
import type { Edition } from '../../src/model/edition.ts';

/** Fetches what the front page shows; gives the front door, which every page asks for before anything else. */
export async function askFrontPage(): Promise<Edition> {
  const client = createQueryClient();
  const [edition] = await Promise.all([client.query(editionQuery()), client.query(frontQuery())]);
  return edition;
}

/** Fetches the first screen of a list with nothing in the cache but the front door; gives how many cards it shows. */
export async function askScreen(edition: Edition, location: EditionListLocation): Promise<number> {
  const client = createQueryClient();
  client.setQueryData(editionQuery().queryKey, edition);
  const list = await client.query(listQuery(client, location, LIST_PAGE));
  const shown = list.ordinals.slice(0, LIST_PAGE);
  const cards = await getCards(client, list.question.edition, shown, list.cards);
  client.clear();
  return cards.length;
}
