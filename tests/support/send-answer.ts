import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

import type { Fault } from './fault.ts';
import { toBuffer } from './fault.ts';
import type { Answer } from './static-host.ts';

/** What was handed to the connection up to now. */
export type Sent = {
  /** Nothing before the headers are sent. */
  status: number | undefined;
  /** Of the body. */
  bytes: number;
};

/** Sends an answer, with what goes wrong on the way, and keeps account of it. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
  sent: Sent,
): void {
  const { socket } = response;
  const sendHead = (length?: number) => {
    const known = length === undefined || answer.status === 304 ? {} : { 'content-length': length };
    response.writeHead(answer.status, { ...answer.headers, ...known });
    response.flushHeaders();
    sent.status = answer.status;
  };
  /** Sends the beginning of the body, and goes on once it is on its way. */
  const sendPart = (after: number | undefined, isLengthSaid: boolean, next: () => void) => {
    const body = toBuffer(answer);
    const part = body.subarray(0, after ?? Math.floor(body.length / 2));
    sendHead(isLengthSaid ? body.length : undefined);
    sent.bytes += part.length;
    // The other side reads what came before it hears of the end.
    response.write(part, () => later(response, SOON_MS, next));
  };
  switch (fault?.kind) {
    case 'hang-up':
      socket?.destroy();
      return;
    case 'silence':
      if (fault.ms !== undefined) later(response, fault.ms, () => socket?.destroy());
      return;
    case 'delay':
      later(response, fault.ms, () => sendAnswer(response, answer, undefined, sent));
      return;
    case 'reset':
      sendPart(fault.after, true, () => socket?.resetAndDestroy());
      return;
    case 'truncate':
      sendPart(fault.after, true, () => socket?.destroy());
      return;
    case 'cut':
      sendPart(fault.after, false, () => {
        if (fault.isClean === true) response.end();
        else socket?.destroy();
      });
      return;
    case 'stall':
      sendPart(fault.after, true, () => {});
      return;
    case 'slow': {
      const body = toBuffer(answer);
      sendHead(body.length);
      sendSlowly(response, body, fault.bytesPerSecond, sent);
      return;
    }
    default:
      sendWhole(response, answer, sendHead, sent);
  }
}

/** How long a part that was sent is given to arrive: within one machine, far too long. */
const SOON_MS = 10;

function sendWhole(
  response: ServerResponse,
  { body }: Answer,
  sendHead: (length?: number) => void,
  sent: Sent,
): void {
  const count = (bytes: Uint8Array) => {
    sent.bytes += bytes.length;
    return bytes;
  };
  if (body instanceof Uint8Array) {
    sendHead(body.length);
    response.end(count(body));
    return;
  }
  sendHead();
  const pieces = function* pieces() {
    for (const piece of body) yield count(piece);
  };
  Readable.from(pieces()).pipe(response);
}

/** Ten pieces a second, so that it looks like a thin line rather than like pauses. */
function sendSlowly(response: ServerResponse, body: Buffer, bytesPerSecond: number, sent: Sent): void {
  const size = Math.max(1, Math.round(bytesPerSecond / 10));
  const sendFrom = (start: number) => {
    const piece = body.subarray(start, start + size);
    sent.bytes += piece.length;
    response.write(piece);
    if (start + size >= body.length) response.end();
    else later(response, (size * 1000) / bytesPerSecond, () => sendFrom(start + size));
  };
  sendFrom(0);
}

/** Does something after a while, unless the connection is closed before. */
function later(response: ServerResponse, ms: number, act: () => void): void {
  const timer = setTimeout(() => {
    if (!response.destroyed) act();
  }, ms);
  // It is the connection that keeps the process alive.
  timer.unref();
}
