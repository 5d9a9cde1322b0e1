import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';
import type { PageElement } from './page-tree.ts';
import { getAttribute, walkPage } from './page-tree.ts';

/** What an element must be: its name, its id, its classes, its attributes. */
type Step = {
  readonly tag?: string;
  readonly attributes: readonly { readonly name: string; readonly value?: string; readonly isWord?: true }[];
};

/** Elements within elements, and the attribute that is read of them; without one it is their text. */
export type Selector = { readonly steps: readonly Step[]; readonly attribute?: string };

const PART =
  /^(?:([a-z][\w-]*)|#([\w-]+)|\.([\w-]+)|\[([\w:-]+)(?:=(?:"([^"\]]*)"|'([^'\]]*)'|([^\]"']*)))?\])/i;

/**
 * Parses a selector: `tag`, `#id`, `.class`, `[attribute]`, `[attribute=value]`, any of them together, descendants parted
 * by spaces, and `@attribute` at the end where its value is meant and not the text.
 *
 * @example
 * parseSelector('header .by[rel=author]') // the text of such an element within a <header>
 * parseSelector('time[datetime]@datetime')
 */
export function parseSelector(text: string): Result<Selector, string> {
  const [, path = '', attribute] = /^([^]*?)(?:@([\w:-]+))?$/.exec(text.trim()) ?? [];
  const steps: Step[] = [];
  for (const word of path.trim().split(/\s+(?![^[]*\])/)) {
    const step = parseStep(word);
    if (step === undefined) return failed(word);
    steps.push(step);
  }
  return ok({ steps, ...(attribute === undefined ? {} : { attribute: attribute.toLowerCase() }) });
}

function parseStep(word: string): Step | undefined {
  let rest = word === '*' ? '' : word;
  let tag: string | undefined;
  const attributes: Step['attributes'][number][] = [];
  if (word === '') return undefined;
  while (rest !== '') {
    const part = PART.exec(rest);
    if (part === null) return undefined;
    const [whole, name, id, className, attribute, ...values] = part;
    if (name !== undefined && (tag !== undefined || attributes.length > 0)) return undefined;
    if (name !== undefined) tag = name.toLowerCase();
    if (id !== undefined) attributes.push({ name: 'id', value: id });
    if (className !== undefined) attributes.push({ name: 'class', value: className, isWord: true });
    const value = values.find((text) => text !== undefined);
    if (attribute !== undefined)
      attributes.push({ name: attribute.toLowerCase(), ...(value === undefined ? {} : { value }) });
    rest = rest.slice(whole.length);
  }
  return { attributes, ...(tag === undefined ? {} : { tag }) };
}

/** Finds the elements that a selector means, in the order of the page. */
export function selectAll(root: PageElement, { steps }: Selector): readonly PageElement[] {
  const last = steps.at(-1);
  if (last === undefined) return [];
  return [...walkPage(root)].filter(
    (element) => isStep(element, last) && isWithin(element, steps.slice(0, -1)),
  );
}

/** Of the elements around one, each step is looked for outwards; the nearest is taken, which leaves the most for the rest. */
function isWithin(element: PageElement, steps: readonly Step[]): boolean {
  let waiting = steps.length - 1;
  for (
    let above = element.parentNode;
    waiting >= 0 && above !== null;
    above = 'parentNode' in above ? above.parentNode : null
  ) {
    const step = steps[waiting];
    if (step !== undefined && 'tagName' in above && isStep(above, step)) waiting--;
  }
  return waiting < 0;
}

function isStep(element: PageElement, { tag, attributes }: Step): boolean {
  if (tag !== undefined && element.tagName !== tag) return false;
  return attributes.every(({ name, value, isWord }) => {
    const own = getAttribute(element, name);
    if (own === undefined) return false;
    // `rel="author external"` is an author.
    return (
      value === undefined ||
      own === value ||
      (isWord === true || name === 'rel' ? own.split(/\s+/).includes(value) : false)
    );
  });
}
