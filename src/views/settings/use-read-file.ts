import { useQueryClient } from '@tanstack/react-query';

import { EditionError } from '../../fetch/edition-error.ts';
import { articleQuery } from '../../fetch/queries.ts';
import { readInSteps } from '../../model/exchange/read-exchange.ts';
import type { Slug } from '../../model/slug.ts';
import type { LibraryFile, Preview } from '../../reader/library-file.ts';
import { parseLibraryFile, previewFacts } from '../../reader/library-file.ts';
import { startPausing } from '../../reader/pause.ts';
import { useLibraryWords } from '../parts/library-words.ts';
import { useSite } from '../parts/site.ts';
import { findSite, toFacts } from './exchange-pages.ts';

/** A file that was read, and what it would change. */
export type Found = {
  readonly file: Pick<LibraryFile, 'facts' | 'copies' | 'settings'>;
  readonly source: string;
  readonly preview: Preview;
  /** What could not be read of it. */
  readonly lost: readonly string[];
};

/** Reads a file that the reader chose: a library of ours, or pages of another program. */
export function useReadFile() {
  const words = useLibraryWords();
  const client = useQueryClient();
  const { url } = useSite();
  const findCard = async (slug: Slug) => {
    try {
      return (await client.query(articleQuery(slug))).card;
    } catch (error) {
      // Not in the edition, or not reachable now: it is kept as a link.
      if (error instanceof EditionError) return undefined;
      throw error;
    }
  };
  return async (file: File): Promise<{ readonly found: Found } | { readonly fault: string }> => {
    const text = await file.text();
    const own = parseLibraryFile(text);
    if (own.ok) {
      const { unread } = own.value;
      const preview = await previewFacts(own.value.facts);
      const lost = unread === 0 ? [] : [words.unreadFacts(unread)];
      return { found: { file: own.value, source: 'Kiosque', preview, lost } };
    }
    if (own.reason === 'newer') return { fault: words.faults.newer };
    const other = await readInPieces(text, file.name);
    if (!other.ok) return { fault: words.faults.unknown(file.name, other.reason.found) };
    const { pages, faults, source } = other.value;
    const facts = await toFacts(pages, findSite(url), findCard, Date.now());
    return {
      found: {
        file: { facts, copies: [], settings: {} },
        source: words.sources[source],
        preview: await previewFacts(facts),
        lost: faults.map(({ where, found }) => `${where} · ${found}`),
      },
    };
  };
}

/*
 * Here, a piece at a time, and not in a worker: the policy of every page lets one worker start, that of the site
 * (`app/trust-worker.ts`), and a second address would weaken it for a page that few see.
 */
async function readInPieces(text: string, name: string) {
  const reading = readInSteps(text, name);
  const pause = startPausing();
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
    await pause();
  }
}
