import type { CompiledArticle } from '../../../../src/compile/build-card.ts';
import { makeAuthor, makeCategory, makeInstant } from '../../../support/make-article.ts';
import type { ReadEdition } from '../../../support/make-edition.ts';
import { makeCompiledArticle, makeEdition, makeEditionInput } from '../../../support/make-edition.ts';

/** A story of the little archive that searches are tried on. */
export type LittleStory = {
  readonly id: string;
  readonly headline: string;
  readonly body: string;
  readonly tags?: readonly string[];
  readonly category?: 'mobile' | 'web';
  readonly author?: string;
  readonly language?: string;
};

/** Each a month after the one before: the place of a story is its ordinal. */
export const STORIES: readonly LittleStory[] = [
  {
    id: 'noyau',
    headline: 'Le noyau des logiciels libres',
    body: 'Un logiciel libre se lit et se change.',
    tags: ['Logiciel libre'],
    category: 'web',
  },
  { id: 'batterie', headline: 'Une batterie qui dure', body: 'Le lithium chauffe.', tags: ['Énergie'] },
  {
    id: 'libre',
    headline: 'Libre de choisir son logiciel',
    body: 'Le choix d’un logiciel est libre.',
    author: 'Élie Antenne',
    tags: ['Énergie'],
  },
  { id: 'conteneurs', headline: 'Orchestration des conteneurs', body: 'Kubernetes range.', category: 'web' },
  { id: 'english', headline: 'Batteries included', body: 'The batteries of phones.', language: 'en' },
  { id: 'fin', headline: 'La fin du cuivre', body: 'La fibre prend la place du cuivre, sans batterie.' },
];

/** An edition of the little archive, index and all. */
export function makeSearchEdition(stories: readonly LittleStory[] = STORIES): ReadEdition {
  return makeEdition(
    makeEditionInput({
      categories: [makeCategory('Mobile'), makeCategory('Web')],
      authors: [makeAuthor('Yohann Poiron'), makeAuthor('Élie Antenne')],
      articles: stories.map(toArticle),
    }),
  );
}

function toArticle(story: LittleStory, index: number): CompiledArticle {
  const { id, headline, body, tags = [], category = 'mobile', author = 'Yohann Poiron', language } = story;
  const published = makeInstant(new Date(Date.UTC(2021, index, 10, 8)).toISOString().replace('.000', ''));
  return makeCompiledArticle(
    {
      ...{ id, headline, published, tags: [...tags], authors: [author], standfirst: 'Une histoire.' },
      category: makeCategory(category === 'web' ? 'Web' : 'Mobile').slug,
      ...(language === undefined ? {} : { language }),
    },
    { body: [{ kind: 'paragraph', runs: [body] }] },
  );
}
