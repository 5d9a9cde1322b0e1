/**
 * What Kiosque makes of the elements that are not blocks of their own. An element that no list
 * names is unknown: its text is kept, and a warning says so.
 */

/** Elements that mark the text inside them, with the mark they leave. */
export const MARKING: ReadonlyMap<string, 'strong' | 'emphasis' | 'sub' | 'sup' | 'mark' | 'code'> = new Map([
  ...list('strong b dt').map((name) => [name, 'strong'] as const),
  ...list('em i cite dfn var').map((name) => [name, 'emphasis'] as const),
  ...list('code kbd samp tt pre xmp listing plaintext').map((name) => [name, 'code'] as const),
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['mark', 'mark'],
]);

/** Elements that end the paragraph before them and after them, and leave nothing else behind. */
export const CONTAINERS: ReadonlySet<string> = new Set(
  list(`
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p plaintext pre
    search section summary table tbody td tfoot th thead tr ul xmp
  `),
);

/** Elements within a line that leave their text and nothing else; nobody needs to hear of it. */
export const TRANSPARENT: ReadonlySet<string> = new Set(
  list(`
    a abbr acronym bdi bdo big br data font img ins label map meter nobr noscript output picture progress q rb
    rp rt rtc ruby small span time u
  `),
);

/** Elements whose text was struck out by somebody: it stays, but not the line through it. */
export const STRUCK: ReadonlySet<string> = new Set(list('del s strike'));

/** Elements that are left out with all they hold, and named in a warning. */
export const DROPPED: ReadonlySet<string> = new Set(
  list(`
    applet base button canvas datalist embed frame frameset head input link math meta noembed noframes object
    optgroup option script select style svg template textarea title
  `),
);

/** Elements that never show anything by themselves. */
export const SILENT: ReadonlySet<string> = new Set(list('area col colgroup param source track wbr'));

function list(names: string): readonly string[] {
  return names.trim().split(/\s+/);
}
