import { useLocation } from 'react-router';

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
  return (
    <>
      <title>{title === '' ? site.title : words.titled(title, site.title)}</title>
      {description === undefined || description === '' ? undefined : (
        <meta name="description" content={description} />
      )}
      {isPublic ? undefined : <meta name="robots" content="noindex" />}
      {!isPublic || site.url === '' || search !== '' ? undefined : (
        <link rel="canonical" href={`${site.url}${pathname}`} />
      )}
    </>
  );
}
