import react from '@vitejs/plugin-react';
import { Features } from 'lightningcss';
import { defineConfig } from 'vite';

import { editionPlugin } from './src/compile/plugin.ts';
import { previewPlugin } from './src/prerender/preview-plugin.ts';

const port = Number(process.env['PORT'] || 4173);

export default defineConfig(({ isPreview }) => ({
  // The preview server answers unknown addresses itself: see the preview plugin.
  appType: isPreview === true ? 'mpa' : 'spa',
  plugins: [react(), editionPlugin(), previewPlugin()],
  css: {
    transformer: 'lightningcss',
    // light-dark() follows the theme that the reader chose; lowered, it would follow only the device.
    lightningcss: { exclude: Features.LightDark },
  },
  build: {
    assetsInlineLimit: 0,
    // Says which files a page needs, to who prerenders it.
    manifest: true,
    // Pages name their code themselves, after they have loaded: there is nothing to stand in for.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What changes with a dependency apart from what changes with us: a visitor keeps the first for months.
          groups: [
            { name: 'vendor', test: /node_modules[\\/](?!idb|diff[\\/])/ },
            // What every page needs is one file, and so are the parts of stories: pages name their files, and each
            // name weighs 25 bytes.
            {
              debugName: 'start',
              name: (id, context) =>
                isOfStart(id, (other) => context.getModuleInfo(other)) ? 'start' : null,
            },
            { name: 'stories', test: STORIES },
            { name: 'rows', test: ROWS },
            { name: 'keys', test: KEYS },
            { name: 'hooks', test: HOOKS },
            { name: 'kept', test: KEPT },
            { name: 'lists', test: LISTS },
          ],
        },
      },
    },
  },
  // What a worker seldom needs is fetched where it does.
  worker: { format: 'es' },
  preview: { port, strictPort: true, host: 'localhost' },
}));

/** What stories are shown with, in lists and on articles. */
const STORIES =
  /\/src\/(?:views\/parts\/(?:article-link|author-card|category-label|muted-line|read-marks|save-button|tag-list|use-mutes|on-device)|model\/(?:mute|vocabulary|timeline)|reader\/(?:mutes|reading)|fetch\/cards)\./;

/** What other pages of the archive share with lists. */
const ROWS = /\/src\/(?:fetch\/(?:list-queries|vocabulary)|model\/(?:list-files|group-by))\./;

/** What the shortcuts share with their settings. */
const KEYS = /\/src\/(?:(?:messages|model)\/shortcuts|views\/parts\/(?:shortcut-words|keycap))\./;

/** Small things that lists share with pages of the reader's own. */
const HOOKS = /\/src\/views\/parts\/use-(?:is-hydrated|muting)\./;

/** What knows what is on the device. */
const KEPT =
  /\/src\/(?:offline\/(?:device-cards|downloads|download-records|download-files|remove-download)|app\/all-cards|reader\/kept-articles|model\/list-pictures)\./;

/** What lists, saved pages and searches share, and the front page and articles do without. */
const LISTS =
  /\/src\/(?:views\/list\/list-failure|reader\/seen|views\/parts\/(?:narrow-shelf|name-filter|story-row|filter-panel|filter-choices|filter-focus|month-picker|tag-search|use-is-wide|device-note|feed-end)|fetch\/(?:reach-again|search\/kept-query|list|section|question|walk|name-tags|tag-search|start-over)|model\/scan)\./;

/** The first module. */
const START = `${import.meta.dirname}/src/app/main.tsx`;

/** Tells whether a module is loaded with the first one, on every page. */
function isOfStart(id: string, getInfo: (id: string) => { readonly importedIds: string[] } | null): boolean {
  const seen = new Set<string>();
  const visit = (module: string) => {
    if (seen.has(module)) return;
    seen.add(module);
    getInfo(module)?.importedIds.forEach(visit);
  };
  visit(START);
  return id !== START && seen.has(id);
}
