import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { compileContent } from '../../../src/compile/compile-content.ts';
import { readBlocks } from '../../../src/model/block.ts';
import { articleFileSchema, editionPath } from '../../../src/model/edition.ts';
import { printFault } from '../../../src/model/fault.ts';
import { toMonth } from '../../../src/model/instant.ts';
import { openEdition } from '../../support/make-edition.ts';

const FOLDER = resolve(import.meta.dirname, '../../../src/content');

describe('the sample archive', () => {
  const { edition, faults, sources } = compileContent(FOLDER);
  const { read } = openEdition(edition);
  const archive = sources?.archive;
  const articles = archive?.living.map((ordinal) => archive.read(ordinal).article) ?? [];

  it('has neither an error nor a warning', () => {
    expect(faults.map(printFault)).toEqual([]);
    expect(edition).toBeDefined();
  });

  it('is large enough to be read for a while', () => {
    expect(articles.length).toBeGreaterThanOrEqual(48);
    expect(new Set(articles.flatMap(({ tags }) => tags)).size).toBeGreaterThanOrEqual(60);
  });

  it('spreads over two years and a half', () => {
    const months = articles.map(({ published }) => toMonth(published, 'Europe/Paris')).sort();
    const count = (month = '') => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

    expect(count(months.at(-1)) - count(months[0])).toBeGreaterThanOrEqual(30);
  });

  it('has eight categories, Mobile first, none of them empty', () => {
    const slugs = archive?.categories.map(({ slug }) => slug) ?? [];

    expect(slugs).toHaveLength(8);
    expect(slugs[0]).toBe('mobile');
    expect(new Set(articles.map(({ category }) => category))).toEqual(new Set(slugs));
  });

  it('is signed by six people or more, each with a life and a face', () => {
    const authors = archive?.authors ?? [];

    expect(authors.length).toBeGreaterThanOrEqual(6);
    expect(authors.filter(({ bio, avatar }) => bio === '' || avatar === undefined)).toEqual([]);
    expect(new Set(articles.flatMap((article) => article.authors))).toEqual(
      new Set(authors.map(({ name }) => name)),
    );
  });

  it.each(articles.map((article) => ({ slug: article.slug, article })))('$slug is whole', ({ article }) => {
    const { body } = read(editionPath.article(article.slug), articleFileSchema);
    const words = readBlocks(body)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

    expect(words).toBeGreaterThanOrEqual(250);
    expect(words).toBeLessThanOrEqual(600);
    expect(article.lead?.alt).toMatch(/\p{L}{3}/u);
    expect(article.source?.url ?? JSON.stringify(body)).toMatch(/https:\/\//);
    expect(article.authors).not.toEqual([]);
    expect(article.tags).not.toEqual([]);
    expect(article.standfirst).toBeDefined();
  });

  it('tells the story of the judge and of Xiaomi', () => {
    const story = articles.find(({ slug }) => slug === 'xiaomi-juge-suspend-liste-noire');

    expect(story).toMatchObject({ category: 'mobile', tags: ['Xiaomi'], authors: ['Yohann Poiron'] });
  });
});
