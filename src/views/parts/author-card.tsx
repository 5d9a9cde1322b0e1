import type { AuthorProfile } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { Link } from './link.tsx';
import { useSite } from './site.ts';
import styles from './author-card.module.css';
import { nameHost } from './name-host.ts';
import { PictureView } from './picture-view.tsx';
import { useWords } from './words.tsx';

type Props = {
  readonly author: AuthorProfile;
  readonly isOwnPage?: boolean;
  /** Of the name, as a heading on its page. */
  readonly level?: 2 | 3;
};

/** Portrait, name and biography of somebody who signs articles, with the way to all of them; on their own page, without. */
export function AuthorCard({ author, isOwnPage = false, level = 3 }: Props) {
  const words = useWords();
  const { language } = useSite();
  const Name = `h${level}` as const;
  const to = printLocation({ page: 'author', slug: author.slug, filter: EVERYTHING });
  return (
    <div className={styles.card}>
      {author.avatar === undefined ? undefined : (
        <div className={styles.portrait}>
          <PictureView picture={author.avatar} sizes="5.5rem" decorative />
        </div>
      )}
      <div className={styles.text} lang={language}>
        {isOwnPage ? undefined : (
          <Name className={styles.name}>
            <Link to={to}>{author.name}</Link>
          </Name>
        )}
        {author.bio === '' ? undefined : <p className={styles.bio}>{author.bio}</p>}
        <p className={styles.links} lang={words.language}>
          {isOwnPage ? undefined : <Link to={to}>{words.article.allBy(author.name)}</Link>}
          {author.url === undefined ? undefined : <a href={author.url}>{nameHost(author.url)}</a>}
        </p>
      </div>
    </div>
  );
}
