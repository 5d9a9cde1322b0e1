import type { Card, Edition } from '../model/edition.ts';
import type { CardsOnDevice, Device } from './device.ts';
import { getDevice } from './device.ts';
import { EditionError } from './edition-error.ts';
import { isOffline } from './reach.ts';

/** What was read of the device holds so long: a list asks again and again. */
const FRESH_MS = 30_000;

let last:
  | { readonly of: Device; readonly at: number; readonly cards: Promise<readonly CardsOnDevice[]> }
  | undefined;

/** Gives the cards of the articles that can be read without network, in any edition's numbers. */
export async function getDeviceCards(): Promise<readonly CardsOnDevice[]> {
  const device = getDevice();
  if (device?.listCards === undefined) return [];
  if (last?.of !== device || Date.now() - last.at > FRESH_MS)
    last = { of: device, at: Date.now(), cards: device.listCards().catch(() => []) };
  return last.cards;
}

/** Gives the cards of an edition that are on the device, by ordinal. */
export async function getCardsOnDevice({ numbering }: Edition): Promise<ReadonlyMap<number, Card>> {
  const own = (await getDeviceCards()).filter((some) => some.numbering === numbering);
  return new Map(own.flatMap(({ cards }) => cards.map((card) => [card.ordinal, card] as const)));
}

/** Tells whether a failure is one of the network or of its host, where what is on the device may answer instead. */
export function isForDevice(error: unknown): boolean {
  if (!keepsCards() || !(error instanceof EditionError)) return false;
  const { failure } = error;
  const isAway = failure === 'unreachable' || failure === 'filtered' || failure === 'refused';
  return isAway || (failure === 'replaced' && isOffline());
}

/** Whether articles are kept on this device at all. */
function keepsCards(): boolean {
  return getDevice()?.listCards !== undefined;
}
