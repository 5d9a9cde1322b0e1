/** Reads the addresses of one body. */
export type Addresses = {
  /**
   * Gives the whole address of something: of the web, `data:`, or a path in the source's folder, from its first slash;
   * nothing where it has none.
   */
  resolve(raw: string): string | undefined;
  /** Tells whether an address differs from the article's own in its fragment only. */
  isSamePage(address: string): boolean;
};

/** Stands for the source's folder, whose paths have no host. */
const FOLDER = 'https://folder.invalid';

/**
 * Opens the addresses of a body, by what its relative ones go with: an address of the web, or a path in the source's
 * folder; its root when that is not said.
 *
 * @example
 * openAddresses('/posts/2021/').resolve('fox.jpg')          // => '/posts/2021/fox.jpg'
 * openAddresses('https://fox.example/a/').resolve('../b')   // => 'https://fox.example/b'
 */
export function openAddresses(base = '/'): Addresses {
  const own = URL.canParse(base) ? new URL(base) : new URL(base.replace(/^\/*/, '/'), FOLDER);
  return {
    resolve(raw) {
      const text = stripAddress(raw);
      if (text === '') return undefined;
      // A browser reads `\\host` and `/\host` as `//host`.
      const whole = /^[/\\]{2}/.test(text) ? `https:${text}` : text;
      const url = URL.parse(whole, own.href);
      if (url === null) return undefined;
      return url.origin === FOLDER ? `${url.pathname}${url.search}${url.hash}` : url.href;
    },
    isSamePage(address) {
      return URL.canParse(address) && stripFragment(address) === stripFragment(own.href);
    },
  };
}

/** A browser drops control characters before it reads the scheme: `java\nscript:` is one word. */
export function stripAddress(raw: string): string {
  return raw.replaceAll(/\p{Cc}/gu, '').trim();
}

/** Gives an address without its fragment. */
export function stripFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}
