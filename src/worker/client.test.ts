import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sizeOf } from "../model/withSize";
import { Client } from "./client";
import type { Response, SentRequest } from "./protocol";
import type { PortEvents, WorkerPort } from "./thread";

const layer = { name: "a", macs: 1, parameters: 1, activations: 1 };
const network = { id: "own", name: "n", layers: [layer], inputs: 1, preferredCost: "macs" };
const problem = {
  network,
  machine: { processors: 1, transfer: { kind: "none" } },
  training: { microbatches: 1, batches: 1, batchSize: 1, firstGradient: false },
  cost: { id: "macs", options: {} },
} as const;
const choice = { family: "sequential", options: {} };

/** A worker whose thread is the test: it answers when told to. */
class FakePort implements WorkerPort {
  readonly events: PortEvents;
  readonly received: SentRequest[] = [];
  isAlive = true;

  constructor(events: PortEvents) {
    this.events = events;
  }

  postMessage(message: SentRequest): void {
    this.received.push(message);
  }

  terminate(): void {
    this.isAlive = false;
  }

  get current(): SentRequest | undefined {
    return this.received.at(-1);
  }

  /** Answers the job it got last. */
  refuse(reason = "no"): void {
    const { job, lane } = this.received.at(-1) ?? { job: -1, lane: "" };
    this.events.onMessage({ data: { kind: "refused", job, lane, refusal: { kind: "refused", reason } } });
  }

  progress(): void {
    const { job, lane } = this.received.at(-1) ?? { job: -1, lane: "" };
    this.events.onMessage({ data: { kind: "progress", job, lane, done: 1, total: 2, doing: "planning" } });
  }

  crash(): void {
    this.events.onDeath("boom");
  }
}

function setUp(threads = 2) {
  const ports: FakePort[] = [];
  const heard: Response[] = [];
  const client = new Client({
    threads,
    spawn: (events) => {
      const port = new FakePort(events);
      ports.push(port);
      return port;
    },
    onResponse: (response) => heard.push(response),
  });
  const schedule = (lane: string) => client.submit({ kind: "schedule", lane, problem, choice });
  const sweep = (lane: string) =>
    client.submit({ kind: "sweep", lane, problem, choices: [choice], cells: [sizeOf(problem)] });
  const said = () => heard.map((r) => `${r.lane} ${r.kind} ${r.job}`);
  return { client, ports, heard, schedule, sweep, said };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the client", () => {
  test("starts no more threads than it may, and one only when it is needed", () => {
    const { ports, schedule } = setUp(2);
    expect(ports).toHaveLength(0);
    for (const lane of ["a", "b", "c"]) schedule(lane);
    expect(ports).toHaveLength(2);
    ports[0]?.refuse();
    expect(ports[0]?.current?.lane).toBe("c");
  });

  test("drops the answer of a superseded job and reports only the newest", () => {
    const { ports, schedule, said } = setUp(1);
    schedule("a");
    schedule("a");
    const last = schedule("a");
    ports[0]?.refuse();
    ports[0]?.refuse();
    expect(said()).toEqual([`a refused ${last}`]);
    expect(ports[0]?.received).toHaveLength(2);
  });

  test("replaces the thread of a job that was dropped and goes on too long", () => {
    const { client, ports, schedule } = setUp(1);
    schedule("a");
    vi.advanceTimersByTime(100);
    client.drop("a");
    vi.advanceTimersByTime(399);
    expect(ports[0]?.isAlive).toBe(true);
    vi.advanceTimersByTime(1);
    expect(ports[0]?.isAlive).toBe(false);
    expect(ports).toHaveLength(1);
  });

  test("gives a request the place of the superseded job that it waits for, in less than 50 ms", () => {
    const { client, ports, schedule, said } = setUp(1);
    schedule("a");
    vi.advanceTimersByTime(3000);
    const last = schedule("a");
    vi.advanceTimersByTime(49);
    expect(ports[1]?.current).toMatchObject({ job: last });
    vi.advanceTimersByTime(60);
    expect(ports[0]?.isAlive).toBe(false);
    ports[1]?.refuse();
    expect(said()).toEqual([`a refused ${last}`]);
    expect(client.isIdle).toBe(true);
  });

  test("keeps the thread of a superseded job that ends soon for the next one that is replaced", () => {
    const { ports, schedule } = setUp(1);
    schedule("a");
    schedule("a");
    vi.advanceTimersByTime(49);
    ports[0]?.refuse();
    vi.advanceTimersByTime(1000);
    const last = schedule("a");
    vi.advanceTimersByTime(49);
    expect(ports).toHaveLength(2);
    expect(ports[0]?.current?.job).toBe(last);
  });

  test("gives each of several charts the place of its superseded job in less than 50 ms", () => {
    const { ports, schedule } = setUp(2);
    for (const lane of ["a", "b"]) schedule(lane);
    vi.advanceTimersByTime(300);
    for (const lane of ["a", "b"]) schedule(lane);
    vi.advanceTimersByTime(49);
    const running = () => ports.filter(({ isAlive }) => isAlive).map(({ current }) => current?.job);
    expect(running()).toEqual([1, 2, 3, 4]);
    vi.advanceTimersByTime(60);
    expect(running()).toEqual([3, 4]);
  });

  test("does not start a thread at every step of a slider", () => {
    const { ports, schedule } = setUp(2);
    for (let step = 0; step < 20; step++) {
      for (const lane of ["a", "b"]) schedule(lane);
      vi.advanceTimersByTime(16);
    }
    expect(ports).toHaveLength(3);
    vi.advanceTimersByTime(33);
    expect(ports.filter(({ isAlive, current }) => isAlive && (current?.job ?? 0) > 38)).toHaveLength(2);
  });

  test("ends what was dropped for what waits already", () => {
    const { client, ports, schedule } = setUp(1);
    schedule("a");
    const job = schedule("b");
    vi.advanceTimersByTime(1000);
    expect(ports[0]?.isAlive).toBe(true);
    client.drop("a");
    vi.advanceTimersByTime(49);
    expect(ports.at(-1)?.current?.job).toBe(job);
  });

  test("lets a job that is waited for take as long as it takes", () => {
    const { ports, schedule } = setUp(1);
    schedule("a");
    vi.advanceTimersByTime(3_600_000);
    expect(ports[0]?.isAlive).toBe(true);
  });

  test("stops a running job by ending its thread, and goes on with the other lanes", () => {
    const { client, ports, schedule, heard } = setUp(1);
    schedule("a");
    schedule("b");
    client.stop("a");
    expect(heard).toEqual([]);
    expect(ports[0]?.isAlive).toBe(false);
    expect(ports[1]?.current?.lane).toBe("b");
  });

  test("reports a crash with its message and gives the next job a new thread", () => {
    const { ports, schedule, heard, said } = setUp(1);
    schedule("a");
    schedule("b");
    ports[0]?.crash();
    expect(heard).toMatchObject([{ kind: "crashed", lane: "a", message: "boom" }]);
    ports[1]?.refuse();
    expect(said()).toEqual(["a crashed 1", "b refused 2"]);
  });

  test("reports what cannot be sent, after submit has returned the job's number", async () => {
    const { client, ports, schedule, said } = setUp(1);
    schedule("a");
    ports[0]?.refuse();
    vi.spyOn(ports[0] as FakePort, "postMessage").mockImplementation(() => {
      throw new Error("could not be cloned");
    });
    const job = schedule("a");
    expect(said()).toEqual(["a refused 1"]);
    await Promise.resolve();
    expect(said()).toEqual(["a refused 1", `a crashed ${job}`]);
    expect(client.isIdle).toBe(true);
  });

  test("does not blame a new job for the death of a thread it never ran on", () => {
    const { ports, schedule, said } = setUp(1);
    schedule("a");
    const [first] = ports;
    first?.crash();
    schedule("a");
    first?.crash();
    first?.refuse();
    expect(said()).toEqual(["a crashed 1"]);
  });

  test("keeps a thread free of sweeps, and does schedules first", () => {
    const { ports, schedule, sweep } = setUp(2);
    sweep("s");
    sweep("t");
    expect(ports).toHaveLength(1);
    schedule("a");
    expect(ports[1]?.current?.lane).toBe("a");
    schedule("b");
    ports[0]?.refuse();
    expect(ports[0]?.current?.lane).toBe("b");
  });

  test("sends a network once to a thread", () => {
    const { ports, schedule } = setUp(1);
    schedule("a");
    ports[0]?.refuse();
    schedule("a");
    expect(ports[0]?.received[0]?.problem.network).toBe(network);
    expect(ports[0]?.received[1]?.problem.network).toBeUndefined();
    ports[0]?.crash();
    schedule("a");
    expect(ports[1]?.received[0]?.problem.network).toBe(network);
  });

  test("makes marks, then examines orders before it sweeps, and after it has scheduled", () => {
    const { client, ports, schedule, sweep } = setUp(1);
    schedule("a");
    sweep("s");
    client.submit({ kind: "order", lane: "o", problem, text: "0F0", options: {} });
    client.submit({ kind: "marks", lane: "m", problem, choice, marks: [] });
    schedule("b");
    for (const lane of ["a", "b", "m", "o", "s"]) {
      expect(ports[0]?.current?.lane).toBe(lane);
      ports[0]?.refuse();
    }
  });

  test("passes progress on, and a sweep's points as they come", () => {
    const { ports, schedule, sweep, said } = setUp(1);
    schedule("a");
    ports[0]?.progress();
    ports[0]?.refuse();
    const job = sweep("s");
    ports[0]?.events.onMessage({ data: { kind: "swept", job, lane: "s", points: [], done: false } });
    ports[0]?.events.onMessage({ data: { kind: "swept", job, lane: "s", points: [], done: true } });
    expect(said()).toEqual(["a progress 1", "a refused 1", "s swept 2", "s swept 2"]);
  });

  test("hears nothing more of a lane that was dropped", () => {
    const { client, ports, schedule, said } = setUp(1);
    schedule("a");
    client.drop("a");
    expect(client.isIdle).toBe(true);
    ports[0]?.refuse();
    expect(said()).toEqual([]);
  });
});

const lane = fc.constantFrom("a", "b", "c", "d");
const which = fc.nat({ max: 1 });
const step = fc.oneof(
  fc.record({ do: fc.constantFrom("schedule" as const, "sweep" as const, "stop" as const), lane }),
  fc.record({
    do: fc.constantFrom("answer" as const, "progress" as const, "crash" as const, "late" as const),
    which,
  }),
  fc.record({ do: fc.constant("wait" as const), ms: fc.nat({ max: 600 }) }),
);

/** A thread that waits to take the place of another; every other one may be one that was replaced and ends its job. */
const SPARE = 1;

test("whatever the interleaving, the last request of a lane wins and every lane ends settled", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.constantFrom(1, 2), (steps, threads) => {
      const { client, ports, heard, schedule, sweep } = setUp(threads);
      const last = new Map<string, number>();
      const busy = () => ports.filter((port) => port.isAlive);
      for (const s of steps) {
        if (s.do === "schedule") last.set(s.lane, schedule(s.lane));
        else if (s.do === "sweep") last.set(s.lane, sweep(s.lane));
        else if (s.do === "stop") {
          client.stop(s.lane);
          last.delete(s.lane);
        } else if (s.do === "wait") vi.advanceTimersByTime(s.ms);
        else if (s.do === "late") ports.find((port) => !port.isAlive)?.refuse();
        else if ("which" in s) {
          const port = busy()[s.which];
          if (s.do === "answer") port?.refuse();
          if (s.do === "progress") port?.progress();
          if (s.do === "crash") port?.crash();
        }
        expect(busy().length).toBeLessThanOrEqual(2 * threads + SPARE);
      }
      for (let round = 0; round < 20 && !client.isIdle; round++) for (const port of busy()) port.refuse();
      expect(client.isIdle).toBe(true);
      const finals = heard.filter((response) => response.kind !== "progress");
      for (const [name, job] of last) {
        const ofLane = finals.filter((response) => response.lane === name);
        expect(ofLane.at(-1)?.job).toBe(job);
        expect(ofLane.filter((response) => response.job === job)).toHaveLength(1);
      }
      expect(new Set(finals.map((response) => response.job)).size).toBe(finals.length);
      client.close();
    }),
  );
});
