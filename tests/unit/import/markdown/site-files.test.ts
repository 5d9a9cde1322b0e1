import { describe, expect, it } from 'vitest';

import { readSiteFiles } from '../../../../src/import/markdown/site-files.ts';
import { openMarkdownFolder } from '../../../../src/import/markdown/open-markdown-folder.ts';
import { makeFolder, readAll } from './make-folder.ts';

describe('the configuration of a generator', () => {
  it.each<[why: string, files: Readonly<Record<string, string>>, site: object | undefined]>([
    [
      'Hugo',
      { 'hugo.toml': 'title = "Le Roitelet"\nbaseURL = "https://wren.example/"\nlanguageCode = "fr-fr"' },
      {
        title: 'Le Roitelet',
        language: 'fr-fr',
        url: 'https://wren.example',
      },
    ],
    ['Hugo, parted', { 'config/_default/hugo.yaml': 'title: The Wren' }, { title: 'The Wren' }],
    [
      'MkDocs',
      { 'mkdocs.yml': 'site_name: The Wren\nsite_url: https://wren.example/' },
      {
        title: 'The Wren',
        url: 'https://wren.example',
      },
    ],
    [
      'Astro, with the texts of its theme',
      {
        'astro.config.mjs':
          "export default defineConfig({\n  // site: 'https://old.example',\n  site: 'https://wren.example',\n});",
        'src/consts.ts': 'export const SITE_TITLE = "The Wren";\nexport const SITE_DESCRIPTION = `Small`;',
      },
      { title: 'The Wren', tagline: 'Small', url: 'https://wren.example' },
    ],
    [
      'Docusaurus',
      {
        'docusaurus.config.ts':
          "const config = { title: 'The Wren', tagline: 'Small', url: 'https://wren.example', i18n: { defaultLocale: 'en' } };",
      },
      { title: 'The Wren', tagline: 'Small', url: 'https://wren.example', language: 'en' },
    ],
    [
      'Eleventy',
      { '_data/metadata.json': '{ "title": "The Wren", "language": "en" }' },
      { title: 'The Wren', language: 'en' },
    ],
    [
      'a program whose values are made',
      { 'astro.config.mjs': 'export default { site: process.env.SITE, title: `${a}` };' },
      undefined,
    ],
    [
      'an address that is none',
      { 'astro.config.mjs': "export default { site: 'javascript:alert(1)' };" },
      undefined,
    ],
  ])('says the name of the site: %s', async (_why, files, site) => {
    expect((await readSiteFiles(makeFolder(files))).site).toEqual(site);
  });

  it('that says no name leaves it to the front page of the site', async () => {
    const folder = makeFolder({
      'hugo.toml': 'baseURL = "https://wren.example/"',
      'content/_index.md': '---\ntitle: The Wren\n---\n',
      'content/posts/fox.md': '---\ntitle: Fox\ndate: 2021-05-03\n---\nA fox.',
    });

    const { all } = await readAll(openMarkdownFolder(folder));

    expect(all).toContainEqual({ kind: 'site', site: { title: 'The Wren', url: 'https://wren.example' } });
  });
});
