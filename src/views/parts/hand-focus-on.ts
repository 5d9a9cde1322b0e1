/**
 * For the `ref` of what goes with a press, or by itself: if it has the focus when it leaves the page, that goes on to the
 * heading.
 */
export function handFocusOn(element: HTMLElement | null): () => void {
  return () => {
    if (element?.contains(document.activeElement) === true)
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  };
}
