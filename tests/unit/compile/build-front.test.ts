import { describe, expect, it } from 'vitest';

import {
  articleFileSchema,
  editionPath,
  editionSchema,
  frontSchema,
  frontTermsSchema,
} from '../../../src/model/edition.ts';
import { monthsFileSchema } from '../../../src/model/list-files.ts';
import { hasAliasFile } from '../../../src/model/aliases.ts';
import { toSlug } from '../../../src/model/slug.ts';
import { makeAuthor, makeInstant, makeSite } from '../../support/make-article.ts';
import type { EditionInput } from '../../support/make-edition.ts';
import {
  makeArchive,
  makeCompiledArticle,
  makeEdition,
  makeEditionInput,
} from '../../support/make-edition.ts';

describe('the front page', () => {
  const readFront = (input: EditionInput) => makeEdition(input).read(editionPath.front, frontSchema);

  it('shows nothing of its upper part again in its sections', () => {
    for (const articles of [1, 2, 3, 5, 8, 13, 40, 200]) {
      const { lead, secondary, sections } = readFront(makeArchive(articles));

      const above = [lead, ...secondary].map((card) => card?.slug);
      const below = sections.flatMap(({ stories }) => stories.map(({ slug }) => slug));

      expect(below.filter((slug) => above.includes(slug))).toEqual([]);
      expect(new Set(below).size).toBe(below.length);
    }
  });

  it('is led by the newest featured story', () => {
    const archive = makeArchive(60);
    const articles = archive.articles.map((compiled) => ({
      ...compiled,
      article: { ...compiled.article, featured: /renard-00000(?:07|41)$/.test(compiled.article.id) },
    }));

    const { lead, secondary, latest } = readFront({ ...archive, articles });

    expect(lead?.slug).toBe('renard-0000041');
    expect([...secondary, ...latest].map(({ ordinal }) => ordinal)).toEqual([
      59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48,
    ]);
  });

  it('is led by a featured story no longer than until thirty newer ones have appeared', () => {
    const archive = makeArchive(60);
    const articles = archive.articles.map((compiled) => ({
      ...compiled,
      article: { ...compiled.article, featured: compiled.article.id.endsWith('renard-0000029') },
    }));

    const { lead } = readFront({ ...archive, articles });

    expect(lead?.ordinal).toBe(59);
  });

  it('is led by the newest story where none is featured', () => {
    const { lead, secondary, latest } = readFront(makeArchive(60));

    expect([lead, ...secondary, ...latest].map((card) => card?.ordinal)).toEqual([
      59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47,
    ]);
  });

  it('has as many stories a section as the site asks for, newest first, in the order of the site', () => {
    const archive = makeArchive(200);
    const home = { sections: [toSlug('Jeux'), toSlug('Web')], stories: 3 };

    const { sections } = readFront({ ...archive, site: makeSite({ home }) });

    expect(sections.map(({ category, stories }) => [category, stories.length])).toEqual([
      ['jeux', 3],
      ['web', 3],
    ]);
    for (const { category, stories } of sections) {
      expect(stories.every((card) => card.category.slug === category)).toBe(true);
      expect(stories.map(({ ordinal }) => ordinal)).toEqual(
        stories.map(({ ordinal }) => ordinal).sort((a, b) => b - a),
      );
    }
  });
});

describe('a story of the front page', () => {
  it('brings what its place shows of it, and nothing else', () => {
    const picture = {
      source: { kind: 'local', stem: 'renard' },
      alt: 'Un renard',
      width: 8,
      height: 5,
    } as const;
    const archive = makeArchive(200);
    const articles = archive.articles.map((compiled) => ({ ...compiled, picture }));

    const front = makeEdition({ ...archive, articles }).read(editionPath.front, frontSchema);

    const describeParts = (story: object) =>
      ['authors', 'tags', 'picture', 'standfirst'].filter((part) => part in story).join(' ');
    expect(describeParts(front.lead ?? {})).toBe('authors picture standfirst');
    expect(front.secondary.map(describeParts)).toEqual(['picture standfirst', '', 'picture', '']);
    expect(front.latest.map(describeParts)).toEqual(Array.from(front.latest, () => ''));
    // The layouts in turn: one large and others small, three in a row, one large and headlines.
    expect(front.sections.slice(0, 3).map(({ stories }) => stories.map(describeParts))).toEqual([
      ['picture standfirst', 'picture', 'picture', 'picture', 'picture'],
      ['picture standfirst', 'picture standfirst', 'picture standfirst', '', ''],
      ['picture standfirst', '', '', '', ''],
    ]);
  });
});

describe('the terms of the front page', () => {
  it('are those of each of its stories, once', () => {
    const { read } = makeEdition(makeArchive(200));
    const front = read(editionPath.front, frontSchema);
    const { stories } = read(editionPath.frontTerms, frontTermsSchema);
    const { lead, secondary, latest, sections } = front;
    const shown = [lead ?? [], secondary, latest, sections.flatMap((section) => section.stories)].flat();

    expect(stories.map(({ slug }) => slug).sort()).toEqual([
      ...new Set(shown.map(({ slug }) => slug).sort()),
    ]);
    for (const { slug, tags, authors } of stories) {
      const { card } = read(editionPath.article(slug), articleFileSchema);
      expect({ tags, authors }).toEqual({
        tags: card.tags.map((tag) => tag.slug),
        authors: card.authors.map((author) => author.slug),
      });
    }
  });
});

describe('the front door and the front page', () => {
  it('do not grow with the archive', () => {
    const large = makeArchive(5000, { tags: 20, aliases: 0 });
    const byId = large.articles.toSorted((a, b) => (a.article.id < b.article.id ? -1 : 1));
    // The newest sixty, and forty of the others, spread over the same months.
    const small = { ...large, articles: byId.filter((_, index) => index >= 4940 || index % 124 === 0) };

    const [few = '', many = ''] = [small, large].map((archive) => {
      const { files } = makeEdition(archive);
      return `${files.get(editionPath.edition)}${files.get(editionPath.front)}`;
    });

    expect(small.articles).toHaveLength(100);
    expect(Buffer.byteLength(many)).toBeGreaterThan(5000);
    expect(Buffer.byteLength(many) / Buffer.byteLength(few)).toBeLessThan(1.05);
  });

  it('knows which files of old addresses there are', () => {
    const { read, files } = makeEdition(makeArchive(3000, { aliases: 1 }));

    const edition = read(editionPath.edition, editionSchema);

    const all = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, '0'));
    expect(
      all.filter((file) => hasAliasFile(edition, file)).map((file) => editionPath.aliases(file)),
    ).toEqual([...files.keys()].filter((path) => path.startsWith('edition/aliases/')));
  });

  it('knows the first article of each month of the calendar of the site', () => {
    const dates = [
      '2021-01-31T22:59:59Z',
      '2021-01-31T23:00:00Z',
      '2021-02-10T00:00:00Z',
      '2021-05-01T00:00:00Z',
    ];
    const articles = dates.map((date, index) =>
      makeCompiledArticle({ id: `r-${index}`, published: makeInstant(date) }),
    );

    const { months } = makeEdition(makeEditionInput({ articles })).read(editionPath.months, monthsFileSchema);

    expect(months).toEqual([
      { month: '2021-01', first: 0, count: 1 },
      { month: '2021-02', first: 1, count: 2 },
      { month: '2021-05', first: 3, count: 1 },
    ]);
  });

  it('holds nothing of the content folder that readers need not know', () => {
    const { files } = makeEdition(
      makeEditionInput({ authors: [makeAuthor('Yohann Poiron', { avatar: 'images/secret.jpg' })] }),
    );

    expect([...files.values()].join('\n')).not.toContain('secret.jpg');
  });
});
