import type { Messages } from './fr.ts';

let numbers: Intl.NumberFormat | undefined;

/** Most numbers need no formatter: the first one of a page, whatever its kind, takes a phone 150 ms to make. */
const write = (value: number): string =>
  value < 1000 ? String(value) : (numbers ??= new Intl.NumberFormat('en')).format(value);

const count = (number: number, one: string, many: string) => `${write(number)} ${number === 1 ? one : many}`;

const articles = (number: number) => count(number, 'article', 'articles');

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Writes a day, `2021-03-12`. */
const writeDay = (day: string, form: 'long' | 'short') => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const name = MONTHS[month - 1] ?? '';
  return `${form === 'long' ? name : name.slice(0, 'Jan'.length)} ${date}, ${year}`;
};

/** Writes names one after the other: “Fox, Wolf, and Bear”. */
const writeList = (names: readonly string[]) =>
  names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;

/** Every word of the interface, in English. */
export const en: Messages = {
  language: 'en',
  titled: (title, site) => `${title} – ${site}`,
  listNames: writeList,
  articles,
  number: write,
  day: writeDay,
  fullDay: (day) => `${WEEKDAYS[new Date(day).getUTCDay()]}, ${writeDay(day, 'long')}`,
  month: (month) => `${MONTHS[Number(month.slice(5)) - 1]} ${Number(month.slice(0, 4))}`,

  shell: {
    skip: 'Skip to content',
    home: (site) => `${site}, front page`,
    categories: 'Sections',
    history: 'History',
    saved: 'Saved',
    tags: 'Topics',
    authors: 'Bylines',
    all: 'All articles',
    settings: 'Settings',
    settingsUnkept: 'The browser refuses to keep this choice: it holds for this visit only.',
    theme: 'Theme',
    themes: { system: 'As the device', light: 'Light', sepia: 'Sepia', dark: 'Dark', black: 'Black' },
    switchLanguage: 'Français',
    about: 'No account, no cookie, no tracking. What you keep stays in your browser.',
  },
  front: {
    resume: 'Continue reading',
    title: 'Front page',
    latest: 'Latest',
    topics: 'Filter by topic',
    wholeSection: (label) => `All of ${label}`,
    everything: 'All articles',
    allTopics: (number) => `All topics (${write(number)})`,
    empty: 'Nothing has been published yet.',
  },
  list: {
    read: 'Read',
    markAllRead: 'Mark all as read',
    allRead: 'Everything is marked as read.',
    unreadAgain: 'As it was',
    kinds: { all: 'Archive', category: 'Section', tag: 'Topic', author: 'Byline' },
    all: 'All articles',
    narrowed: (name, parts) => `${name}: ${parts}`,
    status: (total) => (total === 0 ? 'No article' : articles(total)),
    statusAtLeast: (total) => `At least ${articles(total)}`,
    before: (number) => `Show the ${articles(number)} before`,
    more: (number) => `Show ${number} more ${number === 1 ? 'article' : 'articles'}`,
    shown: (shown, total) => `${write(shown)} of ${write(total)}`,
    newest: 'Newest first',
    oldest: 'Oldest first',
    sort: 'Order',
    emptyTitle: 'No article meets these criteria',
    emptyHint: 'Remove a filter to find articles again.',
    emptyTerm: 'No article has been published here yet.',
    emptyFault: 'A part of the filter can find nothing: it is pointed out above.',
    emptyStuck: 'Removing a single filter is not enough: remove several.',
    dropsWaiting: 'Finding which filter to remove…',
    drops: 'Filters to remove',
    drop: (part, number) => `Without “${part}”: ${articles(number)}`,
    dropAtLeast: (part, number) => `Without “${part}”: at least ${articles(number)}`,
    dropUncounted: (part) => `Without “${part}”`,
  },
  filter: {
    title: 'Filter',
    titleCount: (number) => `Filter (${number})`,
    active: 'Active filters',
    topics: 'Topics here',
    clear: 'Clear all',
    moreTopics: 'More topics',
    noTopics: 'No further topic to add.',
    include: (number) => `, ${articles(number)}`,
    includeAtLeast: (number) => `, at least ${articles(number)}`,
    atLeast: (number) => `${write(number)}+`,
    partial: '12+ means at least 12: not every article has been counted yet.',
    countAll: 'Count everything',
    countAllCost: 'Exact numbers mean reading the list to its end.',
    countAllFiles: (number) => `Exact numbers mean reading ${count(number, 'more file', 'more files')}.`,
    see: (number, isAtLeast) => {
      if (isAtLeast) return `See at least ${articles(number)}`;
      if (number === 0) return 'Back to the list';
      return number === 1 ? 'See the article' : `See the ${articles(number)}`;
    },
    seeList: 'See the list',
    search: 'Find a topic',
    searching: 'Searching…',
    found: (number) => count(number, 'topic found', 'topics found'),
    foundNone: (text) => `No topic begins with “${text}”.`,
    searchFailed: 'The search did not succeed. Your filters are kept.',
    dates: 'Dates',
    allDates: 'All dates',
    years: 'Years',
    monthsOf: (year) => `Months of ${year}`,
    from: 'From',
    to: 'To',
    firstMonth: 'the beginning',
    lastMonth: 'the end',
    jump: 'go to',
    jumpTo: (month) => `Go to ${month}`,
    faults: {
      label: 'Notes on the filter',
      unknown: {
        tag: (name) => `There is no topic “${name}” here.`,
        author: (name) => `There is no byline “${name}” here.`,
        category: (name) => `There is no section “${name}” here.`,
      },
      conflict: (name) => `The topic “${name}” is both wanted and excluded: no article can match.`,
      dates: (from, to) => `The period begins in ${from}, after its end in ${to}: no article can match.`,
      unread: (text) => `The address says “${text}”, which was not understood: that part is not applied.`,
      many: (kept, limit) =>
        `A filter has at most ${count(limit, 'topic', 'topics')}: ${write(kept)} are applied, the others are left aside.`,
    },
    exclude: 'exclude',
    any: 'or',
    excludeHint: 'exclude',
    anyHint: 'or at least one of these topics',
    explain: 'The name narrows the list, “or” widens it, “exclude” leaves out.',
    chips: {
      tags: (name) => name,
      any: (name) => `or ${name}`,
      not: (name) => `not ${name}`,
      author: (name) => `by ${name}`,
      category: (name) => `in ${name}`,
      from: (month) => `since ${month}`,
      to: (month) => `until ${month}`,
    },
    remove: (name) => `${name}, remove this filter`,
  },
  article: {
    resumed: 'You are back where you left off.',
    fromStart: 'Go to the beginning',
    close: 'Close',
    by: 'By',
    published: (date) => `Published on ${date}`,
    modified: (date) => `modified on ${date}`,
    minutes: (number) => `${number} min read`,
    tags: 'Tags:',
    moreTags: (number) => count(number, 'more tag', 'more tags'),
    share: 'Share',
    copied: 'Link copied',
    copyFailed: 'The link could not be copied: copy the address of the page.',
    source: 'Source:',
    credit: (credit) => credit,
    allBy: (name) => `All articles by ${name}`,
    aboutAuthor: 'The author',
    aboutAuthors: 'The authors',
    neighbours: 'Read on',
    previous: 'Previous article',
    next: 'Next article',
    related: 'On the same topic',
    footnotes: 'Notes',
    note: (number) => `note ${number}`,
    backToText: (number) => `Back to the reference of note ${number}`,
    play: (provider) => `Play the video here (${provider})`,
    embed: (provider) => `See on ${provider}`,
    embedNotice: (provider) => `Nothing is asked of ${provider} before you click.`,
    remotePicture: (host) => `Picture hosted by ${host}`,
    showPicture: 'Show the picture',
    gallery: 'Gallery',
    picture: (number, total) => `Picture ${number} of ${total}`,
    enlarge: (number, alt) => `Enlarge picture ${number}${alt === '' ? '' : `: ${alt}`}`,
    closePicture: 'Close the picture',
    previousPicture: 'Previous',
    nextPicture: 'Next',
    table: 'Scrollable table',
    code: 'Scrollable code',
    empty: 'This article has no text.',
    actions: 'Article actions',
  },
  save: {
    save: 'Save',
    saveThis: (name) => `Save: ${name}`,
    saved: 'Page saved',
    removed: (name) => `“${name}” is no longer saved.`,
    undo: 'Undo',
    restored: 'Page saved again',
    failed: {
      unavailable: 'This browser does not let Kiosque keep pages: nothing was saved.',
      full: 'The device has no room left: the page was not saved. Free some space, then try again.',
      failed: 'The page could not be saved. Try again.',
      newer: 'A newer version of Kiosque is open: reload this page to save.',
    },
  },
  saved: {
    title: 'Saved',
    description: 'The pages you keep, in this browser only.',
    needsScripts: 'This browser can only show them with JavaScript.',
    status: (number) => (number === 0 ? 'No saved page' : count(number, 'saved page', 'saved pages')),
    lists: 'Lists',
    articles: 'Articles',
    savedOn: (date) => `Saved on ${date}`,
    remove: 'Remove',
    removeThis: (name) => `Remove: ${name}`,
    emptyTitle: 'Nothing saved yet',
    emptyHint: 'The “Save” button of an article or a list keeps the page here.',
    aside: (number) =>
      `${count(number, 'saved page could not be read', 'saved pages could not be read')}. They are set aside, not erased.`,
  },
  tags: {
    title: 'Topics',
    description: (number) => `${count(number, 'topic', 'topics')}, by frequency or in alphabetical order.`,
    search: 'Find a topic',
    status: (number) => (number === 0 ? 'No topic' : count(number, 'topic', 'topics')),
    byCount: 'By frequency',
    byName: 'Alphabetical',
    order: 'Order of topics',
    empty: 'No topic has that name.',
    more: 'Show more topics',
  },
  authors: {
    title: 'Bylines',
    description: 'Those who write here.',
    status: (number) => count(number, 'byline', 'bylines'),
    empty: 'No byline yet.',
  },
  failure: {
    notFoundTitle: 'This page does not exist',
    notFound: 'The address may be incomplete, or the article was withdrawn.',
    title: 'This page could not open',
    unreachable:
      'The site did not answer. Check the connection, then try again; what you saved can still be read.',
    refused: 'The site answered with an error. Try again in a moment.',
    unreadable: 'A file arrived damaged or incomplete. Try again; the rest of the site works.',
    replaced: 'The paper was updated while you were reading. Try again: your filters are kept.',
    format: 'This page comes from another version of Kiosque. Reload to update the application.',
    unexpected: 'An unexpected error stopped this page. The rest of the site works; you can try again.',
    part: 'This part could not be shown.',
    retry: 'Try again',
    reload: 'Reload',
    home: 'Back to the front page',
    savedPages: 'Saved pages',
  },
  waiting: 'Loading…',
};
