import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { EditionError } from '../../fetch/fetch-json.ts';
import { articleQuery } from '../../fetch/queries.ts';
import { printBookmarks } from '../../model/exchange/print-bookmarks.ts';
import { printCsv } from '../../model/exchange/print-csv.ts';
import { printMarkdown } from '../../model/exchange/print-markdown.ts';
import { printOpml } from '../../model/exchange/print-opml.ts';
import { readExchange } from '../../model/exchange/read-exchange.ts';
import { toLocalDay } from '../../model/instant.ts';
import type { Backup } from '../../reader/backups.ts';
import { goBackTo, listBackups } from '../../reader/backups.ts';
import { changeFacts } from '../../reader/library.ts';
import type { LibraryFile, Preview } from '../../reader/library-file.ts';
import {
  exportLibrary,
  importLibrary,
  parseLibraryFile,
  previewFacts,
  undoImport,
} from '../../reader/library-file.ts';
import { getSaved } from '../../reader/shelf.ts';
import { adoptChosen } from '../../reader/settings.ts';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { useLibraryWords } from '../parts/library-words.ts';
import { useSite } from '../parts/site.ts';
import { useChange } from '../parts/use-change.ts';
import { useWords } from '../parts/words.tsx';
import type { SiteAddress } from './exchange-pages.ts';
import { listFeeds, toExchanged, toFacts } from './exchange-pages.ts';
import { Section } from './sections.tsx';
import styles from './your-data.module.css';

/** What the reader keeps: how much it is, and how safe; out in one file, and in from any other. */
export function YourDataSection() {
  const words = useLibraryWords();
  return (
    <Section title={words.data}>
      <Storage />
      <Export />
      <Import />
      <Backups />
    </Section>
  );
}

/** How much room it takes, and what the browser promises. */
function Storage() {
  const words = useLibraryWords();
  const [known, setKnown] = useState<{ readonly bytes: number; readonly isPersistent: boolean }>();
  useEffect(() => {
    // Absent outside secure contexts.
    const { storage } = navigator as Partial<Navigator>;
    if (storage === undefined) return;
    Promise.all([storage.estimate(), storage.persisted()]).then(
      ([{ usage = 0 }, isPersistent]) => setKnown({ bytes: usage, isPersistent }),
      () => undefined, // Then the browser does not say.
    );
  }, []);
  return (
    <p className={styles.part}>
      {known === undefined ? undefined : `${words.usage(known.bytes)} `}
      {known?.isPersistent === true ? words.persistent : words.evictable}
    </p>
  );
}

const FORMATS = ['library', 'bookmarks', 'csv', 'markdown', 'opml'] as const;

function Export() {
  const words = useLibraryWords();
  const { attempt } = useChange();
  const site = useSite();
  const write = async (format: (typeof FORMATS)[number]) => {
    if (format === 'library') return exportLibrary();
    const address = findSite(site.url);
    const { pages } = await getSaved();
    const exchanged = pages.map((page) => toExchanged(page, address));
    if (format === 'bookmarks') return printBookmarks(exchanged, site.title);
    if (format === 'csv') return printCsv(exchanged);
    return format === 'markdown'
      ? printMarkdown(exchanged, site.title)
      : printOpml(listFeeds(pages, address), site.title);
  };
  return (
    <div className={styles.part}>
      <h3>{words.exportTitle}</h3>
      <p>{words.exportHint}</p>
      <ul className={styles.buttons}>
        {FORMATS.map((format) => (
          <li key={format}>
            <button
              type="button"
              onClick={() => void attempt(async () => download(await write(format), FILES[format]))}
            >
              {words.formats[format]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const FILES = {
  library: ['json', 'application/json'],
  bookmarks: ['html', 'text/html'],
  csv: ['csv', 'text/csv'],
  markdown: ['md', 'text/markdown'],
  opml: ['opml', 'text/x-opml'],
} as const;

/** Hands a text over as a file, named after the day. */
function download(text: string, [ending, type]: readonly [ending: string, type: string]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `kiosque-${toLocalDay(Date.now())}.${ending}`;
  link.click();
  // The browser has taken it over once it has had a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const backups = followLibrary(listBackups);

/** The states of the last days, each to go back to. */
function Backups() {
  const words = useLibraryWords();
  const { fullDay } = useWords();
  const { attempt, offerUndo } = useChange();
  const state = useLibrary(backups);
  const known = state.kind === 'ready' ? state.value : [];
  const choose = (backup: Backup) =>
    attempt(async () => {
      const before = await goBackTo(backup);
      offerUndo(words.wentBack, () => changeFacts(before), words.undone);
    });
  return (
    <div className={styles.part}>
      <h3>{words.backupsTitle}</h3>
      <p>{known.length === 0 ? words.noBackups : words.backupsHint}</p>
      <ul className={styles.buttons}>
        {known.map((backup) => (
          <li key={backup.at}>
            <button type="button" onClick={() => void choose(backup)}>
              {words.goBack(fullDay(toLocalDay(backup.at)), backup.pages)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A file that was read, and what it would change. */
type Found = {
  readonly file: Pick<LibraryFile, 'facts' | 'copies' | 'settings'>;
  readonly source: string;
  readonly preview: Preview;
  /** What could not be read of it. */
  readonly lost: readonly string[];
};

function Import() {
  const words = useLibraryWords();
  const { attempt, offerUndo } = useChange();
  const read = useReadFile();
  const [state, setState] = useState<{ found: Found } | { fault: string }>();
  const take = (found: Found) =>
    attempt(async () => {
      const before = await importLibrary(found.file);
      const restoreSettings = adoptChosen(found.file.settings);
      const undo = async () => {
        await undoImport(before);
        restoreSettings();
      };
      setState(undefined);
      offerUndo(words.imported, undo, words.undone);
    });
  return (
    <div className={styles.part}>
      <h3>{words.importTitle}</h3>
      <p>{words.importHint}</p>
      <label className={styles.file}>
        {words.chooseFile}
        <input
          type="file"
          accept=".json,.html,.htm,.csv,.txt"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void attempt(async () => setState(await read(file)));
            // The same file may be chosen again.
            target.value = '';
          }}
        />
      </label>
      <div role="status">
        {state !== undefined && 'fault' in state ? <p className={styles.fault}>{state.fault}</p> : undefined}
        {state !== undefined && 'found' in state ? <p>{describe(words, state.found)}</p> : undefined}
      </div>
      {state !== undefined && 'found' in state ? (
        <>
          {state.found.lost.length === 0 ? undefined : (
            <details>
              <summary>{words.lost(state.found.lost.length)}</summary>
              <ul className={styles.lost}>
                {state.found.lost.slice(0, MOST_LOST).map((line, index) => (
                  <li key={index}>{line}</li>
                ))}
              </ul>
            </details>
          )}
          <div className={styles.buttons}>
            <button type="button" onClick={() => void take(state.found)}>
              {words.import}
            </button>
            <button type="button" onClick={() => setState(undefined)}>
              {words.cancel}
            </button>
          </div>
        </>
      ) : undefined}
    </div>
  );
}

/** Lines of what could not be read that are shown. */
const MOST_LOST = 100;

function describe(words: ReturnType<typeof useLibraryWords>, { source, preview }: Found): string {
  const { added, changed, removed, history } = preview;
  return added + changed + removed + history === 0
    ? words.nothingNew(source)
    : words.preview(source, preview);
}

/** Reads a file that the reader chose: a library of ours, or pages of another program. */
function useReadFile() {
  const words = useLibraryWords();
  const client = useQueryClient();
  const { url } = useSite();
  return async (file: File): Promise<{ found: Found } | { fault: string }> => {
    const text = await file.text();
    const own = parseLibraryFile(text);
    if (own.ok) {
      const { unread } = own.value;
      const preview = await previewFacts(own.value.facts);
      const lost = unread === 0 ? [] : [words.unreadFacts(unread)];
      return { found: { file: own.value, source: 'Kiosque', preview, lost } };
    }
    if (own.reason === 'newer') return { fault: words.faults.newer };
    const other = readExchange(text, file.name);
    if (!other.ok) return { fault: words.faults.unknown(file.name, other.reason.found) };
    const { pages, faults, source } = other.value;
    const facts = await toFacts(
      pages,
      findSite(url),
      async (slug) => {
        try {
          return (await client.query(articleQuery(slug))).card;
        } catch (error) {
          // Not in the edition, or not reachable now: it is kept as a link.
          if (error instanceof EditionError) return undefined;
          throw error;
        }
      },
      Date.now(),
    );
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

/** Where the site is known to be: its own address first, then the one where it is read. */
function findSite(url: string): SiteAddress {
  const here = new URL(import.meta.env.BASE_URL, location.href).href;
  return { bases: url === '' ? [here] : [`${url.replace(/\/$/, '')}/`, here] };
}
