/** What the extension's own scripts cost a page, from the browser's trace. */
import type { Page } from "puppeteer-core";

/** A trace event; times in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Time the thread was really at work. */
  tdur?: number;
  args: {
    data?: {
      url?: string;
      fileName?: string;
      cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
      timeDeltas?: number[];
    };
  };
  id?: string;
}

interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { url?: string };
}

/** The cost of the scripts of one origin. All times in milliseconds of the thread's own time. */
export interface Cost {
  /** Reading, compiling and first running of the scripts, and every call into them that the browser made. */
  script: number;
  /** Time in the scripts as a sampling profiler saw it, the work after promises included; 0 without the profiler. */
  sampled: number;
  /** The most that one task of the page's main thread spent in the scripts. */
  longest: number;
  /** Scripts that were run, by file name. */
  files: string[];
}

const CALLS = new Set(["EvaluateScript", "FunctionCall", "v8.compile", "v8.produceCache"]);

/** What to record: the profiler slows down short scripts, and tells most about long work. */
export interface TraceOptions {
  profiler: boolean;
}

/** Records what happens while `work` runs, and gives the cost of the scripts at `origin` in the page's process. */
export async function costOf(page: Page, origin: string, { profiler }: TraceOptions, work: () => Promise<void>): Promise<Cost> {
  const categories = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "v8"];
  await page.tracing.start({ categories: profiler ? [...categories, "disabled-by-default-v8.cpu_profiler"] : categories });
  await work();
  const bytes = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: TraceEvent[] };
  const calls = outermost(traceEvents.filter((event) => CALLS.has(event.name) && urlOf(event).startsWith(origin)));
  return {
    script: sum(calls.map(timeOf)),
    sampled: sampled(traceEvents, origin),
    longest: longestTask(traceEvents, calls),
    files: [...new Set(calls.map((event) => urlOf(event).slice(origin.length)))].sort(),
  };
}

const urlOf = ({ args: { data } }: TraceEvent): string => data?.url ?? data?.fileName ?? "";
const timeOf = ({ dur, tdur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const isIn = (inner: TraceEvent, outer: TraceEvent): boolean =>
  inner.pid === outer.pid && inner.tid === outer.tid && inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);

/** Events that are in no other of the list. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const kept: TraceEvent[] = [];
  for (const event of [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (!kept.some((other) => isIn(event, other))) kept.push(event);
  }
  return kept;
}

function longestTask(events: readonly TraceEvent[], calls: readonly TraceEvent[]): number {
  const threads = new Set(calls.map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = events.filter(({ name, pid, tid }) => name === "RunTask" && threads.has(`${pid}:${tid}`)).sort((a, b) => a.ts - b.ts);
  let longest = 0;
  let next = 0;
  for (const task of tasks) {
    let inTask = 0;
    while (next < calls.length && (calls[next]?.ts ?? 0) < task.ts) next++;
    for (let at = next; at < calls.length; at++) {
      const call = calls[at];
      if (!call || call.ts > task.ts + (task.dur ?? 0)) break;
      if (isIn(call, task)) inTask += timeOf(call);
    }
    longest = Math.max(longest, inTask);
  }
  return longest;
}

/** Milliseconds of samples with a frame of the origin on their stack. */
function sampled(events: readonly TraceEvent[], origin: string): number {
  const ours = new Map<string, Set<number>>();
  let microseconds = 0;
  for (const { name, pid, id, args: { data } } of events.filter((event) => event.name === "ProfileChunk").sort((a, b) => a.ts - b.ts)) {
    const key = `${name}${pid}:${id}`;
    const known = ours.get(key) ?? new Set();
    ours.set(key, known);
    for (const node of data?.cpuProfile?.nodes ?? []) if (node.callFrame.url?.startsWith(origin) || (node.parent !== undefined && known.has(node.parent))) known.add(node.id);
    data?.cpuProfile?.samples?.forEach((sample, at) => (microseconds += known.has(sample) ? (data.timeDeltas?.[at] ?? 0) : 0));
  }
  return microseconds / 1000;
}
