import type { OutgoingHttpHeaders } from 'node:http';

import type { Answer, Question } from './ask.ts';
import { ask, BrokenAnswer, showAddress } from './ask.ts';
import { ImportError } from './import-error.ts';
import { checkHost } from './own-network.ts';
import type { Turns } from './turns.ts';

/** How the web is visited. */
export type Manners = Pick<Question, 'lookup' | 'limits' | 'signal'> & {
  readonly turns: Turns;
  readonly wait: (time: number) => Promise<void>;
  readonly say: (text: string) => void;
};

const MOST_REDIRECTS = 5;
const MOST_WAITS = 3;
/** In milliseconds. */
const LONGEST_WAIT = 120_000;
/** Where a server is busy and does not say for how long, in milliseconds. */
const USUAL_WAIT = 5000;

type Step<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'moved'; readonly to: URL }
  | { readonly kind: 'busy'; readonly status: number; readonly time: number };

/**
 * Asks for an address as a polite visitor does: in turn, following redirects, waiting where the server says so, and hands
 * over what is there in the end.
 *
 * @throws ImportError for what is no address of the web, points inside the machine's own network, or leads nowhere
 */
export async function visit<Value>(
  address: string,
  headers: OutgoingHttpHeaders,
  manners: Manners,
  hear: (answer: Answer, url: URL) => Promise<Value>,
): Promise<Value> {
  let url = readAddress(address, manners);
  let [redirects, waits, waited] = [0, 0, 0];
  for (;;) {
    const step = await manners.turns.take(url.host, () => takeStep(url, headers, manners, hear));
    if (step.kind === 'done') return step.value;
    if (step.kind === 'moved') {
      redirects += 1;
      if (redirects > MOST_REDIRECTS) {
        throw new ImportError(
          showAddress(url),
          'a file',
          `more than ${MOST_REDIRECTS} redirects`,
          'check the address',
        );
      }
      if (step.to.host !== url.host)
        manners.say(`${showAddress(url)} · redirects to ${showAddress(step.to)}`);
      url = readAddress(step.to.href, manners);
    } else {
      waits += 1;
      waited += step.time;
      if (waits > MOST_WAITS || waited > LONGEST_WAIT) throw tooBusy(url, step.status, step.time);
      manners.say(`${url.host} · answers ${step.status} · waiting ${Math.ceil(step.time / 1000)} s`);
      await manners.wait(step.time);
    }
  }
}

function takeStep<Value>(
  url: URL,
  headers: OutgoingHttpHeaders,
  { lookup, limits, signal }: Manners,
  hear: (answer: Answer, url: URL) => Promise<Value>,
): Promise<Step<Value>> {
  return ask<Step<Value>>({ url, headers, lookup, limits, signal }, async (answer) => {
    const { status, headers: answered } = answer;
    const { location } = answered;
    if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
      if (URL.canParse(location, url.href)) return { kind: 'moved', to: new URL(location, url) };
      throw new ImportError(showAddress(url), 'a redirect', 'one to no address', 'check the address');
    }
    if (status === 429 || status === 503) {
      return { kind: 'busy', status, time: readWait(answered['retry-after']) };
    }
    return { kind: 'done', value: await hear(answer, url) };
  });
}

/** `120`, or the date of the moment to come back at. */
function readWait(text = ''): number {
  if (/^\s*\d+\s*$/.test(text)) return Number(text) * 1000;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? USUAL_WAIT : Math.max(0, moment - Date.now());
}

function tooBusy(url: URL, status: number, time: number): ImportError {
  const asked = Number.isFinite(time) ? `, and the wish to wait ${Math.ceil(time / 1000)} s` : '';
  return new ImportError(
    showAddress(url),
    'an answer',
    `${status}${asked}`,
    'run the import again later',
    status,
  );
}

function readAddress(address: string, { lookup }: Manners): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ImportError(
      address.slice(0, 200),
      'an address of http or https',
      url?.protocol ?? 'none',
      'correct it',
    );
  }
  if (lookup !== undefined) checkHost(url);
  return url;
}

/** Tells whether asking again may help. */
export function isBroken(error: unknown): boolean {
  return error instanceof BrokenAnswer;
}
