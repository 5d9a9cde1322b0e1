import { describe, expect, it } from 'vitest';

import type { Month } from '../../../src/model/instant.ts';
import type { FilterDrop } from '../../../src/views/parts/empty-list.tsx';
import { EmptyList } from '../../../src/views/parts/empty-list.tsx';
import type { Part } from './render.tsx';
import { render } from './render.tsx';

function makeDrop(overrides: Partial<FilterDrop> = {}): FilterDrop {
  return { key: 'tags-5g', text: '5G', href: '/?tags=radio', count: 42, isAtLeast: false, ...overrides };
}

function renderEmpty(drops: readonly FilterDrop[] | 'waiting'): Part {
  return render(<EmptyList isFiltered faults={[]} drops={drops} />);
}

const listLinks = (part: Part) => part.all('a').map(({ name }) => name.replaceAll('\u00a0', ' '));

describe('an empty list', () => {
  it('under no filter has simply nothing yet', () => {
    const face = render(<EmptyList isFiltered={false} faults={[]} drops={[]} />);

    expect(face.text).toBe('Aucun article n’est encore paru ici.');
  });

  it('says which filter to drop, and what that would give, best first', () => {
    const face = renderEmpty([
      makeDrop({ key: 'author', text: 'par Élie Antenne', count: 3 }),
      makeDrop({ href: '/?author=elie-antenne' }),
    ]);

    expect(listLinks(face)).toEqual(['Sans « 5G » : 42 articles', 'Sans « par Élie Antenne » : 3 articles']);
    expect(face.all('a')[0]?.target).toBe('/?author=elie-antenne');
  });

  it.each<[drop: Partial<FilterDrop>, texts: readonly string[], why: string]>([
    [{ count: 240, isAtLeast: true }, ['Sans « 5G » : au moins 240 articles'], 'a minimum says so'],
    [{ count: undefined }, ['Sans « 5G »'], 'what is not known is not said'],
    [{ count: 0, isAtLeast: true }, ['Sans « 5G »'], 'nor is a minimum of nothing'],
    [{ count: 0 }, [], 'what would give nothing is no way out'],
    [{ count: 1 }, ['Sans « 5G » : 1 article'], 'one is one'],
  ])('with a drop of %j offers %j: %s', (drop, expected) => {
    expect(listLinks(renderEmpty([makeDrop(drop)]))).toEqual(expected);
  });

  it('puts what is not counted last', () => {
    const face = renderEmpty([makeDrop({ key: 'a', text: 'A', count: undefined }), makeDrop({ count: 1 })]);

    expect(listLinks(face)).toEqual(['Sans « 5G » : 1 article', 'Sans « A »']);
  });

  it('says when no single filter is to blame', () => {
    const face = renderEmpty([makeDrop({ count: 0 })]);

    expect(face.text).toContain('retirez-en plusieurs');
  });

  it('says that the way out is being looked for', () => {
    const face = renderEmpty('waiting');

    expect(face.text).toContain('Recherche du filtre à retirer…');
    expect(face.text).toContain('Retirez un filtre pour retrouver des articles.');
  });

  it.each([
    [{ kind: 'conflict', name: '5G' }, true],
    [{ kind: 'dates', from: '2021-06' as Month, to: '2021-03' as Month }, true],
    [{ kind: 'unread', text: 'from=2021-13' }, false],
    [{ kind: 'many', kept: 20, limit: 20 }, false],
  ] as const)('with the fault %j points at it: %s', (fault, isPointed) => {
    const face = render(<EmptyList isFiltered faults={[fault]} drops={[]} />);

    expect(face.text.includes('elle est signalée plus haut')).toBe(isPointed);
  });
});
