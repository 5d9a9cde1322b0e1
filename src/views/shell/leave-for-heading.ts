import { findAll } from './use-page-change.ts';

/** The button that was pressed goes: the focus goes on at the head of the page. */
export function leaveForHeading(): void {
  findAll('h1')[0]?.focus({ preventScroll: true });
}
