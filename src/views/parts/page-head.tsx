import { useWords } from './words.tsx';

/** The name of the site, as titles end with it. */
const SITE = 'Kiosque';

/** The title and description of a page; one a page. */
export function PageHead({ title, description }: { title: string; description?: string | undefined }) {
  const words = useWords();
  return (
    <>
      <title>{title === '' ? SITE : words.titled(title, SITE)}</title>
      {description === undefined || description === '' ? undefined : (
        <meta name="description" content={description} />
      )}
    </>
  );
}
