/*
 * Runs when code of a page does not come, and is of the build that the host has at that moment: no deployment takes it
 * away, since its address stays. See `kiosqueStale` in `prerender/document.ts`.
 */
import { refreshPage } from '../fetch/refresh-page.ts';
import { stuckMessages } from '../messages/stuck.ts';
import { noteReload } from '../reader/reloads.ts';
import { isOfBuild } from './this-build.ts';

/** The file of code that every page of this build names, below the base: written by the build. */
declare const BUILD: string;

/** A bar over the whole width, of the page's own colours the other way round. */
const LINE = {
  padding: 'var(--space-3) var(--space-4)',
  background: 'var(--ink)',
  color: 'var(--paper)',
  fontFamily: 'var(--sans)',
  fontSize: 'var(--text-small)',
  textAlign: 'center',
};

/** Whether the host has another build than the page is of. Where that is loaded anew, nobody hears of it any more. */
export const isStale = await recover();

/**
 * A page of another build is loaded anew, at the address that the reader asked for: once for each build. It goes where
 * the host answers, or it stays as it is.
 */
async function recover(): Promise<boolean> {
  const isOther = !isOfBuild(BUILD);
  if (isOther && (await refreshPage()) && noteReload(BUILD)) {
    location.reload();
    await new Promise(() => undefined);
  }
  // These are heard once the application runs: then it says itself what did not come.
  if (globalThis.kiosqueTaps !== undefined) sayStuck();
  return isOther;
}

/** Says above the page that it is only half there, and shows what waited for the rest. */
function sayStuck(): void {
  const { lang, dataset } = document.documentElement;
  const words = stuckMessages[lang === 'en' ? 'en' : 'fr'];
  delete dataset['waiting'];
  // Nothing is on its way to these places any more.
  for (const place of document.querySelectorAll('#root [aria-busy]')) place.remove();
  const link = document.createElement('a');
  // Without its part, or it would only lead there.
  link.href = `${location.pathname}${location.search}`;
  link.textContent = words.reload;
  Object.assign(link.style, { color: 'inherit', outlineColor: 'currentColor' });
  const line = document.createElement('p');
  line.role = 'status';
  Object.assign(line.style, LINE);
  line.append(`${words.stuck} `, link);
  document.body.prepend(line);
}
