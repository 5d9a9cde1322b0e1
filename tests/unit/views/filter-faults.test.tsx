import { describe, expect, it } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import type { Month } from '../../../src/model/instant.ts';
import type { FilterFault } from '../../../src/views/parts/filter-faults.tsx';
import { FilterFaults } from '../../../src/views/parts/filter-faults.tsx';
import { render } from './render.tsx';

const CASES: readonly (readonly [fault: FilterFault, french: string, english: string])[] = [
  [
    { kind: 'unknown', part: 'tag', name: '6g' },
    'Le sujet « 6g » n’existe pas ici.',
    'There is no topic “6g” here.',
  ],
  [
    { kind: 'unknown', part: 'author', name: 'personne' },
    'La signature « personne » n’existe pas ici.',
    'There is no byline “personne” here.',
  ],
  [
    { kind: 'unknown', part: 'category', name: 'cuisine' },
    'La rubrique « cuisine » n’existe pas ici.',
    'There is no section “cuisine” here.',
  ],
  [
    { kind: 'conflict', name: '5G' },
    'Le sujet « 5G » est à la fois demandé et exclu : aucun article ne peut convenir.',
    'The topic “5G” is both wanted and excluded: no article can match.',
  ],
  [
    { kind: 'dates', from: '2021-06' as Month, to: '2021-03' as Month },
    'La période commence en juin 2021, après sa fin en mars 2021 : aucun article ne peut convenir.',
    'The period begins in June 2021, after its end in March 2021: no article can match.',
  ],
  [
    { kind: 'unread', text: 'from=2021-13' },
    'L’adresse dit « from=2021-13 », qui n’a pas été compris : cette partie n’est pas appliquée.',
    'The address says “from=2021-13”, which was not understood: that part is not applied.',
  ],
  [
    { kind: 'many', kept: 20, limit: 20 },
    'Un filtre compte au plus 20 sujets : 20 sont appliqués, les autres sont laissés de côté.',
    'A filter has at most 20 topics: 20 are applied, the others are left aside.',
  ],
];

describe('a filter that cannot be had as the address asks it', () => {
  it.each(CASES)('%j is told in one sentence', (fault, french, english) => {
    const told = render(<FilterFaults faults={[fault]} />).one('li');
    const toldInEnglish = render(<FilterFaults faults={[fault]} />, { words: en }).one('li');

    expect(told.text.replaceAll('\u00a0', ' ')).toBe(french);
    expect(toldInEnglish.text).toBe(english);
  });

  it('is a note with a name', () => {
    const note = render(<FilterFaults faults={CASES.map(([fault]) => fault)} />).one('div');

    expect([note.attributes['role'], note.name]).toEqual(['note', 'Remarques sur le filtre']);
    expect(note.all('li')).toHaveLength(CASES.length);
  });

  it('shows back no more of a long address than can be read', () => {
    const { text } = render(<FilterFaults faults={[{ kind: 'unread', text: 'é'.repeat(2000) }]} />);

    expect(text).toContain(`${'é'.repeat(60)}…`);
    expect(text.length).toBeLessThan(200);
  });

  it('is not mentioned where all is well', () => {
    expect(render(<FilterFaults faults={[]} />).all('div')).toEqual([]);
  });
});
