import type { Page } from "@playwright/test";
import { site } from "./site";

/** One turn of the main thread's loop: script, style, layout and paint of it together. Milliseconds. */
export interface Task {
  readonly start: number;
  /** By the clock. */
  readonly wall: number;
  /** Of the processor: what it would take if nobody else wanted the core. */
  readonly cpu: number;
  /** The part of `cpu` that scripts took. */
  readonly script: number;
  /** Whether an animation frame was made in it. */
  readonly isFrame: boolean;
}

/** What the main thread did. */
export interface MainThread {
  readonly tasks: readonly Task[];
  /** Times of performance.mark(), by name. */
  readonly marks: ReadonlyMap<string, readonly number[]>;
}

/** Main-thread time from the first answer of a worker to the end of the frame that shows it. */
export function answerToPicture({ tasks, marks }: MainThread): {
  readonly cpu: number;
  readonly wall: number;
} {
  const from = marks.get("bench:answered")?.[0] ?? Number.NaN;
  const to = marks.get("bench:drawn")?.find((at) => at > from) ?? Number.NaN;
  const between = tasks.filter(({ start, wall }) => start + wall > from && start < to);
  return { cpu: between.reduce((sum, { cpu }) => sum + cpu, 0), wall: to - from };
}

/** An entry of a Chromium trace; times are microseconds. */
interface Event {
  readonly name: string;
  readonly cat: string;
  readonly tid: number;
  readonly pid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const CATEGORIES = ["blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline"];
/** The mark by which the page's main thread is told from others. */
const OURS = "bench:traced";

/** Runs `use` while Chromium records what the page's main thread does. */
export async function traced(page: Page, use: () => Promise<unknown>): Promise<MainThread> {
  const { browser } = await site();
  await browser.startTracing(page, { categories: CATEGORIES });
  await use();
  await page.evaluate((name) => performance.mark(name), OURS);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Event[] };
  const ours = traceEvents.find(({ name }) => name === OURS);
  const events = traceEvents.filter(({ pid, tid }) => pid === ours?.pid && tid === ours?.tid);
  return { tasks: tasksOf(events), marks: marksOf(events) };
}

/** What scripts run in. */
const SCRIPTS: ReadonlySet<string> = new Set([
  "FireAnimationFrame",
  "FunctionCall",
  "RunMicrotasks",
  "EventDispatch",
  "TimerFire",
  "HandlePostMessage",
  "v8.evaluateModule",
]);

function tasksOf(events: readonly Event[]): readonly Task[] {
  const sorted = events.filter(({ dur }) => dur !== undefined).toSorted((a, b) => a.ts - b.ts);
  const scripts = outermost(sorted.filter(({ name }) => SCRIPTS.has(name)));
  let next = 0;
  return sorted
    .filter(({ name }) => name === "RunTask")
    .map((task) => {
      const own: Event[] = [];
      for (; next < scripts.length && scripts[next].ts < endOf(task); next++)
        if (scripts[next].ts >= task.ts) own.push(scripts[next]);
      return {
        start: task.ts / 1000,
        wall: (task.dur ?? 0) / 1000,
        cpu: cpuOf(task),
        script: own.reduce((sum, event) => sum + cpuOf(event), 0),
        isFrame: own.some(({ name }) => name === "FireAnimationFrame"),
      };
    });
}

/** Those that do not lie inside another one; sorted by start. */
function outermost(events: readonly Event[]): readonly Event[] {
  let until = 0;
  return events.filter((event) => {
    const isOutside = event.ts >= until;
    until = Math.max(until, endOf(event));
    return isOutside;
  });
}

function endOf({ ts, dur = 0 }: Event): number {
  return ts + dur;
}

/** Milliseconds of the processor; of the clock where the system does not say. */
function cpuOf({ dur = 0, tdur = dur }: Event): number {
  return tdur / 1000;
}

function marksOf(events: readonly Event[]): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>();
  for (const { name, cat, ts } of events)
    if (cat.includes("blink.user_timing")) times.set(name, [...(times.get(name) ?? []), ts / 1000]);
  return times;
}
