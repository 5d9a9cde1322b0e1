import { getKeptPicture } from '../../reader/kept-pictures.ts';

/**
 * Gives a picture of a saved article as an address that needs no network; nothing where it is not kept. As data, for the
 * policy of every page knows no other address that is made here.
 */
export async function showKeptPicture(stem: string): Promise<string | undefined> {
  const picture = await getKeptPicture(stem).catch(() => undefined); // Then nothing can be shown.
  if (picture === undefined) return undefined;
  return new Promise((resolve) => {
    const reader = new FileReader();
    const show = () => resolve(typeof reader.result === 'string' ? reader.result : undefined);
    reader.addEventListener('load', show);
    reader.addEventListener('error', () => resolve(undefined));
    reader.readAsDataURL(new Blob([picture.bytes], { type: picture.type }));
  });
}
