import { useLocation } from 'react-router';

import { useSite } from './site.ts';
import { useWords } from './words.tsx';

/** The name of the site, as titles end with it. */
const SITE = 'Kiosque';

type Props = {
  readonly title: string;
  readonly description?: string | undefined;
  /** A page for everybody, to be found under its own address; the reader's own pages and failures are not. */
  readonly isPublic?: boolean;
};

/** The title and description of a page, and the address under which it is known; one a page. */
export function PageHead({ title, description, isPublic = true }: Props) {
  const words = useWords();
  const { url } = useSite();
  const { pathname, search } = useLocation();
  return (
    <>
      <title>{title === '' ? SITE : words.titled(title, SITE)}</title>
      {description === undefined || description === '' ? undefined : (
        <meta name="description" content={description} />
      )}
      {!isPublic || url === '' || search !== '' ? undefined : (
        <link rel="canonical" href={`${url.replace(/\/$/, '')}${pathname}`} />
      )}
    </>
  );
}
