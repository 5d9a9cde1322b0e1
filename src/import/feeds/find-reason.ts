import type { LeftOut } from '../source.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, find, findAll, textOf } from './xml-element.ts';

type Reason = Pick<LeftOut, 'reason' | 'detail'>;

/**
 * Says why an entry is no article for readers, where it tells of itself: a draft of the Atom publishing protocol, and
 * what Blogger keeps in its archives besides articles.
 */
export function findReason(entry: XmlElement): Reason | undefined {
  const status = textOf(find(entry, 'blogger:status')).toUpperCase();
  if (status.endsWith('TRASHED')) return { reason: 'trashed' };
  const control = find(entry, 'app:control');
  const isDraft = control !== undefined && textOf(find(control, 'app:draft')).toLowerCase() === 'yes';
  if (isDraft || !['', 'LIVE', 'SCHEDULED'].includes(status)) return { reason: 'draft' };
  if (status === 'SCHEDULED') return { reason: 'scheduled' };
  const kind = findKind(entry);
  if (kind === 'post' || kind === '') return undefined;
  return kind === 'page' ? { reason: 'page' } : { reason: 'other', detail: `of kind ${kind.slice(0, 40)}` };
}

/** Blogger says what an entry is with a category, in later archives with an element. */
function findKind(entry: XmlElement): string {
  const category = findAll(entry, 'category').find((each) => attributeOf(each, 'scheme').endsWith('#kind'));
  const term = attributeOf(category, 'term').replace(/^.*#/s, '');
  return (textOf(find(entry, 'blogger:type')) || term).toLowerCase();
}
