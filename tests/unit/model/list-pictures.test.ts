import { expect, it } from 'vitest';

import type { ArticleFile } from '../../../src/model/edition.ts';
import { listLocalPictures } from '../../../src/model/list-pictures.ts';
import type { Picture } from '../../../src/model/picture.ts';
import { makeCard } from '../../support/make-card.ts';

const local = (stem: string): Picture => ({ source: { kind: 'local', stem }, alt: '', width: 8, height: 5 });
const remote: Picture = {
  source: { kind: 'remote', url: 'https://img.example/a.jpg' },
  alt: '',
  width: 0,
  height: 0,
};

it('pictures of the edition are found wherever they stand in an article, each once', () => {
  const image = (picture: Picture) => ({ kind: 'image', picture }) as const;
  const file: ArticleFile = {
    format: 1,
    numbering: '0a1b2c3d',
    card: makeCard({ picture: local('lead') }),
    authors: [],
    body: [
      image(local('one')),
      image(remote),
      { kind: 'gallery', images: [image(local('two')), image(local('one'))] },
      { kind: 'quote', blocks: [{ kind: 'details', summary: ['Plus'], blocks: [image(local('three'))] }] },
      { kind: 'paragraph', runs: ['Un renard'] },
    ],
  };

  expect(listLocalPictures(file).map(({ source }) => source.stem)).toEqual(['lead', 'one', 'two', 'three']);
});
