import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';

import type { ArticleFile } from '../../model/edition.ts';
import { printLocation } from '../../model/location.ts';
import { useSavedKeys } from '../parts/use-saved.ts';

/** What is known of an article that may be another one than the reader saved. */
export type VersionProps = {
  /** The article as the edition has it; the reader's copy where the edition has it no more. */
  readonly current: ArticleFile;
  readonly isLost: boolean;
  readonly isCopyShown: boolean;
  /** Shows the reader's copy, or without one the current version again. */
  readonly onShow: (copy: ArticleFile | undefined) => void;
};

/** What is said of the versions of an article; its code comes to those who saved it. */
export function VersionNoteWhenSaved(props: VersionProps) {
  const [Note, setNote] = useState<ComponentType<VersionProps & { readonly address: string }>>();
  const saved = useSavedKeys();
  const address = printLocation({ page: 'article', slug: props.current.card.slug, fragment: '' });
  const isKept = saved.kind === 'ready' && saved.value.copies.has(address);
  useEffect(() => {
    if (!isKept) return;
    import('./version-note.tsx').then(
      ({ VersionNote }) => setNote(() => VersionNote),
      // The article itself is there; the next visit says what there is to say.
      () => undefined,
    );
  }, [isKept]);
  return Note === undefined ? undefined : <Note {...props} address={address} />;
}
