import { setTimeout as rest } from 'node:timers/promises';

import type { Device } from './phone.ts';

type Params = Readonly<Record<string, unknown>>;
type Answer = {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Params;
  readonly error?: Params;
};

/** Sends a command of the DevTools protocol, and gives its result. */
type Send = (method: string, params?: Params) => Promise<Params>;

/** A page that nobody listens to but for its requests. */
export type BarePage = {
  readonly open: (address: string) => Promise<void>;
  /** Waits until no request is on its way and none has been for some milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
  /** Gives what a function finds in the page; it must be JSON. */
  readonly ask: <Found>(find: () => Found) => Promise<Found>;
};

/**
 * Hands over an empty page of a reader who was never here, with a function that runs in it from its beginning.
 *
 * Playwright has V8 tell where each error was made (`Runtime.enable`), and React makes five while its code starts: V8
 * then reads all of it once more, a tenth of a second on a phone, which no reader waits for.
 *
 * @param port where the browser answers the DevTools protocol
 */
export async function withBarePage<Found>(
  port: number,
  { screen, network, slower }: Device,
  watch: () => void,
  work: (page: BarePage) => Promise<Found>,
): Promise<Found> {
  const about = await fetch(`http://127.0.0.1:${port}/json/version`);
  const { webSocketDebuggerUrl } = (await about.json()) as { webSocketDebuggerUrl: string };
  const line = await connect(webSocketDebuggerUrl);
  try {
    const { browserContextId } = await line.send('Target.createBrowserContext');
    const { targetId } = await line.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await line.send('Target.attachToTarget', { targetId, flatten: true });
    const send: Send = (method, params) => line.send(method, params, sessionId as string);
    const { width, height } = screen.viewport ?? { width: 1280, height: 800 };
    const { deviceScaleFactor = 1, isMobile: mobile = false } = screen;
    await send('Network.enable');
    await send('Network.emulateNetworkConditions', { offline: false, ...network });
    await send('Emulation.setCPUThrottlingRate', { rate: slower });
    await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile });
    await send('Emulation.setTouchEmulationEnabled', { enabled: screen.hasTouch === true });
    await send('Emulation.setLocaleOverride', { locale: 'fr-FR' });
    await send('Page.enable');
    await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(watch)})()` });
    const found = await work({
      open: async (address) => void (await send('Page.navigate', { url: address })),
      settle: line.settle,
      ask: async (find) => {
        const answer = await send('Runtime.evaluate', {
          expression: `(${String(find)})()`,
          returnByValue: true,
        });
        return (answer['result'] as { value: never }).value;
      },
    });
    await line.send('Target.disposeBrowserContext', { browserContextId });
    return found;
  } finally {
    line.close();
  }
}

async function connect(url: string) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`${url} · expected a browser · none answers`)));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let commands = 0;
  const requests = { onTheWay: 0, lastChange: 0 };
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    const change = CHANGES[answer.method ?? ''] ?? 0;
    if (change === 0) return;
    requests.onTheWay += change;
    requests.lastChange = performance.now();
  });
  return {
    send: (method: string, params: Params = {}, sessionId?: string): Promise<Params> => {
      const id = ++commands;
      socket.send(JSON.stringify({ id, method, params, sessionId }));
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (result === undefined) reject(new Error(`${method} · ${JSON.stringify(error)}`));
          else resolve(result);
        });
      });
    },
    settle: async (ms: number) => {
      while (requests.onTheWay > 0 || performance.now() - requests.lastChange < ms) await rest(50);
    },
    close: () => socket.close(),
  };
}

/** What some events of the network make of the number of requests on their way. */
const CHANGES: Readonly<Record<string, number>> = {
  'Network.requestWillBeSent': 1,
  'Network.loadingFinished': -1,
  'Network.loadingFailed': -1,
};
