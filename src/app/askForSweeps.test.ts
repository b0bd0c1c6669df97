import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type SweepSpec, sweepStopped, sweeps, sweepWanted } from "../state/sweeps";
import { sampleProblem } from "../testing/sweeps";
import { answer } from "../worker/answer";
import type { Request, SentRequest } from "../worker/protocol";
import type { PortEvents, WorkerPort } from "../worker/thread";
import { SweepAsker } from "./askForSweeps";

/** A thread that computes when it is told to, and may break instead. */
class SlowPort implements WorkerPort {
  readonly #events: PortEvents;
  asked: Request | undefined;
  isEnded = false;

  constructor(events: PortEvents) {
    this.#events = events;
  }

  postMessage(message: SentRequest): void {
    this.asked = { ...message, problem: { ...message.problem, network: problem.network } } as Request;
  }

  terminate(): void {
    this.isEnded = true;
  }

  work(): void {
    const { asked } = this;
    this.asked = undefined;
    if (asked !== undefined) answer(asked, (data) => this.#events.onMessage({ data: structuredClone(data) }));
  }

  break(): void {
    this.asked = undefined;
    this.#events.onDeath("Out of memory.");
  }
}

const problem = sampleProblem();
const gpipe = { family: "gpipe", options: {} };
const oneByOne = { family: "1f1b", options: {} };
const cells = (count: number, microbatches = 300) =>
  Array.from({ length: count }, (_, i) => ({ processors: i + 1, microbatches }));
const spec = (parts: Partial<SweepSpec> = {}): SweepSpec => ({
  problem,
  choices: [gpipe, oneByOne],
  cells: cells(60),
  ...parts,
});
let ports: SlowPort[] = [];
let asker: SweepAsker;
let stop: () => void;
const curves = () => sweeps.getState().sweeps.curves;
const busy = () => ports.filter((port) => !port.isEnded && port.asked !== undefined);

beforeEach(() => {
  vi.useFakeTimers();
  sweeps.setState({ ...sweeps.getInitialState(), known: new Map() }, true);
  ports = [];
  asker = new SweepAsker((events) => {
    ports.push(new SlowPort(events));
    return ports[ports.length - 1];
  }, 3);
  stop = asker.start();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function finish(): void {
  while (busy().length > 0) for (const port of busy()) port.work();
  vi.runAllTimers();
}

test("all threads of the pool work, and every point comes once", () => {
  sweepWanted("curves", spec());
  vi.advanceTimersByTime(1);
  expect(busy()).toHaveLength(3);
  expect(asker.isIdle).toBe(false);
  finish();
  expect(curves()).toMatchObject({ done: 120, total: 120, status: "finished" });
  expect(new Set(curves()?.points.map((p) => `${p.choice.family} ${p.processors}`)).size).toBe(120);
  expect(asker.isIdle).toBe(true);
});

test("what was wanted before it starts is computed", () => {
  stop();
  sweepWanted("curves", spec());
  stop = asker.start();
  vi.advanceTimersByTime(1);
  finish();
  expect(curves()).toMatchObject({ done: 120, total: 120, status: "finished" });
});

test("points of a chunk are told before the others are there", () => {
  sweepWanted("curves", spec());
  vi.advanceTimersByTime(1);
  ports[0].work();
  vi.advanceTimersByTime(60);
  expect(curves()?.status).toBe("running");
  expect(curves()?.done).toBeGreaterThan(0);
  const counts = new Set(curves()?.points.map(({ processors }) => processors));
  expect([...counts]).toEqual(expect.arrayContaining([1, 60]));
});

test("a sweep that is stopped hands out nothing more, and goes on with what is missing", () => {
  sweepWanted("curves", spec());
  vi.advanceTimersByTime(1);
  ports[0].work();
  vi.advanceTimersByTime(60);
  const { done } = curves() ?? { done: 0 };
  sweepStopped("curves");
  vi.advanceTimersByTime(1000);
  expect(busy()).toHaveLength(0);
  sweepWanted("curves", spec());
  vi.advanceTimersByTime(1);
  finish();
  expect(done).toBeLessThan(120);
  expect(curves()).toMatchObject({ done: 120, status: "finished" });
});

test("another problem supersedes; it starts when it has rested", () => {
  sweepWanted("curves", spec());
  vi.advanceTimersByTime(1);
  const other = { ...problem, training: { ...problem.training, batches: 2 } };
  sweepWanted("curves", spec({ problem: other }));
  vi.advanceTimersByTime(200);
  sweepWanted("curves", spec({ problem: { ...other } }));
  for (const port of busy()) port.work();
  vi.advanceTimersByTime(60);
  expect(curves()).toMatchObject({ points: [], done: 0 });
  vi.advanceTimersByTime(1000);
  finish();
  expect(curves()?.points.find((p) => p.processors === 1)?.makespan).toBe(12 * 300 * 2);
  expect(curves()).toMatchObject({ done: 120, status: "finished" });
});

test("a thread that breaks loses the points of its chunk, which say so, and no others", () => {
  sweepWanted("curves", spec());
  vi.advanceTimersByTime(1);
  ports[0].break();
  finish();
  const lost = curves()?.points.filter(({ refusal }) => refusal === "Out of memory.") ?? [];
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.length).toBeLessThanOrEqual(24);
  expect(curves()).toMatchObject({ done: 120, status: "finished" });
});
