import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, memo } from 'react';

import { useLocation } from '../parts/history-entry.ts';
import type { ArticleList } from '../../fetch/list.ts';
import { monthPositionQuery } from '../../fetch/months.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import type { Month } from '../../model/instant.ts';
import { isMonth } from '../../model/instant.ts';
import { Waiting } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { Feed } from './feed.tsx';
import { FailedListPart } from './list-failure.tsx';

type Props = { location: EditionListLocation; list: ArticleList; label: string };

/** The articles of a list, from its beginning or from the month that the address names (`#2021-03`). */
export const Stories = memo(function Stories(props: Props) {
  const month = useLocation().hash.slice(1);
  if (!isMonth(month)) return <StoryFeed {...props} anchor={0} />;
  return (
    <Guard of={month} renderFailure={(error, retry) => <FailedListPart error={error} retry={retry} />}>
      <Suspense fallback={<Waiting />}>
        <StoriesFrom {...props} month={month} />
      </Suspense>
    </Guard>
  );
});

function StoriesFrom({ month, ...props }: Props & { month: Month }) {
  const { location, list } = props;
  const { data: position } = useSuspenseQuery(monthPositionQuery(useQueryClient(), location, list, month));
  // The last month of a list may hold nothing of it: its end is where to go then.
  return <StoryFeed {...props} anchor={Math.min(position, Math.max(0, list.total - 1))} anchorId={month} />;
}

function StoryFeed(props: Props & { anchor: number; anchorId?: string }) {
  return <Feed {...props} showsCategory={props.location.page !== 'category'} />;
}
