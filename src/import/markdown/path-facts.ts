/** What the place of a file says of it. */
export type PathFacts = {
  /** Folders below the root of the content, without its language and those that only say « here are articles ». */
  readonly folders: readonly { readonly name: string; readonly path: string }[];
  /** Its name without extension, language and date; that of its folder where it is called `index`. */
  readonly name: string;
  /** `2013-11-06`, from its name, its folder's or its folders'. */
  readonly date?: string;
  readonly language?: string;
  /** `_index.md`: the page of a section, not an article. */
  readonly isSection: boolean;
  /** Below a folder of drafts. */
  readonly isDraft: boolean;
  /** As Jekyll names it: `_posts/2013-11-06-fox.md`. */
  readonly isJekyll: boolean;
};

/** Languages of blogs. Not every code: `ts`, `go`, `io` and `js` are what names of files end in. */
const LANGUAGES = new Set(
  `ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms nl no nb nn oc
  pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh br co`.split(/\s+/),
);

/** Folders that say nothing of what is in them. */
const PLAIN = new Set(
  `content src pages app data docs doc posts _posts post blog blogs articles article source writing i18n
  locales docusaurus-plugin-content-blog docusaurus-plugin-content-docs current collections`.split(/\s+/),
);

const DRAFTS = /^_?(?:drafts?|brouillons?)$/i;
const DATED = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[-_ ]+|$)/;

/**
 * Reads the path of a file, as generators of sites lay files out.
 *
 * @example
 * readPath('content/fr/wild/2021/05/03/fox/index.md')
 * // => { folders: [{ name: 'wild', path: 'content/fr/wild' }], name: 'fox', date: '2021-05-03', language: 'fr', … }
 */
export function readPath(path: string): PathFacts {
  const parts = path.split('/');
  const bare = (parts.pop() ?? '').replace(/\.\w+$/, '');
  const [stem, suffix] = splitLanguage(bare);
  const isIndex = stem === 'index' || stem === '_index';
  const named = isIndex ? (parts.at(-1) ?? '') : stem;
  const above = isIndex ? parts.slice(0, -1) : parts;
  // Of the folders, the ones at the top may be a language; further down `it` is a category.
  const [first, ...others] = above
    .map((part, index) => ({ name: part, path: above.slice(0, index + 1).join('/') }))
    .filter((folder) => !PLAIN.has(folder.name));
  const isLanguage = first !== undefined && isLanguageTag(first.name);
  const kept = first === undefined ? [] : isLanguage ? others : [first, ...others];
  const date = findDate([...above, named].join('/'));
  const language = suffix ?? (isLanguage ? first.name : undefined);
  return {
    folders: kept.filter(({ name }) => !/^\d{1,4}$/.test(name) && !DATED.test(name) && !DRAFTS.test(name)),
    name: named.replace(DATED, '') || named,
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
    isSection: stem === '_index',
    isDraft: parts.some((part) => DRAFTS.test(part)),
    isJekyll: parts.includes('_posts') || parts.includes('_drafts'),
  };
}

/** Tells a language tag, as a file or a folder has it in its name. */
export function isLanguageTag(text: string): boolean {
  const [, language = '', region] = /^([a-z]{2})(?:[-_]([A-Za-z]{2,4}))?$/.exec(text) ?? [];
  return (
    LANGUAGES.has(language) && (region === undefined || region !== region.toLowerCase() || text.length === 5)
  );
}

/** `fox.fr` is in French, `next.js` is not in Javanese. */
function splitLanguage(bare: string): readonly [string, string | undefined] {
  const [, stem = '', suffix = ''] = /^(.+)\.([^.]+)$/.exec(bare) ?? [];
  return stem !== '' && isLanguageTag(suffix) ? [stem, suffix.replace('_', '-')] : [bare, undefined];
}

/** Finds a date in a path: at the head of a name, the last one first, else year, month and day as folders. */
export function findDate(path: string): string | undefined {
  const dated = path.split('/').findLast((part) => DATED.test(part)) ?? '';
  const found = DATED.exec(dated) ?? /(?:^|\/)((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?:\/|-|$)/.exec(path);
  const [, year, month = '', day = ''] = found ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
