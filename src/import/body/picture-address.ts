/** How often an address may be wrapped in another: a service in front of a service. */
const MOST_WRAPPERS = 5;

/**
 * Finds the picture behind an address that asks for a smaller one: WordPress's sizes, and the services that resize what
 * another host holds. It is a good guess: a picture whose own name ends in `-300x200` exists too, so whoever fetches it
 * tries the address as it was written next.
 *
 * @example
 * findOriginal('https://i0.wp.com/fox.example/wp-content/uploads/fox-300x200.jpg?w=600&ssl=1')
 * // => 'https://fox.example/wp-content/uploads/fox.jpg'
 */
export function findOriginal(address: string): string {
  if (!/^(?:https?:|\/)/i.test(address)) return address;
  let found = address;
  for (let count = 0; count < MOST_WRAPPERS; count++) {
    const inner = URL.canParse(found) ? unwrap(new URL(found)) : undefined;
    if (inner === undefined || !URL.canParse(inner) || inner === found) break;
    found = new URL(inner).href;
  }
  return dropSize(dropParameters(found));
}

/**
 * Gives what two addresses of one picture have in common, whatever its size: its name.
 *
 * @example
 * readPictureKey('https://fox.example/a/Fox-300x200.jpg') // => 'fox'
 */
export function readPictureKey(address: string): string {
  if (address.startsWith('data:')) return address;
  return readFileName(findOriginal(address))
    .toLowerCase()
    .replace(/(?:\.(?:avif|gif|jpe?g|png|svg|webp|heic|tiff?|bmp))+$/, '')
    .replace(/@\dx$/, '');
}

/** Gives the last part of the path of an address. */
export function readFileName(address: string): string {
  const path = address.replace(/[?#].*$/s, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Gives the address that a service was asked to resize; nothing when it is no such service. */
function unwrap(url: URL): string | undefined {
  return unwrapPhoton(url) ?? unwrapPath(url) ?? unwrapParameter(url) ?? enlarge(url);
}

function unwrapPhoton(url: URL): string | undefined {
  if (!/^i\d\.wp\.com$/.test(url.hostname) || !/^\/[^/]+\.[^/]+\//.test(url.pathname)) return undefined;
  return `${url.searchParams.get('ssl') === '1' ? 'https' : 'http'}:/${url.pathname}`;
}

/** Cloudflare, Substack, Cloudinary and IPX put the address after a part that says the size. */
function unwrapPath(url: URL): string | undefined {
  const path = `${url.pathname}${url.search}`;
  const inner =
    /^\/cdn-cgi\/image\/[^/]+\/(.+)$/.exec(path)?.[1] ??
    /^\/_ipx\/[^/]+\/(.+)$/.exec(path)?.[1] ??
    (/(?:^|\.)(?:substackcdn|cloudinary)\.com$/.test(url.hostname)
      ? /\/image\/fetch\/(?:[^/]+\/)*?(https?(?::|%3a).+)$/i.exec(path)?.[1]
      : undefined);
  return inner === undefined ? undefined : completeInner(inner, url);
}

/** Next.js, Vercel, Netlify, Astro and weserv have it as a parameter. */
function unwrapParameter(url: URL): string | undefined {
  const { hostname, pathname, searchParams } = url;
  if (hostname === 'wsrv.nl' || hostname === 'images.weserv.nl') {
    const inner = searchParams.get('url')?.replace(/^ssl:/, 'https://') ?? '';
    if (inner === '') return undefined;
    return /^https?:/i.test(inner) ? inner : `https://${inner.replace(/^\/+/, '')}`;
  }
  if (!/^\/(?:_next\/image|_vercel\/image|\.netlify\/images|_image)\/?$/.test(pathname)) return undefined;
  const inner = searchParams.get('url') ?? searchParams.get('href') ?? '';
  return inner === '' ? undefined : completeInner(inner, url);
}

/** An address within another one may be encoded, or a path of the same host. */
function completeInner(inner: string, around: URL): string | undefined {
  const decoded = /^https?%3a/i.test(inner) ? decodeText(inner) : inner;
  // A server that folds slashes leaves one of two.
  const whole = decoded.replace(/^(https?:)\/+(?=[^/])/i, '$1//');
  const path = /^https?:/i.test(whole) ? whole : whole.replace(/^\/*/, '/');
  return URL.canParse(path, around.href) ? new URL(path, around).href : undefined;
}

/** Blogger and Medium have the size as a part of the path. */
function enlarge(url: URL): string | undefined {
  const { hostname, pathname } = url;
  if (/(?:^|\.)(?:bp\.blogspot|googleusercontent|ggpht)\.com$/.test(hostname)) {
    const path = pathname
      .replace(/\/(?:s\d+|w\d+(?:-h\d+)?)(?:-[a-z][\w-]*)?(?=\/[^/]+$)/, '/s0')
      .replace(/=(?:s\d+|w\d+(?:-h\d+)?)(?:-[a-z][\w-]*)?$/, '=s0');
    return path === pathname ? undefined : `${url.origin}${path}`;
  }
  if (hostname !== 'miro.medium.com') return undefined;
  const name = readFileName(pathname);
  return name === '' || pathname === `/${name}` ? undefined : `${url.origin}/${name}`;
}

const PHOTON_PARAMETERS =
  /^(?:w|h|width|height|resize|fit|crop|quality|q|ssl|strip|zoom|lb|ulb|filter|dpr|auto|fm|format|cs|ixlib|is-pending-load)$/;

/** Takes away the parameters of those services that resize by them. */
function dropParameters(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const isResizer =
    /(?:^|\.)(?:wordpress\.com|wp\.com|imgix\.net)$/.test(url.hostname) ||
    /\/wp-content\/uploads\//.test(url.pathname);
  // An address of imgix that is signed is refused with any other parameters.
  if (!isResizer || url.search === '' || (url.hostname.endsWith('imgix.net') && url.searchParams.has('s')))
    return address;
  const names = [...url.searchParams.keys()].filter((name) => PHOTON_PARAMETERS.test(name));
  if (names.length === 0) return address;
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}

const SIZED =
  /-(?:\d{2,5}x\d{2,5}|scaled|rotated)(?=\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp)(?:[?#]|$))/i;

/** WordPress writes smaller copies beside what was uploaded: `fox-300x200.jpg`, `fox-scaled.jpg`, `fox-rotated.jpg`. */
function dropSize(address: string): string {
  for (let long = address; ;) {
    const short = long.replace(SIZED, '');
    if (short === long || /\/\.\w+(?:[?#]|$)/.test(short)) return long;
    long = short;
  }
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign.
    return text;
  }
}
