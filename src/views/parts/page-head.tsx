import { useCallback, useLayoutEffect, useRef } from 'react';

import { useLocation } from './history-entry.ts';
import { useSite } from './site.ts';
import { useWords } from './words.tsx';

type Props = {
  readonly title: string;
  readonly description?: string | undefined;
  /** A page for everybody, to be found under its own address; the reader's own pages and failures are not. */
  readonly isPublic?: boolean;
};

/** The title and description of a page, and the address under which it is known; one a page. */
export function PageHead({ title, description, isPublic = true }: Props) {
  const words = useWords();
  const site = useSite();
  const { pathname, search } = useLocation();
  const part = useShownInHead();
  return (
    <>
      <title ref={part}>{title === '' ? site.title : words.titled(title, site.title)}</title>
      {description === undefined || description === '' ? undefined : (
        <meta ref={part} name="description" content={description} />
      )}
      {isPublic ? undefined : <meta ref={part} name="robots" content="noindex" />}
      {!isPublic || site.url === '' || search !== '' ? undefined : (
        <link ref={part} rel="canonical" href={`${site.url}${pathname}`} />
      )}
    </>
  );
}

/** Where the head of a page waits that is kept for the way back: React leaves it in the document's. */
const attic = typeof document === 'undefined' ? undefined : document.createElement('div');

/** Gives the ref of the parts of a page's head, which stand in the document's while the page is shown. */
function useShownInHead() {
  const parts = useRef(new Set<Element>());
  useLayoutEffect(() => {
    const { current } = parts;
    for (const element of current) if (element.parentNode === attic) document.head.append(element);
    return () => attic?.append(...current);
  }, []);
  return useCallback((element: Element | null) => {
    if (element === null) return undefined;
    parts.current.add(element);
    return () => void parts.current.delete(element);
  }, []);
}
