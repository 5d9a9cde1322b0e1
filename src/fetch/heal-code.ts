/**
 * Code did not come. Where a host once sent a page in its place, and let it be kept for ever, the browser asks no more
 * for the file that the host has again: what the page asked for of its code is looked through, and such a file is
 * fetched anew for the next try.
 *
 * @param missed the file, or the error of an import, which names it in most browsers
 */
export async function healCode(missed: unknown): Promise<void> {
  const named = /https?:\/\/[^\s)]+/.exec(String(missed))?.[0];
  const known = performance.getEntriesByType('resource').map(({ name }) => name);
  const code = [...known, ...(named === undefined ? [] : [named])].filter(isCode);
  await Promise.allSettled([...new Set(code)].map(heal));
}

function isCode(address: string): boolean {
  return (
    address.startsWith(`${location.origin}${import.meta.env.BASE_URL}assets/`) &&
    /\.(?:js|css)$/.test(address)
  );
}

async function heal(address: string): Promise<void> {
  const kept = await fetch(address, { cache: 'force-cache' });
  const type = kept.headers.get('content-type') ?? '';
  if (type.startsWith('text/html')) await fetch(address, { cache: 'reload' });
}
