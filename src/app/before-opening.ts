let act: ((href: string) => void) | undefined;

/** From now on this hears of every page before it is opened by a link. */
export function beforeOpening(next: (href: string) => void): void {
  act = next;
}

/** A page is about to be opened. */
export function tellOpening(href: string): void {
  act?.(href);
}
