import type { BodyElement } from './tree.ts';
import { getAttribute, removeElements } from './tree.ts';
import type { Work } from './work.ts';

/**
 * Takes out the second of each pair of twins: pages that load pictures and frames by script repeat each of them in a
 * `<noscript>`, before or after. Images without an address whose `<noscript>` had none either are noted as lost.
 */
export function removeTwins({ shown, lost, note }: Work): void {
  // The first of each group is the last of its list, to be taken from there.
  const scripted = Map.groupBy(
    shown.filter(({ isUnscripted }) => !isUnscripted).toReversed(),
    ({ key }) => key,
  );
  const twins = new Set<BodyElement>();
  let orphans = lost.length;
  for (const { element, key, isUnscripted } of shown) {
    if (!isUnscripted) continue;
    const twin = scripted.get(key)?.pop();
    if (twin !== undefined) {
      keepAlternative(element, twin.element);
      twins.add(element);
    } else if (orphans > 0) orphans--;
  }
  removeElements(twins);
  for (const sample of lost.slice(lost.length - orphans)) note('<img> without an address', 'refused', sample);
}

/** The alternative text may stand at one of the two only. */
function keepAlternative(from: BodyElement, to: BodyElement): void {
  const value = getAttribute(from, 'alt');
  if (value !== undefined && getAttribute(to, 'alt') === undefined) to.attrs.push({ name: 'alt', value });
}
