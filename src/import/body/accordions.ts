import type { BodyElement } from './tree.ts';
import { hasClass, isElement, makeElement, walkElements } from './tree.ts';
import type { Rewriter } from './work.ts';

/** Rewrites an item of WordPress's accordion as `<details>`: its heading is always there, its panel opens. */
export const rewriteAccordion: Rewriter = (item, work) => {
  if (!hasClass(item, 'wp-block-accordion-item')) return undefined;
  const heading = item.childNodes
    .filter(isElement)
    .find((child) => hasClass(child, 'wp-block-accordion-heading'));
  if (heading === undefined) return undefined;
  const summary = makeElement('summary', {}, work.rewrite(findTitle(heading).childNodes, work));
  const panel = item.childNodes.filter((child) => child !== heading);
  return [makeElement('details', {}, [summary, ...work.rewrite(panel, work)])];
};

/** The title stands in a button, beside a plus sign that only shows whether the panel is open. */
function findTitle(heading: BodyElement): BodyElement {
  const inside = [...walkElements(heading)];
  return (
    inside.find((child) => hasClass(child, 'wp-block-accordion-heading__toggle-title')) ??
    inside.find(({ tagName }) => tagName === 'button') ??
    heading
  );
}
