import { describe, expect, it } from 'vitest';

import { resumeState } from '../../../src/model/download.ts';

describe('a download of a former visit', () => {
  it.each([
    ['wanted', undefined, false, 'wanted', 'goes on'],
    ['stopped', 'network', false, 'wanted', 'goes on where the network was in the way'],
    ['wanted', undefined, true, 'paused', 'is paused where data is saved'],
    ['stopped', 'network', true, 'stopped', 'waits to be asked where data is saved'],
    ['stopped', 'room', false, 'stopped', 'does not go on without room'],
    ['paused', undefined, false, 'paused', 'stays paused'],
    ['whole', undefined, true, 'whole', 'stays whole'],
    ['leaving', undefined, true, 'leaving', 'goes on leaving'],
  ] as const)(
    'that is %s (%s), saving data: %s, is %s: it %s (N06)',
    (state, reason, isSaving, expected, _why) => {
      const download = reason === undefined ? { state } : { state, reason };

      expect(resumeState(download, isSaving)).toBe(expected);
    },
  );
});
