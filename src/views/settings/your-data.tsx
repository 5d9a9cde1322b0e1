import { useEffect, useState } from 'react';

import { printBookmarks } from '../../model/exchange/print-bookmarks.ts';
import { printCsv } from '../../model/exchange/print-csv.ts';
import { printMarkdown } from '../../model/exchange/print-markdown.ts';
import { printOpml } from '../../model/exchange/print-opml.ts';
import { toLocalDay } from '../../model/instant.ts';
import type { Backup } from '../../reader/backups.ts';
import { goBackTo, listBackups } from '../../reader/backups.ts';
import { changeFacts } from '../../reader/library.ts';
import { exportLibrary } from '../../reader/library-file.ts';
import { getSaved } from '../../reader/shelf.ts';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { useLibraryWords } from '../parts/library-words.ts';
import { useSite } from '../parts/site.ts';
import { useChange } from '../parts/use-change.ts';
import { useWords } from '../parts/words.tsx';
import { DiskCopy } from './disk-copy.tsx';
import { findSite, listFeeds, toExchanged } from './exchange-pages.ts';
import { Import } from './import-data.tsx';
import { Section } from './sections.tsx';
import styles from './your-data.module.css';

/** What the reader keeps: how much it is, and how safe; out in one file, and in from any other. */
export function YourDataSection() {
  const words = useLibraryWords();
  return (
    <Section title={words.data}>
      <Storage />
      <Export />
      <DiskCopy />
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
    readStorage().then(setKnown, () => undefined); // Then the browser does not say.
  }, []);
  return (
    <p className={styles.part}>
      {known === undefined ? undefined : `${words.usage(known.bytes)} `}
      {known?.isPersistent === true ? words.persistent : words.evictable}
    </p>
  );
}

async function readStorage() {
  // Absent outside secure contexts; older browsers have only a part of it.
  const [{ usage = 0 }, isPersistent] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { bytes: usage, isPersistent };
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
