/** Tells whether this page is of a build, by the file of code that every page of the build names, below the base. */
export function isOfBuild(entry: string): boolean {
  const code = document.querySelector<HTMLMetaElement>('meta[name="kiosque:code"]')?.content ?? '';
  return code.split(' ').includes(`${import.meta.env.BASE_URL}${entry}`);
}

let outdated = false;

/** From now on this page knows when another worker has taken over: then the next page is opened whole. */
export function followWorker(): void {
  const { serviceWorker: worker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  let former = worker?.controller;
  worker?.addEventListener('controllerchange', () => {
    // The first worker of a site has taken over from nobody.
    if (former) outdated = true;
    former = worker.controller;
  });
}

/** Tells whether the next page has to be opened whole, with the code of its own build. */
export function isOutdated(): boolean {
  return outdated;
}
