import type { Browser, Page } from '@playwright/test';
import * as v from 'valibot';

/** An event of Chromium's traces; times in microseconds, `tdur` those of the processor. */
const eventSchema = v.looseObject({
  name: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.number(),
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number(), 0),
  args: v.optional(v.looseObject({ name: v.optional(v.unknown()) })),
});
type TraceEvent = v.InferOutput<typeof eventSchema>;
const traceSchema = v.object({ traceEvents: v.array(eventSchema) });

/** A task of a page's main thread. */
export type Task = {
  /** Of the processor: a machine that does something else in between makes none longer. */
  readonly milliseconds: number;
  /** Most of it was the browser collecting garbage, when it saw fit. */
  readonly isCollection: boolean;
};

const TASK = 'ThreadControllerImpl::RunTask';
const COLLECTIONS = new Set(['MajorGC', 'MinorGC']);

/** Does something in a page, and gives the tasks of its main thread meanwhile. */
export async function traceTasks(
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<readonly Task[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata', 'v8', 'devtools.timeline'] });
  await act();
  const trace = await browser.stopTracing();
  const { traceEvents } = v.parse(traceSchema, JSON.parse(trace.toString()));
  const nameThread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(nameThread),
  );
  const own = traceEvents.filter((event) => mains.has(nameThread(event)));
  const collections = own.filter(({ name }) => COLLECTIONS.has(name));
  const tasks = own.filter(({ name, tdur }) => name === TASK && tdur > 0);
  if (tasks.length === 0) throw new Error(`a trace · expected events named ${TASK} · found none`);
  return tasks.map((task) => ({
    milliseconds: task.tdur / 1000,
    isCollection: collections.some(
      (some) => nameThread(some) === nameThread(task) && isWithin(some, task) && some.tdur > task.tdur / 2,
    ),
  }));
}

function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  return outer.ts <= inner.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
}
