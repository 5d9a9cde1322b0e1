import { HtmlValidate, StaticConfigLoader } from 'html-validate';

import type { BuiltSite } from './build-sample.ts';
import type { Miss } from './miss.ts';

/** Makes one configuration for all pages: the library's makes it anew for each, for a third of the time of all. */
class SharedConfigLoader extends StaticConfigLoader {
  readonly #config = super.getConfigFor('');

  override getConfigFor(): ReturnType<StaticConfigLoader['getConfigFor']> {
    return this.#config;
  }
}

const validator = new HtmlValidate(
  new SharedConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // HTML is case-insensitive, and React writes `srcSet`; <!doctype html> and <br/> are as valid as their twins.
      'attr-case': 'off',
      'doctype-style': 'off',
      'void-style': 'off',
      // `disabled=""` is what the standard calls the empty value, and an id may begin with any character.
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'valid-id': ['error', { relaxed: true }],
      // A title is the headline and the name of the site; how much of it is shown is for who shows it.
      'long-title': 'off',
      // `presentation` and `none` are the same role.
      'presentation-role-style': 'off',
      // A box that scrolls (a table, code) is a region for the keyboard, and no section of the text.
      'prefer-native-element': ['error', { exclude: ['region'] }],
      // Files of our own come with the page that would name their hash.
      'require-sri': ['error', { target: 'crossorigin' }],
    },
  }),
);

/** Lists what is not HTML as its standard has it, in every page. */
export async function findHtmlFaults(site: BuiltSite): Promise<readonly Miss[]> {
  const misses: Miss[] = [];
  // One after the other: all at once would hold the trees of all pages.
  for (const { file, html } of site.pages) {
    const { results } = await validator.validateString(html, file);
    for (const { ruleId, message, selector } of results.flatMap(({ messages }) => messages))
      misses.push({
        file,
        expected: `valid HTML at ${selector ?? 'the document'}`,
        found: `${message} (${ruleId})`,
      });
  }
  return misses;
}
