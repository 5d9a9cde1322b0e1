import { cutText } from '../../model/reading-time.ts';
import type { Note } from '../source.ts';

/** What of one body could not become HTML as it was, as it is met. */
export type Notebook = {
  readonly notes: readonly Note[];
  readonly add: (outcome: Note['outcome'], construct: string, sample: string) => void;
};

/** The longest piece of a body that a report shows. */
const SAMPLE = 80;

/** Opens the notes of one body. */
export function openNotebook(): Notebook {
  const notes: Note[] = [];
  return {
    notes,
    add(outcome, construct, sample) {
      notes.push({
        construct: cutText(construct, 60),
        outcome,
        sample: cutText(sample.replaceAll(/\s+/g, ' ').trim(), SAMPLE),
      });
    },
  };
}

/** HTML that waits outside the text until its Markdown is read, so that nothing in it is taken for Markdown. */
export type Shelf = {
  /** Puts a piece aside and gives the mark that stands for it. */
  readonly put: (html: string) => string;
  /** Puts every piece back where its mark is. */
  readonly restore: (html: string) => string;
};

// Two characters that Unicode reserves for the inside of programs.
const [OPEN, CLOSE] = ['\ufdd0', '\ufdd1'];

/** Takes out of a text what would look like a mark. */
export function clearMarks(text: string): string {
  return text.replaceAll(/[\ufdd0\ufdd1]/g, '');
}

/** Opens an empty shelf. */
export function openShelf(): Shelf {
  const pieces: string[] = [];
  return {
    put(html) {
      pieces.push(html);
      return `${OPEN}${pieces.length - 1}${CLOSE}`;
    },
    restore: (html) =>
      html.replaceAll(
        /<p>\ufdd0(\d+)\ufdd1<\/p>|\ufdd0(\d+)\ufdd1/g,
        (_, alone?: string, within?: string) => pieces[Number(alone ?? within)] ?? '',
      ),
  };
}
