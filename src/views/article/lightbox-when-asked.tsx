import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';

import { useLocation } from '../parts/history-entry.ts';
import type { Plate } from './lightbox.tsx';

type Props = { readonly plates: readonly Plate[] };

/**
 * The lightbox, whose code and style come with the first picture that is asked for: most readers never do. Where they
 * do not come, the picture stands in the article, in front of the reader; the next one asks again.
 */
export function LightboxWhenAsked(props: Props) {
  const [Lightbox, setLightbox] = useState<ComponentType<Props>>();
  const { hash } = useLocation();
  const isAsked = hash.startsWith('#img-');
  const isMissing = Lightbox === undefined;
  useEffect(() => {
    if (!isAsked || !isMissing) return;
    import('./lightbox.tsx').then(
      (loaded) => setLightbox(() => loaded.Lightbox),
      () => undefined,
    );
  }, [hash, isAsked, isMissing]);
  return Lightbox === undefined ? undefined : <Lightbox {...props} />;
}
