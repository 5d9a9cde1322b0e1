/** Browsers that hold the first visible element in its place by themselves (all but Safari). */
const isHeldByBrowser = () => CSS.supports('overflow-anchor', 'auto');

/**
 * Keeps what the reader sees where it is when a section above it changes its height: rows that take
 * the place of their waiting face or of a spacer, a window that got wider.
 */
export function keepFirstVisible(section: HTMLElement): (() => void) | undefined {
  if (isHeldByBrowser()) return undefined;
  let before = section.getBoundingClientRect().height;
  const sizes = new ResizeObserver(() => {
    const { height, bottom } = section.getBoundingClientRect();
    if (bottom < 0) globalThis.scrollBy(0, height - before);
    before = height;
  });
  sizes.observe(section);
  return () => sizes.disconnect();
}
