import { format } from 'node:util';

const heard: string[] = [];

/** Notes what is written to the console as an error or a warning, from now on, in place of showing it. */
export function listenToConsole(): void {
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...values: unknown[]) => {
      heard.push(`console.${level}: ${format(...values)}`);
    };
  }
}

/**
 * Takes one expected message out of what the test wrote, and fails when there is none like it. Every
 * other error or warning fails the test that caused it.
 *
 * @example
 * readCache(damaged);
 * expectConsole(/^console.warn: the copy of .* is damaged/);
 */
export function expectConsole(message: RegExp): void {
  const index = heard.findIndex((line) => message.test(line));
  if (index === -1) {
    throw new Error(`No console message like ${message}; there was: ${heard.join('\n') || 'nothing'}`);
  }
  heard.splice(index, 1);
}

/** Fails when an error or a warning was written that nobody expected. */
export function assertQuiet(): void {
  const lines = heard.splice(0);
  if (lines.length > 0) throw new Error(`The test wrote to the console:\n${lines.join('\n')}`);
}
