/** In the session of the tab: the builds for which a page was loaded anew by itself, with spaces between them. */
const RELOADED = 'kiosque.reloaded';

/**
 * Takes note that a page is loaded anew for a build. Hosts that waver between two builds are followed once to each.
 *
 * @returns whether that is the first time in this tab; where nothing can be noted, nobody could tell, and it is not
 */
export function noteReload(build: string): boolean {
  try {
    const builds = (sessionStorage.getItem(RELOADED) ?? '').split(' ');
    if (builds.includes(build)) return false;
    sessionStorage.setItem(RELOADED, [...builds, build].join(' ').trim());
    return true;
  } catch {
    return false;
  }
}
