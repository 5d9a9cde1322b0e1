import { parseList } from './open-rest-file.ts';

/** Asks for an address of the web. */
export type Get = (address: string) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
}>;

/** Asks the REST of one site. */
export type Ask = (
  path: string,
  parameters: Readonly<Record<string, string>>,
) => { readonly address: string; readonly answer: ReturnType<Get> };

/** Some things of a list, or why they could not be had. */
export type RestPage = {
  readonly address: string;
  readonly status: number;
  readonly answers: readonly unknown[];
  /** When the site sent it, by its own clock. */
  readonly sent?: string;
  readonly fault?: string;
};

/** How many things one answer of REST holds at most. */
export const MOST_IN_PAGE = 100;

/** A million articles; a site that never ends is left there. */
const MOST_PAGES = 10_000;

/** After so many failures in a row nothing more is asked. */
const MOST_FAILURES = 5;

/** Asks for a list, page after page. A page that breaks the site is asked for in smaller parts. */
export async function* listPages(
  ask: Ask,
  list: string,
  parameters: Readonly<Record<string, string>>,
): AsyncGenerator<RestPage> {
  let last = MOST_PAGES;
  let before = '';
  for (let page = 1; page <= last; page++) {
    const asked = ask(`/wp/v2/${list}`, {
      ...parameters,
      per_page: String(MOST_IN_PAGE),
      page: String(page),
    });
    const { address } = asked;
    const { status, headers, text } = await asked.answer;
    // There is no such page, or the same one for ever.
    if ((status === 400 && page > 1) || (text === before && status === 200)) return;
    before = text;
    last = Math.min(last, Number(headers.get('X-WP-TotalPages') ?? last) || last);
    const answers = status === 200 ? parseList(text) : undefined;
    if (answers !== undefined) {
      const sent = headers.get('Date');
      yield { address, status, answers, ...(sent === null ? {} : { sent }) };
      if (answers.length === 0 || (answers.length < MOST_IN_PAGE && last === MOST_PAGES)) return;
    } else if (status === 200 || status === 500) {
      if (!(yield* listParts(ask, list, parameters, page))) return;
    } else {
      yield { address, status, answers: [], fault: `it answered ${status}` };
      return;
    }
  }
}

/**
 * Asks for the things of one page by themselves, so that one which breaks the site costs itself alone. Tells whether
 * there is reason to go on.
 */
async function* listParts(
  ask: Ask,
  list: string,
  parameters: Readonly<Record<string, string>>,
  page: number,
): AsyncGenerator<RestPage, boolean> {
  let failures = 0;
  for (let part = (page - 1) * MOST_IN_PAGE + 1; part <= page * MOST_IN_PAGE; part++) {
    const asked = ask(`/wp/v2/${list}`, { ...parameters, per_page: '1', page: String(part) });
    const { address } = asked;
    const { status, text } = await asked.answer;
    if (status === 400) return false;
    const answers = status === 200 ? parseList(text) : undefined;
    failures = answers === undefined ? failures + 1 : 0;
    const fault = status === 200 ? 'its answer is no list of JSON' : `it answered ${status}`;
    yield answers === undefined ? { address, status, answers: [], fault } : { address, status, answers };
    if (failures === MOST_FAILURES) return false;
  }
  return true;
}
