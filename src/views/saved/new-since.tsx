import { useQuery, useQueryClient } from '@tanstack/react-query';

import { listQuery } from '../../fetch/list.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { isEditionList } from '../../fetch/question.ts';
import { parseLocation } from '../../model/location.ts';
import { getSeen } from '../../reader/seen.ts';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { useLibraryWords } from '../parts/library-words.ts';

const seenLists = followLibrary(getSeen);

/** How many articles of a saved list the reader has not seen in it; nothing where that is not known. */
export function NewSince({ address }: { address: string }) {
  const location = parseLocation(address);
  return isEditionList(location) ? <Count address={address} location={location} /> : undefined;
}

function Count({ address, location }: { address: string; location: EditionListLocation }) {
  const words = useLibraryWords();
  const seen = useLibrary(seenLists);
  const { data: list } = useQuery(listQuery(useQueryClient(), location));
  const last = seen.kind === 'ready' ? seen.value.get(address) : undefined;
  // Ordinals of another numbering say nothing of these.
  if (list === undefined || last?.numbering !== list.question.edition.numbering) return undefined;
  const number = list.ordinals.filter((ordinal) => ordinal >= last.next).length;
  return number === 0 ? undefined : <strong>{words.newSince(number)}</strong>;
}
