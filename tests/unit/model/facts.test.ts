import { describe, expect, it } from 'vitest';

import type { Fact, Stamp } from '../../../src/model/facts.ts';
import { chooseFact, compareStamps, nextStamp } from '../../../src/model/facts.ts';
import { makeRandom } from '../../support/make-random.ts';

describe('a stamp', () => {
  it.each<[string, Stamp | undefined, number, Stamp]>([
    ['of the first change is that of the clock', undefined, 5, [5, 0, 'me']],
    ['is that of the clock where it has gone on', [4, 7, 'other'], 5, [5, 0, 'me']],
    ['counts on within a millisecond', [5, 7, 'other'], 5, [5, 8, 'me']],
    [
      'is later than the last one even when the clock goes back ten years (C01)',
      [5000, 0, 'me'],
      3,
      [5000, 1, 'me'],
    ],
  ])('%s', (_, before, now, expected) => {
    const stamp = nextStamp(before, now, 'me');

    expect(stamp).toEqual(expected);
    expect(before === undefined ? 1 : compareStamps(stamp, before)).toBeGreaterThan(0);
  });

  it('of two devices at the same moment has an order on both', () => {
    expect(compareStamps([5, 0, 'a'], [5, 0, 'b'])).toBeLessThan(0);
    expect(compareStamps([5, 0, 'b'], [5, 0, 'a'])).toBeGreaterThan(0);
  });
});

/** A device: its facts, and a clock that is not to be trusted. */
type Device = { readonly name: string; readonly facts: Map<string, Fact>; clock: number };

const KEYS = ['page /article/fox', 'label /article/fox rouge', 'note /article/fox 1', 'read /article/owl'];

describe('two libraries', () => {
  it('that meet in any order, any number of times, are the same in the end: 10,000 histories', () => {
    const random = makeRandom(20_261_128);
    for (let history = 0; history < 10_000; history++) {
      const makeDevice = (name: string): Device => ({ name, facts: new Map(), clock: random.number(40) });
      const [phone, desk] = [makeDevice('phone'), makeDevice('desk')];
      const files: Fact[][] = [];
      for (let step = 0; step < 24; step++) {
        const device = random.pick([phone, desk]);
        device.clock += random.pick([0, 1, 1, 9, -9]);
        random.pick([change, change, change, exportFile, importFile])();

        function change() {
          const key = random.pick(KEYS);
          const stamp = nextStamp(device.facts.get(key)?.stamp, device.clock, device.name);
          const isGone = random.number(3) === 0;
          device.facts.set(key, { key, stamp, ...(isGone ? {} : { value: `${device.name} ${step}` }) });
        }
        function exportFile() {
          files.push([...device.facts.values()]);
        }
        function importFile() {
          if (files.length > 0) merge(device, random.shuffle(random.pick(files)));
        }
      }
      const [fromPhone, fromDesk] = [[...phone.facts.values()], [...desk.facts.values()]];
      merge(phone, fromDesk);
      merge(desk, fromPhone);
      merge(desk, random.shuffle(fromPhone));

      expect(sort(phone)).toEqual(sort(desk));
      // Nothing that is newest on either side is lost.
      for (const fact of [...fromPhone, ...fromDesk]) {
        const held = phone.facts.get(fact.key);
        expect(held === undefined ? -1 : compareStamps(held.stamp, fact.stamp)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('agree even where somebody has written two values under one stamp', () => {
    const [one, other]: readonly [Fact, Fact] = [
      { key: 'k', stamp: [1, 0, 'a'], value: 'x' },
      { key: 'k', stamp: [1, 0, 'a'] },
    ];

    expect(chooseFact(one, other)).toBe(chooseFact(other, one));
  });
});

function merge(device: Device, facts: readonly Fact[]): void {
  for (const fact of facts) {
    const own = device.facts.get(fact.key);
    device.facts.set(fact.key, own === undefined ? fact : chooseFact(own, fact));
  }
}

function sort({ facts }: Device): readonly Fact[] {
  return [...facts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
