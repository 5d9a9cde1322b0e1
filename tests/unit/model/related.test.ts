import { describe, expect, it } from 'vitest';

import { rankRelated } from '../../../src/model/related.ts';
import { makeCard, makeTag, makeTermHead } from '../../support/make-card.ts';
import { makeRandom } from '../../support/make-random.ts';

const rare = makeTag('Xiaomi');
const common = makeTag('Asie');
const own = makeCard({ headline: 'Own', ordinal: 50, tags: [rare, common] });

describe('rankRelated', () => {
  it('puts an article that shares a rare tag before one that shares a common tag', () => {
    const near = makeCard({ headline: 'Near', ordinal: 1, tags: [rare] });
    const far = makeCard({ headline: 'Far', ordinal: 2, tags: [common] });
    const heads = [
      makeTermHead({ name: 'Asie', count: 4000, cards: [far] }),
      makeTermHead({ name: 'Xiaomi', count: 3, cards: [near] }),
    ];

    const related = rankRelated(own, heads, 10);

    expect(related).toEqual([near, far]);
  });

  it('puts an article that shares both before either', () => {
    const both = makeCard({ headline: 'Both', ordinal: 1, tags: [common, rare] });
    const one = makeCard({ headline: 'One', ordinal: 2, tags: [rare] });
    const heads = [
      makeTermHead({ name: 'Xiaomi', count: 3, cards: [one, both] }),
      makeTermHead({ name: 'Asie', count: 4000, cards: [both] }),
    ];

    const related = rankRelated(own, heads, 10);

    expect(related).toEqual([both, one]);
  });

  it('never names the article itself', () => {
    const heads = [makeTermHead({ name: 'Xiaomi', count: 1, cards: [own] })];

    const related = rankRelated(own, heads, 10);

    expect(related).toEqual([]);
  });

  it('puts the newest first between equals, whatever order the heads come in', () => {
    const cards = [3, 9, 1, 7].map((ordinal) =>
      makeCard({ headline: `Fox ${ordinal}`, ordinal, tags: [rare] }),
    );
    const random = makeRandom(1);
    const shuffles = Array.from({ length: 10 }, () => [
      makeTermHead({ name: 'Xiaomi', count: 4, cards: random.shuffle(cards) }),
    ]);

    const orders = shuffles.map((heads) => rankRelated(own, heads, 10).map(({ ordinal }) => ordinal));

    expect(orders).toEqual(shuffles.map(() => [9, 7, 3, 1]));
  });

  it('takes articles that share the same tags for equals, whatever order they write them in', () => {
    const tags = ['Xiaomi', 'Asie', 'Radio'].map(makeTag);
    const counts = [2, 2, 17];
    const random = makeRandom(1);
    const cards = Array.from({ length: 12 }, (_, ordinal) =>
      makeCard({ headline: `Fox ${ordinal}`, ordinal, tags: random.shuffle(tags) }),
    );
    const heads = tags.map(({ name }, index) => makeTermHead({ name, count: counts[index] ?? 0, cards }));

    const related = rankRelated(makeCard({ headline: 'Own', ordinal: 50, tags }), heads, 12);

    expect(related).toEqual(cards.toReversed());
  });

  it('names as many as are asked for', () => {
    const cards = [1, 2, 3].map((ordinal) => makeCard({ headline: `Fox ${ordinal}`, ordinal, tags: [rare] }));

    const related = rankRelated(own, [makeTermHead({ name: 'Xiaomi', count: 3, cards })], 2);

    expect(related).toEqual([cards[2], cards[1]]);
  });

  it('has nobody to name where there is no tag', () => {
    expect(rankRelated(makeCard(), [], 3)).toEqual([]);
  });
});
