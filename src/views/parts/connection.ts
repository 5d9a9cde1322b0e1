import { getSettings } from '../../reader/settings.ts';

/** What Chromium alone tells of the network (Network Information API). */
type Connection = { readonly saveData?: boolean; readonly effectiveType?: string };

function getConnection(): Connection {
  return 'connection' in navigator ? (navigator.connection as Connection) : {};
}

/** Whether the network is known to be fast. */
export function isFast(): boolean {
  return getConnection().effectiveType === '4g';
}

/** Whether the reader has asked the browser, or Kiosque, to be sparing. */
export function savesData(): boolean {
  return getConnection().saveData === true || getSettings().dataSaving;
}
