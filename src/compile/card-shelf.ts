import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import type { Card, CardsFile } from '../model/edition.ts';
import { cardsFileSchema, editionPath } from '../model/edition.ts';

/** The cards of an edition that is being built, for the lists that show some of them. */
export type CardShelf = {
  put(file: number, cards: readonly Card[]): void;
  get(ordinal: number): Card;
};

/** Cards that stay at hand, of those that can be read again. */
const AT_HAND = 1 << 14;

/** Opens a shelf that holds all cards. */
export function openCardShelf(): CardShelf {
  const cards = new Map<number, Card>();
  return {
    put(_file, some) {
      for (const card of some) cards.set(card.ordinal, card);
    },
    get: (ordinal) => take(cards.get(ordinal), ordinal),
  };
}

/** Opens a shelf that reads cards from the files of the edition, which were written before. */
export function openWrittenCards(folder: string, cardsPerFile: number): CardShelf {
  const files = new Map<number, readonly Card[]>();
  const put = (file: number, cards: readonly Card[]) => {
    files.delete(file);
    if (files.size >= AT_HAND / cardsPerFile) {
      const [oldest] = files.keys();
      if (oldest !== undefined) files.delete(oldest);
    }
    files.set(file, cards);
  };
  return {
    put,
    get(ordinal) {
      const file = Math.floor(ordinal / cardsPerFile);
      if (!files.has(file)) put(file, readCards(join(folder, editionPath.cards(file))));
      return take(
        files.get(file)?.find((card) => card.ordinal === ordinal),
        ordinal,
      );
    },
  };
}

function readCards(path: string): CardsFile['cards'] {
  return v.parse(cardsFileSchema, JSON.parse(readFileSync(path, 'utf8'))).cards;
}

function take(card: Card | undefined, ordinal: number): Card {
  if (card !== undefined) return card;
  throw new Error(
    `edition/cards · expected the card of article ${ordinal} · found none · delete the folder "edition" and build again`,
  );
}
