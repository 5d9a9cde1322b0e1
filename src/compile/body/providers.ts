/** Where something of another site is: its public page, and its player where it has one that can be framed. */
export type Described = { readonly provider: string; readonly url: string; readonly player?: string };

type Provider = {
  readonly name: string;
  /** Hosts, without `www.` and the like in front. */
  readonly hosts: readonly string[];
  /** Gives the page and the player of an address; nothing when it is some other page of that host. */
  read(url: URL): Omit<Described, 'provider'> | undefined;
};

const PROVIDERS: readonly Provider[] = [
  { name: 'YouTube', hosts: ['youtube.com', 'youtube-nocookie.com', 'youtu.be'], read: readYouTube },
  { name: 'Vimeo', hosts: ['vimeo.com', 'player.vimeo.com'], read: readVimeo },
  { name: 'Dailymotion', hosts: ['dailymotion.com', 'geo.dailymotion.com', 'dai.ly'], read: readDailymotion },
  { name: 'X', hosts: ['x.com', 'twitter.com', 'platform.twitter.com'], read: () => undefined },
  { name: 'Bluesky', hosts: ['bsky.app', 'embed.bsky.app'], read: readBluesky },
];

/**
 * Says whose an address is, and where its page and its player are. PeerTube and Mastodon run on
 * thousands of hosts, and are known by their paths; any other host is named after itself.
 *
 * @example
 * describeAddress(new URL('https://youtu.be/jNQXAC9IVRw'))
 * // => { provider: 'YouTube', url: 'https://www.youtube.com/watch?v=jNQXAC9IVRw',
 * //      player: 'https://www.youtube-nocookie.com/embed/jNQXAC9IVRw' }
 */
export function describeAddress(url: URL): Described {
  const host = url.hostname.replace(/^(?:www|m|mobile)\./, '');
  const provider = PROVIDERS.find(({ hosts }) => hosts.includes(host));
  if (provider !== undefined)
    return { provider: provider.name, ...(provider.read(url) ?? { url: url.href }) };
  return readPeerTube(url, host) ?? readMastodon(url) ?? { provider: host, url: url.href };
}

function readYouTube(url: URL): Omit<Described, 'provider'> | undefined {
  const player = 'https://www.youtube-nocookie.com/embed/';
  const id =
    url.hostname === 'youtu.be'
      ? matchPath(url, /^\/([\w-]+)$/)
      : (url.searchParams.get('v') ?? matchPath(url, /^\/(?:embed|v|shorts|live)\/([\w-]+)$/));
  if (id === undefined || !/^[\w-]+$/.test(id)) return undefined;
  if (id !== 'videoseries') return { url: `https://www.youtube.com/watch?v=${id}`, player: `${player}${id}` };
  const list = encodeURIComponent(url.searchParams.get('list') ?? '');
  return {
    url: `https://www.youtube.com/playlist?list=${list}`,
    player: `${player}videoseries?list=${list}`,
  };
}

function readVimeo(url: URL): Omit<Described, 'provider'> | undefined {
  const id = matchPath(url, /^\/(?:video\/)?(\d+)/);
  if (id === undefined) return undefined;
  // An unlisted video has a second key, without which it does not open.
  const key = encodeURIComponent(url.searchParams.get('h') ?? matchPath(url, /^\/\d+\/(\w+)$/) ?? '');
  return key === ''
    ? { url: `https://vimeo.com/${id}`, player: `https://player.vimeo.com/video/${id}?dnt=1` }
    : {
        url: `https://vimeo.com/${id}/${key}`,
        player: `https://player.vimeo.com/video/${id}?h=${key}&dnt=1`,
      };
}

function readDailymotion(url: URL): Omit<Described, 'provider'> | undefined {
  const id = url.searchParams.get('video') ?? matchPath(url, /^\/(?:(?:embed\/)?video\/)?(\w+)$/);
  if (id === undefined || !/^\w+$/.test(id)) return undefined;
  return {
    url: `https://www.dailymotion.com/video/${id}`,
    player: `https://www.dailymotion.com/embed/video/${id}`,
  };
}

function readBluesky(url: URL): Omit<Described, 'provider'> | undefined {
  const [, author, post] = /^\/embed\/([\w:.-]+)\/app\.bsky\.feed\.post\/(\w+)$/.exec(url.pathname) ?? [];
  return author === undefined ? undefined : { url: `https://bsky.app/profile/${author}/post/${post}` };
}

function readPeerTube(url: URL, host: string): Described | undefined {
  const id = matchPath(url, /^\/(?:videos\/(?:embed|watch)|w)\/([\w-]+)$/);
  if (id === undefined) return undefined;
  return {
    provider: host,
    url: `https://${url.host}/w/${id}`,
    player: `https://${url.host}/videos/embed/${id}`,
  };
}

function readMastodon(url: URL): Described | undefined {
  const post = matchPath(url, /^(\/@[^/]+\/\d+)(?:\/embed)?$/);
  return post === undefined ? undefined : { provider: 'Mastodon', url: `https://${url.host}${post}` };
}

function matchPath(url: URL, pattern: RegExp): string | undefined {
  return pattern.exec(url.pathname)?.[1];
}
