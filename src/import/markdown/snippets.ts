import { escapeText } from './escape.ts';
import { makeParser } from './parser.ts';

/** What stands between the brackets of a shortcode, an include or a component. */
export type Arguments = {
  /** Those without a name, in order. */
  readonly plain: readonly string[];
  /** Those with one, in lower case. */
  readonly named: ReadonlyMap<string, string>;
};

/** The HTML of one, or the two tags around what it holds. */
export type Snippet =
  | { readonly kind: 'whole'; readonly html: string; readonly isSimplified?: boolean }
  | { readonly kind: 'around'; readonly open: string; readonly close: string };

type Build = (args: Arguments) => Snippet | undefined;

/**
 * Gives the HTML of a shortcode that means the same in most themes: figures, players, posts, notes, folds. Nothing for one
 * that only its own theme knows, or that lacks what it would show.
 *
 * @example
 * buildSnippet('youtube', { plain: ['jNQXAC9IVRw'], named: new Map() })
 * // => { kind: 'whole', html: '<iframe src="https://www.youtube.com/embed/jNQXAC9IVRw"></iframe>' }
 */
export function buildSnippet(name: string, args: Arguments): Snippet | undefined {
  return SNIPPETS.get(name.toLowerCase().replaceAll(/[-_ ]/g, ''))?.(args);
}

/** Captions are in Markdown, as generators print them, or in HTML. */
const INLINE = makeParser(false);

const figure: Build = (args) => {
  const src =
    get(args, 'src', 'url', 'path', 'image', 'image_path', 'file', 'link_src') ??
    args.plain.find((text) => /[./]/.test(text));
  if (src === undefined) return undefined;
  const alt = get(args, 'alt', 'alttext', 'alt_text');
  const caption = [
    get(args, 'title'),
    get(args, 'caption', 'legend', 'description'),
    get(args, 'attr', 'attribution', 'credit', 'source'),
  ]
    .filter((text) => text !== undefined)
    .map((text) => INLINE.renderInline(text));
  const image = `<img src="${escapeText(src)}"${alt === undefined ? '' : ` alt="${escapeText(alt)}"`}>`;
  const link = get(args, 'link', 'href', 'attrlink');
  const shown = link === undefined ? image : `<a href="${escapeText(link)}">${image}</a>`;
  return whole(
    `<figure>${shown}${caption.length === 0 ? '' : `<figcaption>${caption.join(' ')}</figcaption>`}</figure>`,
  );
};

/** A player: from an address as it is, from the id of what it plays by `player`. */
function frame(player: (id: string) => string, pattern: RegExp): Build {
  return (args) => {
    const said = get(args, 'id', 'src', 'url', 'video', 'videoid', 'link') ?? args.plain[0];
    if (said === undefined) return undefined;
    const title = get(args, 'title');
    const address = /^(?:https?:)?\/\//i.test(said)
      ? said.replace(/^(?:http:)?\/\//i, 'https://')
      : pattern.test(said)
        ? player(said)
        : undefined;
    return address === undefined
      ? undefined
      : whole(
          `<iframe src="${escapeText(address)}"${title === undefined ? '' : ` title="${escapeText(title)}"`}></iframe>`,
        );
  };
}

/** A post of a network, quoted as that network has it quoted, so that a card is made of it. */
function post(
  className: string,
  attribute: string,
  page: (id: string, args: Arguments) => string | undefined,
): Build {
  return (args) => {
    const said = get(args, 'url', 'link', 'src', 'id') ?? args.plain.find((text) => /\d|^https?:/.test(text));
    const address = said === undefined ? undefined : /^https?:\/\//i.test(said) ? said : page(said, args);
    if (address === undefined) return undefined;
    const shown = escapeText(address);
    return whole(
      `<blockquote class="${className}" ${attribute}="${shown}"><a href="${shown}">${shown}</a></blockquote>`,
    );
  };
}

function linkTo(page: (args: Arguments) => string | undefined): Build {
  return (args) => {
    const address = page(args);
    if (address === undefined) return undefined;
    return {
      kind: 'whole',
      html: `<p><a href="${escapeText(address)}">${escapeText(address)}</a></p>`,
      isSimplified: true,
    };
  };
}

function media(tag: 'audio' | 'video'): Build {
  return (args) => {
    const src =
      get(args, 'src', 'url', 'file', 'path', 'mp4', 'webm', 'mp3', 'ogg') ??
      args.plain.find((text) => /[./]/.test(text));
    return src === undefined ? undefined : whole(`<${tag} src="${escapeText(src)}"></${tag}>`);
  };
}

const aside: Build = (args) => {
  const title = get(args, 'title', 'heading', 'summary');
  const author = get(args, 'author', 'cite', 'source');
  return {
    kind: 'around',
    open: `<blockquote>${title === undefined ? '' : `<p><strong>${escapeText(title)}</strong></p>`}`,
    close: `${author === undefined ? '' : `<cite>${escapeText(author)}</cite>`}</blockquote>`,
  };
};

const fold: Build = (args) => ({
  kind: 'around',
  open: `<details><summary>${escapeText(get(args, 'summary', 'title', 'label') ?? args.plain[0] ?? '…')}</summary>`,
  close: '</details>',
});

const SNIPPETS: ReadonlyMap<string, Build> = new Map([
  ...names('figure image img picture fig postimage resizeimage imgcap caption', figure),
  ...names(
    'youtube youtubelite liteyoutube youtubevideo yt',
    frame((id) => `https://www.youtube.com/embed/${id}`, /^[\w-]{6,20}$/),
  ),
  ...names(
    'vimeo',
    frame((id) => `https://player.vimeo.com/video/${id}`, /^\d+$/),
  ),
  ...names(
    'dailymotion',
    frame((id) => `https://www.dailymotion.com/embed/video/${id}`, /^\w+$/),
  ),
  ...names(
    'soundcloud',
    frame(
      (id) =>
        `https://w.soundcloud.com/player/?url=${encodeURIComponent(`https://api.soundcloud.com/tracks/${id}`)}`,
      /^\d+$/,
    ),
  ),
  ...names(
    'spotify',
    frame((id) => `https://open.spotify.com/embed/${id}`, /^[\w/]+$/),
  ),
  ...names(
    'peertube iframe embedframe',
    frame((id) => id, /^$/),
  ),
  ...names(
    'tweet twitter twittersimple x xsimple',
    post('twitter-tweet', 'cite', (id) => (/^\d+$/.test(id) ? `https://x.com/i/status/${id}` : undefined)),
  ),
  ...names(
    'instagram instagramsimple',
    post('instagram-media', 'data-instgrm-permalink', (id) =>
      /^[\w-]+$/.test(id) ? `https://www.instagram.com/p/${id}/` : undefined,
    ),
  ),
  ...names(
    'mastodon toot',
    post('mastodon-embed', 'data-embed-url', (id, args) => readToot(id, args)),
  ),
  ...names(
    'bluesky',
    post('bluesky-embed', 'cite', () => undefined),
  ),
  ...names(
    'tiktok',
    post('tiktok-embed', 'cite', () => undefined),
  ),
  ...names(
    'gist',
    linkTo((args) => readGist(args)),
  ),
  ...names(
    'codepen',
    linkTo((args) => readPen(args)),
  ),
  ...names(
    'embed oembed linkpreview bookmark',
    linkTo(({ plain, named }) =>
      [named.get('url'), named.get('src'), ...plain].find(
        (text) => text !== undefined && /^https?:\/\//i.test(text),
      ),
    ),
  ),
  ...names('audio mp3 podcast', media('audio')),
  ...names('video mp4 html5video', media('video')),
  ...names(
    'quote blockquote pullquote epigraph notice note tip warning info alert callout admonition hint important caution danger attention box aside sidenote lead highlightbox',
    aside,
  ),
  ...names('details expand collapse collapsible spoiler accordion fold toggle', fold),
]);

function readToot(id: string, args: Arguments): string | undefined {
  const host = get(args, 'instance', 'host') ?? args.plain[0];
  const user = get(args, 'user', 'username', 'account');
  if (host === undefined || !/^[\w.-]+\.\w+$/.test(host) || !/^\d+$/.test(id)) return undefined;
  return user === undefined
    ? undefined
    : `https://${host}/@${encodeURIComponent(user.replace(/^@/, ''))}/${id}`;
}

function readGist({ plain: [user, id], named }: Arguments): string | undefined {
  const parts = [user ?? named.get('user'), id ?? named.get('id')].filter(
    (part) => part !== undefined && /^[\w/.-]+$/.test(part),
  );
  return parts.length === 0 ? undefined : `https://gist.github.com/${parts.join('/')}`;
}

function readPen(args: Arguments): string | undefined {
  const user = get(args, 'user', 'username');
  const id = get(args, 'id', 'hash', 'slug') ?? args.plain[0];
  return user === undefined || id === undefined
    ? undefined
    : `https://codepen.io/${encodeURIComponent(user)}/pen/${encodeURIComponent(id)}`;
}

function get({ named }: Arguments, ...keys: readonly string[]): string | undefined {
  return keys.map((key) => named.get(key)?.trim()).find((text) => text !== undefined && text !== '');
}

function whole(html: string): Snippet {
  return { kind: 'whole', html };
}

function names(list: string, build: Build): readonly (readonly [string, Build])[] {
  return list.split(' ').map((name) => [name, build] as const);
}
