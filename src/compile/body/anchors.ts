import { toSlug } from '../../model/slug.ts';
import type { SourceElement } from './source-tree.ts';
import { getAttribute, walkElements } from './source-tree.ts';

/** What a fragment of the source leads to in the article. */
export type Target =
  | { readonly kind: 'heading'; readonly id: string }
  | { readonly kind: 'note'; readonly number: number };

/**
 * The headings and notes of one body, by the ids of the source. A body that links to its own parts
 * is read twice: the first reading finds the targets, the second one makes the links.
 */
export type Anchors = {
  /** Keeps the ids of an element: they lead to a heading, when one follows at once. */
  passElement(element: SourceElement): void;
  /** Forgets the ids kept: something else followed. */
  passContent(): void;
  /** Gives the ids that lead to a heading: those kept, its own, and those inside it. */
  takeIds(heading: SourceElement): readonly string[];
  /** Gives a heading its id: made from its text, unique, and the same in both readings. */
  nameHeading(heading: SourceElement, text: string, sourceIds: readonly string[]): string;
  placeNote(note: SourceElement, number: number): void;
  /** Finds what a fragment leads to; nothing during the first reading. */
  find(fragment: string): Target | undefined;
  /** Ends the first reading. Tells whether a second one is needed. */
  close(): boolean;
  isClosed(): boolean;
};

/** Paragraphs, images, notes and the page around the article have these ids; a heading may not take them. */
const RESERVED = /^(?:(?:p|img|fn|fnref)(?:-\d+)?|root|content|footnotes|about-author|related)$/;

/** Makes the anchors of one body, for both its readings. */
export function makeAnchors(): Anchors {
  const names = new Map<SourceElement, string>();
  const targets = new Map<string, Target>();
  const makeId = makeIds();
  let kept: string[] = [];
  let isAsked = false;
  let isClosed = false;

  const place = (sourceIds: readonly string[], target: Target) => {
    // Of an id that stands twice, a browser goes to the first.
    for (const id of sourceIds) if (!targets.has(id)) targets.set(id, target);
  };

  return {
    passElement(element) {
      kept.push(...listIds(element));
    },
    passContent() {
      if (kept.length > 0) kept = [];
    },
    takeIds(heading) {
      const ids = [...kept, ...[...walkElements(heading)].flatMap(listIds)];
      kept = [];
      return ids;
    },
    nameHeading(heading, text, sourceIds) {
      const known = names.get(heading);
      if (known !== undefined) return known;
      const id = makeId(text);
      names.set(heading, id);
      place(sourceIds, { kind: 'heading', id });
      return id;
    },
    placeNote(note, number) {
      place([...walkElements(note)].flatMap(listIds), { kind: 'note', number });
    },
    find(fragment) {
      isAsked = true;
      return isClosed ? targets.get(fragment) : undefined;
    },
    close() {
      isClosed = true;
      return isAsked;
    },
    isClosed: () => isClosed,
  };
}

/** Gives the maker of ids, which never makes the same twice. */
function makeIds(): (text: string) => string {
  const used = new Set<string>();
  const repeats = new Map<string, number>();
  return (text) => {
    const slug = toSlug(text);
    const base = RESERVED.test(slug) ? `titre-${slug}` : slug;
    let id = base;
    // The count goes on where it stopped: a thousand headings of the same words cost a thousand steps.
    for (let count = repeats.get(base) ?? 2; used.has(id); count++) {
      id = `${base}-${count}`;
      repeats.set(base, count + 1);
    }
    used.add(id);
    return id;
  };
}

function listIds(element: SourceElement): readonly string[] {
  const ids = [
    getAttribute(element, 'id'),
    element.tagName === 'a' ? getAttribute(element, 'name') : undefined,
  ];
  return ids.filter((id) => id !== undefined);
}
