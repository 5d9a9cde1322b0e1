import type { Card } from '../model/edition.ts';

/** A copy of a file that is on this device: parsed once before it was kept, and again when it is read. */
export type Copy = {
  readonly text: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly keptAt: number;
};

/** Cards of articles that are on this device whole, in the numbers of one edition. */
export type CardsOnDevice = { readonly numbering: string; readonly cards: readonly Card[] };

/** Where copies of files are kept between visits. A path is below the site's base, with the version of a sealed file. */
export type Device = {
  /** Gives the copy of a file; undefined where there is none or it cannot be had. Never rejects. */
  readonly read: (path: string) => Promise<Copy | undefined>;
  /** Keeps a copy in the place of the one before, where there is room. Never rejects. */
  readonly keep: (path: string, text: string) => Promise<void>;
  /** Gives the cards of all articles that can be read without network; an article may come twice. */
  readonly listCards?: () => Promise<readonly CardsOnDevice[]>;
};

let device: Device | undefined;

/** From now on what arrives is kept here, and taken from here where the network fails. Without one, nothing is. */
export function keepCopiesOn(next: Device | undefined): void {
  device = next;
}

/** The device, where copies are kept at all. */
export function getDevice(): Device | undefined {
  return device;
}
