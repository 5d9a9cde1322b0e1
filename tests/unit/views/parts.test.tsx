import { describe, expect, it } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import type { AuthorProfile } from '../../../src/model/edition.ts';
import { toDay } from '../../../src/model/instant.ts';
import type { Picture } from '../../../src/model/picture.ts';
import { AuthorCard } from '../../../src/views/parts/author-card.tsx';
import { FilterSheet } from '../../../src/views/parts/filter-panel.tsx';
import { PictureView } from '../../../src/views/parts/picture-view.tsx';
import { TagList } from '../../../src/views/parts/tag-list.tsx';
import { PublishedDate } from '../../../src/views/parts/words.tsx';
import { makeInstant } from '../../support/make-article.ts';
import { makeCard, makeTag } from '../../support/make-card.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import { printFilter } from '../../../src/model/location.ts';
import { render } from './render.tsx';

function makePicture(overrides: Partial<Picture> = {}): Picture {
  return {
    source: { kind: 'local', stem: 'renard.1f2e3d4c' },
    alt: 'Un renard.',
    width: 1600,
    height: 1067,
    ...overrides,
  };
}

describe('the date of an article', () => {
  it.each<[instant: string, form: 'long' | 'short', date: string, why: string]>([
    ['2021-03-12T15:04:00Z', 'long', '12 mars 2021', 'a day of the month'],
    ['2021-03-12T15:04:00Z', 'short', '12 mars 2021', 'a short month is whole'],
    ['2021-09-12T15:04:00Z', 'short', '12 sept. 2021', 'a long one is cut'],
    ['2021-01-01T12:00:00Z', 'long', '1er janvier 2021', 'the first has its ending'],
    ['2021-01-01T12:00:00Z', 'short', '1er janv. 2021', 'in the short form too'],
    ['2021-01-11T12:00:00Z', 'long', '11 janvier 2021', 'the eleventh has none'],
    ['2021-01-21T12:00:00Z', 'long', '21 janvier 2021', 'nor has the twenty-first'],
    ['2020-12-31T23:30:00Z', 'long', '1er janvier 2021', 'the day begins in Paris'],
    ['2021-06-30T22:30:00Z', 'long', '1er juillet 2021', 'in summer an hour earlier'],
  ])('%s in its %s form is %j: %s', (text, form, date) => {
    const published = makeInstant(text);
    const day = toDay(published, 'Europe/Paris');
    const time = render(<PublishedDate card={makeCard({ published, day })} form={form} />).one('time');

    expect(time.text).toBe(date);
    expect(time.attributes['datetime']).toBe(text);
  });

  it('is written as the reader’s language writes it', () => {
    const card = makeCard({ published: makeInstant('2021-01-01T12:00:00Z') });

    expect(render(<PublishedDate card={card} />, { words: en }).text).toBe('January 1, 2021');
  });
});

describe('the tags of an article', () => {
  it('are a list of links to their pages', () => {
    const list = render(<TagList tags={[makeTag('5G'), makeTag('Éole'), makeTag('日本')]} />).one('ul');

    expect(list.all('li')).toHaveLength(3);
    expect(list.all('a').map(({ name, target }) => [name, target])).toEqual([
      ['5G', '/tag/5g'],
      ['Éole', '/tag/eole'],
      ['日本', '/tag/%E6%97%A5%E6%9C%AC'],
    ]);
  });
});

describe('the card of an author', () => {
  const author: AuthorProfile = {
    slug: makeSlug('elie-antenne'),
    name: 'Élie Antenne',
    bio: 'Il écoute les ondes.',
    avatar: makePicture({ alt: 'Élie Antenne' }),
    url: 'https://antenne.example/elie',
  };

  it('has a portrait, a name, a life, and the ways to the articles and the site', () => {
    const card = render(<AuthorCard author={author} />);

    expect(card.one('h3').text).toBe('Élie Antenne');
    expect(card.text).toContain('Il écoute les ondes.');
    expect(card.all('a').map(({ name, target }) => [name, target])).toEqual([
      ['Élie Antenne', '/author/elie-antenne'],
      ['Tous les articles de Élie Antenne', '/author/elie-antenne'],
      ['antenne.example', 'https://antenne.example/elie'],
    ]);
  });

  it('has a portrait that says nothing, for the name stands beside it', () => {
    expect(render(<AuthorCard author={author} />).one('img').attributes['alt']).toBe('');
  });

  it('on the author’s own page neither repeats the name nor leads to where the reader is', () => {
    const card = render(<AuthorCard author={author} isOwnPage />);

    expect(card.all('h3')).toEqual([]);
    expect(card.all('a').map(({ target }) => target)).toEqual([author.url]);
  });

  it('of somebody of whom only the name is known has no empty parts', () => {
    const { slug, name } = author;

    const card = render(<AuthorCard author={{ slug, name, bio: '' }} />);

    expect(card.all('img')).toEqual([]);
    expect(card.all('p').filter(({ text }) => text === '')).toEqual([]);
  });
});

describe('a picture', () => {
  it('comes in the lightest format that the browser takes, in the width that it needs', () => {
    const picture = render(<PictureView picture={makePicture()} sizes="50vw" />).one('picture');

    const { type, srcset, sizes } = picture.one('source').attributes;
    expect(type).toBe('image/avif');
    expect(srcset?.split(', ')).toEqual(
      [320, 640, 960, 1440].map((width) => `/media/renard.1f2e3d4c-${width}.avif ${width}w`),
    );
    expect(sizes).toBe('50vw');
    expect(picture.one('img').attributes).toMatchObject({
      src: '/media/renard.1f2e3d4c-640.webp',
      sizes: '50vw',
      srcset: expect.stringContaining('/media/renard.1f2e3d4c-1440.webp 1440w'),
    });
  });

  it.each([
    [1000, [320, 640, 960], 640],
    [400, [320], 320],
    [200, [200], 200],
  ])('of %i pixels is offered no wider than it is', (width, widths, middle) => {
    const image = render(<PictureView picture={makePicture({ width })} sizes="50vw" />).one('img');

    expect(
      image.attributes['srcset']?.split(', ').map((entry) => Number.parseInt(entry.split(' ')[1] ?? '')),
    ).toEqual(widths);
    expect(image.attributes['src']).toBe(`/media/renard.1f2e3d4c-${middle}.webp`);
  });

  it('takes its room before it has come', () => {
    const image = render(<PictureView picture={makePicture()} sizes="50vw" />).one('img');

    expect(image.attributes).toMatchObject({ width: '1600', height: '1067' });
  });

  it('waits until it comes near, unless the page opens with it', () => {
    const picture = makePicture();

    const lazy = render(<PictureView picture={picture} sizes="50vw" />).one('img');
    const first = render(<PictureView picture={picture} sizes="50vw" priority />).one('img');

    expect(lazy.attributes['loading']).toBe('lazy');
    expect(first.attributes).toMatchObject({ loading: 'eager', fetchpriority: 'high' });
  });

  it('says what it shows, and nothing where a headline beside it says all', () => {
    const picture = makePicture();

    const told = render(<PictureView picture={picture} sizes="50vw" />).one('img');
    const mute = render(<PictureView picture={picture} sizes="50vw" decorative />).one('img');

    expect([told.attributes['alt'], mute.attributes['alt']]).toEqual(['Un renard.', '']);
  });

  it('of another site is not there before the reader asks for it', () => {
    const source = { kind: 'remote', url: 'https://photos.example/renard.jpg' } as const;

    const shown = render(<PictureView picture={makePicture({ source })} sizes="50vw" priority />);

    expect(shown.all('img', 'source', 'link')).toEqual([]);
    expect(shown.one('button').attributes['type']).toBe('button');
  });
});

describe('the choices of a filter', () => {
  const tags = [
    { ...makeTag('5G'), count: 1234 },
    { ...makeTag('Radio'), count: 1 },
  ];
  const panel = render(
    <FilterSheet
      filter={makeFilter({ not: [makeSlug('radio')] })}
      tags={tags}
      names={new Map()}
      hrefOf={(filter) => `/category/mobile${printFilter(filter)}`}
    />,
  );

  it('have names that begin with the name of the tag, and say how many articles are left', () => {
    const names = panel.all('a').map(({ name }) => name);

    expect(names.filter((name) => name.startsWith('5G'))).toHaveLength(3);
    expect(names.filter((name) => name.startsWith('Radio'))).toHaveLength(3);
    expect(names[0]).toContain('1\u202f234\u00a0articles');
  });

  it('are links to the same list, narrowed, widened, or without the tag', () => {
    expect(
      panel
        .all('a')
        .slice(0, 3)
        .map(({ target }) => target),
    ).toEqual([
      '/category/mobile?tags=5g&not=radio',
      '/category/mobile?any=5g&not=radio',
      '/category/mobile?not=5g,radio',
    ]);
  });

  it('say which one is made, and unmake it', () => {
    const made = panel.all('a').filter(({ attributes }) => attributes['aria-current'] === 'true');

    expect(made.map(({ target }) => target)).toEqual(['/category/mobile']);
    expect(made[0]?.name).toMatch(/^Radio/);
  });
});
