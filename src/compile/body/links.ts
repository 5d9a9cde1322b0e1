import { showValue } from '../../model/fault.ts';
import type { Mark } from './inline.ts';
import type { Place } from './reading.ts';
import type { SourceElement } from './source-tree.ts';
import { getAttribute, hasClass, isElement, isSignificant, readSourceText } from './source-tree.ts';

/** What an `<a>` is: a link, a call to a footnote, its text alone, or nothing at all. */
export type LinkReading =
  | { readonly kind: 'link'; readonly mark: Mark }
  | { readonly kind: 'note'; readonly number: number }
  | { readonly kind: 'text' | 'nothing' };

/** Reads an `<a>`. A link that may not be followed leaves its text, and a warning. */
export function readLink(anchor: SourceElement, place: Place): LinkReading {
  const raw = getAttribute(anchor, 'href');
  if (raw === undefined) return { kind: 'text' };
  const address = place.reading.addresses.readLink(raw);
  if (address !== undefined && 'fragment' in address) return readFragment(anchor, address.fragment, place);
  if (address !== undefined) return { kind: 'link', mark: { kind: 'link', href: address.href } };
  place.reading.report.warn(anchor, 'link', {
    expected: 'a link to an https, http or mailto address, or to a page of this site',
    found: showValue(raw),
    fix: 'correct the address, or take the link out; its text is kept',
  });
  return { kind: 'text' };
}

function readFragment(anchor: SourceElement, fragment: string, place: Place): LinkReading {
  const { anchors, report } = place.reading;
  if (place.isNote === true && isBackReference(anchor)) return { kind: 'nothing' };
  const target = anchors.find(fragment);
  const isReference = isNoteReference(anchor, place);
  if (target?.kind === 'note' && isReference) return { kind: 'note', number: target.number };
  if (target !== undefined) {
    return {
      kind: 'link',
      mark: { kind: 'link', href: `#${target.kind === 'note' ? `fn-${target.number}` : target.id}` },
    };
  }
  // The first reading cannot tell yet; a heading's id must not hold the number of its note.
  if (isReference && !anchors.isClosed()) return { kind: 'nothing' };
  report.warn(anchor, isReference ? 'reference' : 'fragment', {
    expected: isReference
      ? 'a footnote of this article'
      : 'a link to a heading or a footnote of this article',
    found: showValue(`#${fragment}`),
    fix: isReference
      ? 'write the note in <section class="footnotes">, or take the reference out; its text is kept'
      : 'give that id to a heading, or take the link out; its text is kept',
  });
  return { kind: 'text' };
}

/** A call to a footnote is raised (`<sup>` around or inside), or says what it is. */
function isNoteReference(anchor: SourceElement, place: Place): boolean {
  const children = anchor.childNodes.filter(isSignificant);
  return (
    place.marks.some(({ kind }) => kind === 'sup') ||
    (children.length > 0 && children.every((child) => isElement(child) && child.tagName === 'sup')) ||
    hasClass(anchor, 'footnote-ref', 'footnote') ||
    getAttribute(anchor, 'role') === 'doc-noteref' ||
    getAttribute(anchor, 'data-footnote-ref') !== undefined
  );
}

function isBackReference(anchor: SourceElement): boolean {
  return (
    hasClass(anchor, 'footnote-back', 'footnote-backref', 'data-footnote-backref', 'reversefootnote') ||
    getAttribute(anchor, 'role') === 'doc-backlink' ||
    /^[\s\d]*[↩↑⇑⤴⏎↵^][\s\d\ufe0e\ufe0f]*$/u.test(readSourceText(anchor))
  );
}
