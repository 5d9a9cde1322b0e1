import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { startTransition, useEffect, useState } from 'react';

import { frameQuery } from '../../fetch/queries.ts';
import { EVERYTHING } from '../../model/filter.ts';
import type { Day } from '../../model/instant.ts';
import { toLocalDay } from '../../model/instant.ts';
import { printLocation } from '../../model/location.ts';
import { WHOLE_SHELF } from '../../model/shelf.ts';
import { Announcer } from '../parts/announcer.tsx';
import { Guard } from '../parts/guard.tsx';
import { RibbonIcon, SearchIcon } from '../parts/icons.tsx';
import { Link, NavLink } from '../parts/link.tsx';
import { NoticeBar } from '../parts/notice.tsx';
import { Standing } from '../parts/standing.tsx';
import { useSavedKeys } from '../parts/use-saved.ts';
import { DEFAULT_SITE, SiteProvider } from '../parts/site.ts';
import { useWords } from '../parts/words.tsx';
import { Preferences } from './preferences.tsx';
import styles from './shell.module.css';
import { ShortcutsWhenAsked } from './shortcuts-when-asked.tsx';
import { useSavedCopies } from './use-saved-copies.ts';

/** What stands around every page: masthead, sections, footer. */
export function Shell({ isPending, children }: { isPending: boolean; children: ReactNode }) {
  const words = useWords();
  // Without the front door the page below may still open; only the sections are missing then.
  const { data: frame } = useQuery(frameQuery(useQueryClient()));
  const site = frame?.site ?? DEFAULT_SITE;
  useSavedCopies();
  return (
    <SiteProvider value={site}>
      <a className={styles.skip} href="#content">
        {words.shell.skip}
      </a>
      <header className={styles.masthead}>
        <Link className={styles.wordmark} to="/" aria-label={words.shell.home(site.title)}>
          {site.title}
        </Link>
        <Today />
        <div className={styles.tools}>
          <NavLink to="/search">
            <SearchIcon />
            <span>{words.shell.search}</span>
          </NavLink>
          <Guard renderFailure={showNothing}>
            <SavedLink />
          </Guard>
        </div>
      </header>
      <nav className={styles.sections} aria-label={words.shell.categories}>
        <ul lang={site.language}>
          {frame?.categories.map(({ slug, label }) => (
            <li key={slug}>
              <NavLink
                to={printLocation({ page: 'category', slug, filter: EVERYTHING })}
                data-category={slug}
              >
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Standing />
      <div className={styles.pending} data-pending={isPending} aria-hidden="true" />
      <main id="content" className={styles.main}>
        {children}
      </main>
      <footer className={styles.footer}>
        <nav aria-label="Kiosque">
          <Link to={printLocation({ page: 'all', filter: EVERYTHING })}>{words.shell.all}</Link>
          <Link to={printLocation({ page: 'tags' })}>{words.shell.tags}</Link>
          <Link to={printLocation({ page: 'authors' })}>{words.shell.authors}</Link>
          <Link to={printLocation({ page: 'saved', filter: EVERYTHING, shelf: WHOLE_SHELF })}>
            {words.shell.saved}
          </Link>
          <Link to={printLocation({ page: 'history' })}>{words.shell.history}</Link>
          <Link to={printLocation({ page: 'settings' })}>{words.shell.settings}</Link>
        </nav>
        <Guard renderFailure={showNothing}>
          <Preferences />
        </Guard>
        <p>{words.shell.about}</p>
      </footer>
      <NoticeBar />
      <Announcer />
      <ShortcutsWhenAsked />
    </SiteProvider>
  );
}

/** What the page can do without; other ways lead to the same. */
const showNothing = () => undefined;

/** The date in full, as a newspaper prints it under its name. */
function Today() {
  const words = useWords();
  // A page that was prerendered another day leaves the line empty until it is awake, and not busy any more.
  const [today, setToday] = useState<Day>();
  useEffect(() => startTransition(() => setToday(toLocalDay(Date.now()))), []);
  return (
    <p className={styles.today}>
      {today === undefined ? '\u00a0' : <time dateTime={today}>{words.fullDay(today)}</time>}
    </p>
  );
}

function SavedLink() {
  const words = useWords();
  const saved = useSavedKeys();
  const count = saved.kind === 'ready' ? saved.value.pages.size : 0;
  return (
    <NavLink to={printLocation({ page: 'saved', filter: EVERYTHING, shelf: WHOLE_SHELF })}>
      <RibbonIcon />
      <span>{words.shell.saved}</span>
      {count === 0 ? undefined : <span className={styles.count}>{words.number(count)}</span>}
    </NavLink>
  );
}
