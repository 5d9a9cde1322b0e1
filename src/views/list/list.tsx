import { useLocation } from '../parts/history-entry.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { nameEdition } from '../../fetch/section.ts';
import type { Filter } from '../../model/filter.ts';
import { isFiltering } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { useAsked } from '../parts/asked.ts';
import { FailedPart } from '../parts/faces.tsx';
import { FilterFaults } from '../parts/filter-faults.tsx';
import { ActiveFilters } from '../parts/filter-panel.tsx';
import { Guard } from '../parts/guard.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SaveButton } from '../parts/save-button.tsx';
import { useWords } from '../parts/words.tsx';
import { DownloadButton } from './download-button.tsx';
import { EmptyFace } from './empty-face.tsx';
import { ListFilter } from './list-filter.tsx';
import { ListHeader, SortLinks } from './list-header.tsx';
import { MarkAllRead } from './mark-all-read.tsx';
import { MuteButton } from './mute-button.tsx';
import { FailedListPart } from './list-failure.tsx';
import { listFaults } from './list-faults.ts';
import styles from './list.module.css';
import { nameFilter } from '../parts/name-filter.ts';
import { NoneOnDevice, OnDeviceOnly } from './on-device-only-when-shown.tsx';
import { Stories } from './stories.tsx';
import { useList } from './use-list.ts';
import { useSeen } from './use-seen.ts';
import { useTagSearch } from './use-tag-search.ts';

/** The articles of the whole archive, of a category, of a tag or of an author, through a filter. */
export function ListPage({ location }: { location: EditionListLocation }) {
  const words = useWords();
  const { month } = words;
  const { search: query } = useLocation();
  const search = useTagSearch();
  const known = useList(location, search.text !== '');
  const { list, total } = known;
  const asked = useAsked(location);
  const address = printLocation(location);
  useSeen(address, list);
  const name = location.page === 'all' ? words.list.all : list.name;
  const title = nameFilter(words, name, location.filter, list.names, month);
  const isOnDeviceOnly = list.isOnDeviceOnly === true;
  const counted = list.isExact ? words.list.status(total) : words.list.statusAtLeast(total);
  // That none is on the device says nothing of the archive.
  const status = isOnDeviceOnly && total === 0 ? '' : counted;
  const hrefOf = (filter: Filter) => printLocation({ ...location, filter });
  // A tag that was chosen a moment ago has its name from the choices, until the list has come.
  const names = new Map([
    ...list.tags.map(({ slug, name: text }) => [`tag-${slug}`, text] as const),
    ...list.names,
  ]);
  const controls = { filter: asked.filter, names, hrefOf };
  const faults = listFaults(location.filter, list, query);
  return (
    <div className={styles.page}>
      <PageHead title={title} description={list.description || words.list.narrowed(title, status)} />
      <ListHeader location={location} list={list} name={name} />
      <div className={styles.bar}>
        <p role="status">{status}</p>
        <SortLinks filter={asked.filter} hrefOf={hrefOf} />
        <SaveButton
          address={address}
          name={title}
          getPage={() => ({ kind: 'list', title, description: status })}
        />
        {isFiltering(location.filter) ? undefined : <MarkAllRead location={location} />}
        <MuteButton location={location} name={name} />
        {/* In a build that keeps nothing, nothing could be downloaded. */}
        {import.meta.env['OFFLINE'] === true ? (
          <DownloadButton
            key={address}
            location={location}
            name={title}
            total={list.isExact && !isOnDeviceOnly ? total : undefined}
          />
        ) : undefined}
      </div>
      <Guard renderFailure={() => <FailedPart />}>
        <ListFilter {...controls} location={location} known={known} search={search} />
      </Guard>
      <div className={styles.stories}>
        {isOnDeviceOnly ? <OnDeviceOnly location={location} /> : undefined}
        <FilterFaults faults={faults} />
        <ActiveFilters {...controls} />
        {known.recount === undefined ? undefined : (
          <FailedListPart error={known.recount.error} retry={known.recount.retry} />
        )}
        {isOnDeviceOnly && total === 0 ? <NoneOnDevice /> : undefined}
        {list.isExact && total === 0 && !isOnDeviceOnly ? (
          <EmptyFace location={location} faults={faults} names={names} hrefOf={hrefOf} />
        ) : undefined}
        <Stories
          // The whole list does not end where that of the device did.
          key={`${address} ${nameEdition(list.question.edition)} ${isOnDeviceOnly}`}
          location={location}
          list={list}
          label={title}
        />
      </div>
    </div>
  );
}
