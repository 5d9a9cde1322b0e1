let awake = false;

/** From now on pages are no longer those that the build left. */
export function markAwake(): void {
  awake = true;
}

/** Whether the application has taken over: before, a page has to render whole, as it was prerendered. */
export function isAwake(): boolean {
  return awake;
}
