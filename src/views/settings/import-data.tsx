import { useRef, useState } from 'react';

import { importLibrary, undoImport } from '../../reader/library-file.ts';
import { adoptChosen } from '../../reader/settings.ts';
import { useLibraryWords } from '../parts/library-words.ts';
import { useChange } from '../parts/use-change.ts';
import type { Found } from './use-read-file.ts';
import { useReadFile } from './use-read-file.ts';
import styles from './your-data.module.css';

/** What has become of the file that was chosen last; `reading` and `taking` take seconds where it is large. */
type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'fault'; readonly fault: string }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'taking' };

const NONE: State = { kind: 'none' };

/** Takes data in from a file: first a look at what it would change, then all of it or nothing. */
export function Import() {
  const words = useLibraryWords();
  const { attempt } = useChange();
  const read = useReadFile();
  const [state, setState] = useState<State>(NONE);
  const last = useRef(NONE);
  const input = useRef<HTMLInputElement>(null);
  /** Shows a state, unless another file has been chosen since the one that it follows. */
  const goOn = (from: State, to: State) => {
    if (last.current !== from) return;
    last.current = to;
    setState(to);
  };
  /** Goes on from a file whose buttons then go: the focus goes back to where it was chosen. */
  const leave = (found: State, to: State) => {
    input.current?.focus();
    goOn(found, to);
  };
  const choose = async (file: File) => {
    const reading: State = { kind: 'reading', name: file.name };
    goOn(last.current, reading);
    await attempt(async () => {
      const next = await read(file);
      goOn(reading, 'fault' in next ? { kind: 'fault', ...next } : { kind: 'found', ...next });
    });
    goOn(reading, NONE);
  };
  const take = useTake();
  const start = async (found: Extract<State, { kind: 'found' }>) => {
    const taking: State = { kind: 'taking' };
    leave(found, taking);
    // What could not be taken in can be tried again.
    goOn(taking, (await take(found.found)) ? NONE : found);
  };
  return (
    <div className={styles.part}>
      <h3>{words.importTitle}</h3>
      <p>{words.importHint}</p>
      <label className={styles.file}>
        {words.chooseFile}
        <input
          ref={input}
          type="file"
          accept=".json,.html,.htm,.csv,.txt"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void choose(file);
            // The same file may be chosen again.
            target.value = '';
          }}
        />
      </label>
      <div role="status">
        <Outcome state={state} />
      </div>
      {state.kind === 'found' ? (
        <>
          <Lost lines={state.found.lost} />
          <div className={styles.buttons}>
            <button type="button" onClick={() => void start(state)}>
              {words.import}
            </button>
            <button type="button" onClick={() => leave(state, NONE)}>
              {words.cancel}
            </button>
          </div>
        </>
      ) : undefined}
    </div>
  );
}

/** Takes a file in, and offers to undo it; gives whether it is in. */
function useTake() {
  const words = useLibraryWords();
  const { attempt, offerUndo } = useChange();
  return async ({ file }: Found): Promise<boolean> => {
    let isIn = false;
    await attempt(async () => {
      const before = await importLibrary(file);
      isIn = true;
      const restoreSettings = adoptChosen(file.settings);
      const undo = async () => {
        await undoImport(before);
        restoreSettings();
      };
      offerUndo(words.imported, undo, words.undone);
    });
    return isIn;
  };
}

function Outcome({ state }: { readonly state: State }) {
  const words = useLibraryWords();
  switch (state.kind) {
    case 'none':
      return undefined;
    case 'reading':
      return <p>{words.reading(state.name)}</p>;
    case 'taking':
      return <p>{words.importing}</p>;
    case 'fault':
      return <p className={styles.fault}>{state.fault}</p>;
    case 'found':
      return <p>{describe(words, state.found)}</p>;
  }
}

/** Lines of what could not be read that are shown. */
const MOST_LOST = 100;

function Lost({ lines }: { readonly lines: readonly string[] }) {
  const words = useLibraryWords();
  if (lines.length === 0) return undefined;
  return (
    <details>
      <summary>{words.lost(lines.length)}</summary>
      <ul className={styles.lost}>
        {lines.slice(0, MOST_LOST).map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function describe(words: ReturnType<typeof useLibraryWords>, { source, preview }: Found): string {
  const { added, changed, removed, history } = preview;
  return added + changed + removed + history === 0
    ? words.nothingNew(source)
    : words.preview(source, preview);
}
