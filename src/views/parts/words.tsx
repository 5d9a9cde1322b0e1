import { createContext, use } from 'react';

import type { Instant, Month } from '../../model/instant.ts';
import type { Messages } from '../../messages/fr.ts';
import { fr } from '../../messages/fr.ts';
import { useSite } from './site.ts';

const WordsContext = createContext<Messages>(fr);

/** Puts the words of the reader's language within reach of every part below it. */
export const WordsProvider = WordsContext.Provider;

/** The words of the interface, in the reader's language. */
export function useWords(): Messages {
  return use(WordsContext);
}

/** A moment as a reader writes a day: « 12 mars 2021 ». */
export function PublishedDate({ instant, form = 'long' }: { instant: Instant; form?: 'long' | 'short' }) {
  const date = useDateText();
  return <time dateTime={instant}>{date(instant, form)}</time>;
}

/** Writes moments in the reader's language and the site's time zone. */
export function useDateText(): (instant: Instant | number, form: 'long' | 'short' | 'full') => string {
  const { language } = useWords();
  const { timeZone } = useSite();
  return (instant, form) => {
    const text = getFormat(language, timeZone, form).format(new Date(instant));
    // « 1 janvier » is written « 1er janvier ».
    return language === 'fr' ? text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ') : text;
  };
}

const FORMS = {
  full: { dateStyle: 'full' },
  long: { dateStyle: 'long' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A format takes longer to make than a hundred dates to write, and every row of a list has a date. */
const formats = new Map<string, Intl.DateTimeFormat>();

function getFormat(language: string, timeZone: string, form: keyof typeof FORMS): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${form}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...FORMS[form], timeZone });
  formats.set(key, format);
  return format;
}

/** Writes a month: « mars 2021 ». */
export function useMonthText(): (month: Month) => string {
  const { language } = useWords();
  return (month) =>
    new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01T00:00:00Z`),
    );
}
