import type { Page } from 'playwright-core';

/** What a page's main thread did while something went on, in milliseconds. */
export interface Traced {
  /** Processor time of its scripts, with what follows a promise. */
  script: number;
  /** Longest task as the clock has it, waiting for the GPU and for other processes included. */
  longest: number;
  /** Most that one task took of the processor. */
  longestProcessor: number;
}

/** An event of a trace; times in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Processor time. */
  tdur?: number;
  args: { data?: { url?: string } };
}

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'v8.execute',
  'blink.user_timing',
];

/** Outermost of these is where the page runs scripts; what a debugger evaluates is none of them. */
const SCRIPTS = new Set(['v8.callFunction', 'v8.evaluateModule', 'RunMicrotasks']);

/** Traces the page's main thread: exact where the page's own clock is coarse, and blind to what else the machine does. */
export async function traced(page: Page, work: () => Promise<unknown>): Promise<Traced> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const traceConfig = { includedCategories: CATEGORIES, excludedCategories: ['*'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await work();
  await page.evaluate(() => void performance.mark('bench-end'));
  const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return read(events);
}

function read(events: readonly TraceEvent[]): Traced {
  const mark = events.find(({ name }) => name === 'bench-end');
  if (!mark) throw new Error('the trace does not hold its end; was the page closed?');
  const main = events
    .filter(({ pid, tid, dur }) => pid === mark.pid && tid === mark.tid && dur !== undefined)
    .sort((a, b) => a.ts - b.ts || b.dur! - a.dur!);
  const asked = main.filter(({ name, args }) => name === 'EvaluateScript' && !args.data?.url);
  const own = outermost(main, ({ name }) => name === 'RunTask').filter(
    task => !asked.some(({ ts }) => ts >= task.ts && ts < task.ts + task.dur!),
  );
  const scripts = outermost(main, ({ name }) => SCRIPTS.has(name));
  const most = (of: (task: TraceEvent) => number) => own.reduce((longest, task) => Math.max(longest, of(task)), 0);
  return {
    script: scripts.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
    longest: most(({ dur = 0 }) => dur) / 1000,
    longestProcessor: most(({ tdur = 0 }) => tdur) / 1000,
  };
}

/** Those of the events, by time, that lie in no other of them. */
function outermost(events: readonly TraceEvent[], wanted: (event: TraceEvent) => boolean): TraceEvent[] {
  let end = 0;
  return events.filter(event => {
    if (!wanted(event) || event.ts < end) return false;
    end = event.ts + event.dur!;
    return true;
  });
}
