import { createContext, use } from 'react';

import { EVERYTHING } from '../../model/filter.ts';
import type { ListLocation, Location } from '../../model/location.ts';
import { printLocation } from '../../model/location.ts';

const AskedContext = createContext<Location | undefined>(undefined);

/** Puts the location that the address names within reach of every part below it. */
export const AskedProvider = AskedContext.Provider;

/** The location that the address names, while the page may still be on its way. */
export const usePlace = (): Location | undefined => use(AskedContext);

/**
 * The list as the address names it, while the page may still show an earlier state of it. Controls
 * follow this one: two choices made in quick succession add up, however long the first takes to
 * load. Where the address has left the list, it is the list as shown.
 */
export function useAsked<Shown extends ListLocation>(shown: Shown): Shown {
  const asked = use(AskedContext);
  if (asked === undefined || !('filter' in asked)) return shown;
  const name = (location: ListLocation) => printLocation({ ...location, filter: EVERYTHING });
  return name(asked) === name(shown) ? { ...shown, filter: asked.filter } : shown;
}
