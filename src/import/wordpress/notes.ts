import type { Note } from '../source.ts';
import { showSample } from './read-text.ts';

/** Where what could not be kept of a body is told. */
export type Notes = {
  refuse(construct: string, sample?: string): void;
  simplify(construct: string, sample?: string): void;
  list(): readonly Note[];
};

/** Opens the notes of one body. */
export function openNotes(): Notes {
  const notes: Note[] = [];
  const add = (outcome: Note['outcome'], construct: string, sample = '') => {
    const shown = showSample(sample);
    notes.push({ construct, outcome, ...(shown === '' ? {} : { sample: shown }) });
  };
  return {
    refuse: (construct, sample) => add('refused', construct, sample),
    simplify: (construct, sample) => add('simplified', construct, sample),
    list: () => notes,
  };
}
