import { useEffect } from 'react';
import { NavigationType } from 'react-router';

import { useLocation, useNavigationType } from '../parts/history-entry.ts';
import type { Card } from '../../model/edition.ts';
import { printLocation } from '../../model/location.ts';
import { isStorageError } from '../../reader/database.ts';
import type { ReadingPlace } from '../../reader/reading.ts';
import { getReading, isBegun, noteOpened, notePlace } from '../../reader/reading.ts';
import { showNotice } from '../parts/notice.tsx';
import { useWords } from '../parts/words.tsx';

/** An article that is left sooner has not been read. */
const OPENED_MS = 1500;
/** A place that has not appeared after so many frames is not there any more. */
const FRAMES = 60;
/** While somebody reads, the place is kept so often. */
const KEEP_MS = 4000;

/**
 * Keeps where the reader is in an article, and brings who opens it again to the paragraph where it was left. A way back
 * leads to its own place, and an address with a part in it to that part.
 */
export function useReading({ slug, headline }: Card): void {
  const { hash } = useLocation();
  const isBack = useNavigationType() === NavigationType.Pop;
  const opensAtStart = hash === '' && !(isBack && globalThis.scrollY > 0);
  const words = useWords();
  const address = printLocation({ page: 'article', slug, fragment: '' });

  useEffect(() => {
    const left = new AbortController();
    let isRead = false;
    let kept = '';
    const keep = () => {
      const place = findPlace();
      if (!isRead || place === undefined || JSON.stringify(place) === kept) return;
      kept = JSON.stringify(place);
      void attempt(() => notePlace(address, place));
    };
    const reopen = async () => {
      const before = opensAtStart ? await getReading(address) : undefined;
      if (before?.place === undefined || !isBegun(before)) return;
      if (await goToWhenThere(before.place, left.signal))
        showNotice({
          text: words.article.resumed,
          action: { label: words.article.fromStart, run: goToStart },
        });
    };
    void attempt(reopen);
    const open = async () => {
      await noteOpened(address, headline);
      isRead = true;
      keep();
    };
    const opening = setTimeout(() => void attempt(open), OPENED_MS);
    const keeping = setInterval(keep, KEEP_MS);
    const options = { capture: true, signal: left.signal };
    // Before a link of this page is followed, or the way back: afterwards another one stands here.
    for (const event of ['pagehide', 'click', 'popstate']) globalThis.addEventListener(event, keep, options);
    document.addEventListener('visibilitychange', keep, options);
    return () => {
      left.abort();
      clearTimeout(opening);
      clearInterval(keeping);
    };
    // How the page was opened, and in which language, is a matter of that moment.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [address, headline]);
}

/** History is a comfort: without storage an article opens at its start, and nobody is told. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isStorageError(error)) throw error;
  }
}

function findPlace(): ReadingPlace | undefined {
  const article = document.querySelector('main article');
  const parts = [...(article?.querySelectorAll<HTMLElement>('[id]') ?? [])];
  const part = parts.find((element) => element.getBoundingClientRect().bottom > 0) ?? parts.at(-1);
  if (article === null || part === undefined) return undefined;
  const whole = article.getBoundingClientRect();
  const { top, height } = part.getBoundingClientRect();
  const round = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
  const seen =
    whole.height <= globalThis.innerHeight ? 1 : -whole.top / (whole.height - globalThis.innerHeight);
  return { part: part.id, above: round(-top / Math.max(1, height)), share: round(seen) };
}

/** Scrolls to a place once its part is there: the text follows the head of an article a moment later. */
async function goToWhenThere(place: ReadingPlace, left: AbortSignal): Promise<boolean> {
  for (let frame = 0; frame < FRAMES; frame++) {
    // Whoever has moved is where they want to be.
    if (left.aborted || globalThis.scrollY > 0) return false;
    if (goTo(place)) return true;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return false;
}

function goToStart(): void {
  showNotice(undefined);
  globalThis.scrollTo(0, 0);
}

/** Scrolls to a place; false where the article has no such part any more. */
function goTo({ part, above }: ReadingPlace): boolean {
  const element = document.querySelector(`main article [id="${CSS.escape(part)}"]`);
  if (element === null) return false;
  const { top, height } = element.getBoundingClientRect();
  globalThis.scrollBy(0, top + above * height);
  return true;
}
