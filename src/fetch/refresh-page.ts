/**
 * Lets the browser's own cache have the page of this address as the host has it now.
 *
 * @returns whether the host answered
 */
export async function refreshPage(): Promise<boolean> {
  try {
    return (await fetch(location.href, { cache: 'reload' })).status < 500;
  } catch {
    return false;
  }
}
