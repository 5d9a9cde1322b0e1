import { openDesk } from './desk.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/*
 * The worker of the search: it computes, and asks the page for every file that it needs.
 */

const hear = openDesk((message: FromWorker) => postMessage(message));

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => hear(data));
postMessage({ kind: 'alive' } satisfies FromWorker);
