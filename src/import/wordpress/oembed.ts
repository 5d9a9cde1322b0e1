/**
 * Hosts whose addresses WordPress makes embeds of where they stand alone on a line; `*.` stands for any name in
 * front. (WordPress 6.9, `WP_oEmbed`, and what its neighbours add.)
 */
const HOSTS = `
  youtube.com youtu.be youtube-nocookie.com vimeo.com player.vimeo.com dailymotion.com dai.ly geo.dailymotion.com
  flickr.com flic.kr smugmug.com *.smugmug.com scribd.com wordpress.tv *.wordpress.tv videopress.com
  crowdsignal.com *.crowdsignal.net polldaddy.com *.polldaddy.com *.survey.fm twitter.com x.com
  soundcloud.com on.soundcloud.com open.spotify.com spotify.com bandcamp.com *.bandcamp.com mixcloud.com
  slideshare.net *.slideshare.net speakerdeck.com instagram.com facebook.com fb.watch imgur.com *.imgur.com
  issuu.com kickstarter.com kck.st cloudup.com ted.com animoto.com video214.com tumblr.com *.tumblr.com
  reddit.com reverbnation.com tiktok.com *.tiktok.com pinterest.com *.pinterest.com pin.it pocketcasts.com
  pca.st amazon.com bsky.app gist.github.com codepen.io canva.com wolframcloud.com anghami.com *.anghami.com
  loom.com deezer.com podcasts.apple.com embed.podcasts.apple.com arte.tv ina.fr *.ina.fr audiomeans.fr
  player.ausha.co ausha.co datawrapper.de datawrapper.dwcdn.net flourish.studio public.flourish.studio
`
  .trim()
  .split(/\s+/);

const EXACT = new Set(HOSTS);

/**
 * Tells whether an address that stands alone is one that WordPress shows as an embed. PeerTube and Mastodon run
 * on any host, and are known by their paths.
 */
export function isEmbeddable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname, protocol } = new URL(address);
  if (!/^https?:$/.test(protocol)) return false;
  const host = hostname.replace(/^(?:www|m|mobile|fr|de|en)\./, '');
  const isKnown = EXACT.has(host) || EXACT.has(`*.${host.split('.').slice(-2).join('.')}`);
  // The front page of a host is no video.
  if (isKnown) return pathname.length > 1;
  return (
    /^\/(?:videos\/(?:embed|watch)|w)\/[\w-]{20,}$/.test(pathname) || /^\/@[^/]+\/\d{8,}$/.test(pathname)
  );
}

/**
 * Gives the address of an embed as a page may show it: those of hosts that are known have moved to https.
 *
 * @example
 * secureEmbed('http://youtu.be/jNQXAC9IVRw') // => 'https://youtu.be/jNQXAC9IVRw'
 */
export function secureEmbed(address: string): string {
  return isEmbeddable(address) ? address.replace(/^http:/i, 'https:') : address;
}
