import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Workload } from "../model/workload";
import { families } from "../schedule/families";
import { timedTasks } from "../schedule/wait";
import { buildStageGraph } from "../tasks/buildStageGraph";
import { updatesWeights } from "../tasks/op";
import { analysed } from "../testing/analysed";
import { arbitraryWorkload } from "../testing/arbitraryWorkload";
import { opIndex } from "../testing/ids";
import { loopedPlan } from "../testing/loopedPlan";
import { ownFamily } from "../testing/ownFamily";
import { slowTransferTicks } from "../testing/slowTransferTicks";
import { uniform, workload } from "../testing/workloads";
import type { Analysis } from "./analyse";
import { STALL_CAUSES, type StallCause } from "./stallCause";
import { findStalls } from "./stalls";

/** Stalls of a row as drawn: "fill 0-2", in time order. */
function drawn({ stalls }: Analysis, row: number): readonly string[] {
  const first = stalls.rowOffset[row];
  return Array.from(
    stalls.cause.subarray(first, stalls.rowOffset[row + 1]),
    (cause, i) => `${STALL_CAUSES[cause]} ${stalls.start[first + i]}-${stalls.end[first + i]}`,
  );
}

describe("stalls", () => {
  test("of naive pipelining on two stages: fill, dependency and drain", () => {
    const two = uniform(2, [1, 1, 1], { processors: 2, microbatches: 1 });
    const run = analysed("gpipe", two);
    expect(drawn(run, 0)).toEqual(["dependency 1-4"]);
    expect(drawn(run, 1)).toEqual(["fill 0-1", "drain 4-6"]);
  });

  test("are cut at the producer's end, from where the result travels", () => {
    const slow = uniform(2, [1, 1, 1], { processors: 2, microbatches: 1, latency: 5 });
    const run = analysed("gpipe", slow);
    expect(drawn(run, 0)).toEqual(["dependency 1-9", "transfer 9-14"]);
    expect(drawn(run, 1)).toEqual(["fill 0-6", "drain 9-16"]);
  });

  test("at a batch's end wait for the slowest weight gradient", () => {
    const flushing = ownFamily((problem: Workload) => {
      const graph = buildStageGraph(problem, Int32Array.of(0, 1), "split");
      const plan = loopedPlan(graph, problem.microbatches, ["F0 I0 W0", "F1 I1 W1"]);
      return { plan: { ...plan, after: [{ kind: "barrier", every: 1, scope: "batch", cause: "update" }] } };
    });
    const run = analysed(flushing, workload({ weightGradient: [1, 5], processors: 2, microbatches: 2 }));
    expect(drawn(run, 0)).toEqual(["dependency 1-3", "update 5-8", "dependency 9-11", "drain 13-16"]);
    expect(drawn(run, 1)).toEqual(["fill 0-1", "dependency 8-9"]);
  });

  test("of a processor without tasks are unused time", () => {
    const three = uniform(2, [1, 1, 1], { processors: 3, microbatches: 1 });
    expect(drawn(analysed("gpipe", three), 2)).toEqual(["unused 0-6"]);
  });

  test("for a limit on what is in flight are booked to memory", () => {
    const limited = ownFamily((problem: Workload) => {
      const graph = buildStageGraph(problem, Int32Array.of(0, 1), "fused");
      const plan = loopedPlan(graph, problem.microbatches, ["F0 F0 | B0 F0", "F1 B1"]);
      return {
        plan: {
          ...plan,
          after: [{ kind: "lag", from: opIndex(3), to: opIndex(0), lag: 1, bytes: 0, cause: "memory" }],
        },
      };
    });
    const run = analysed(limited, uniform(2, [1, 1, 1], { processors: 2, microbatches: 2 }));
    expect(drawn(run, 0)[0]).toBe("memory 1-4");
  });

  test("do not exist where nothing takes time", () => {
    const free = workload({ layers: 2, forward: 0, activationGradient: 0, weightGradient: 0, processors: 3 });
    expect(analysed("gpipe", free).stalls.cause).toHaveLength(0);
  });

  test("before a task that starts later than it could are the plan's order", () => {
    const { schedule } = analysed("gpipe", uniform(1, [1, 1, 1], { processors: 1, microbatches: 1 }));
    const late = { ...schedule.columns, start: Float64Array.of(0, 4), end: Float64Array.of(1, 6) };
    const timed = timedTasks({ ...schedule, columns: late }, { latency: 0, ticksPerByte: 0 });
    const stalls = findStalls(timed, 6);
    expect([...stalls.cause].map((cause) => STALL_CAUSES[cause])).toEqual(["order"]);
    expect([stalls.start[0], stalls.end[0], stalls.next[0], stalls.waitsFor[0]]).toEqual([1, 4, 1, -1]);
  });

  test("sending is a wait for a transfer where it keeps the processor busy", () => {
    const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3, blocking: true });
    const { schedule, report, stalls } = analysed("gpipe", w);
    // P0: F0 0–1, sends to 4, F1 4–5, sends to 8, B0 made at 11 comes at 14, B1 at 19; P1: F1 comes at 8, B0 9–11, sends to 14.
    expect(schedule.makespan).toBe(21);
    expect(report.stalls).toMatchObject({ fill: 4, dependency: 3, transfer: 18, drain: 5, order: 0 });
    expect([stalls.start[0], stalls.end[0], stalls.next[0], stalls.waitsFor[0]]).toEqual([1, 4, 1, 0]);
  });

  test("waiting for a link is a wait for a transfer, and a plan's formulas say why they do not hold", () => {
    const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3, contention: true });
    const { schedule, report } = analysed("gpipe", w);
    // P0: F0, F1 0–2, B0 made at 10 comes at 13, B1 at 16; P1: F0 4–5, F1 made at 2 comes at 7, B0 8–10, B1 10–12.
    expect(schedule.makespan).toBe(18);
    expect(report.stalls).toMatchObject({ fill: 4, dependency: 8, transfer: 6, drain: 6 });
    expect(report.period).toBe(9);
    expect(report.closedForms.find(({ metric }) => metric === "makespan")?.whyNot).toBe(
      "The formula is for transfers that wait for no link and keep no processor busy.",
    );
  });

  test.each(families.all.map((family) => family.id))("equal those found tick by tick: %s", (id) => {
    const family = families.get(id);
    fc.assert(
      fc.property(arbitraryWorkload({ microbatches: 5, layers: 5 }), (problem) => {
        const planned = family.plan(
          problem,
          Object.fromEntries(family.options.map((o) => [o.id, o.default])),
        );
        if ("kind" in planned) return;
        const run = analysed(family, problem);
        const slow = stallsTickByTick(run, problem);
        const found: Record<string, number> = run.report.stalls;
        expect(found).toEqual(slow);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

/** Slow oracle: asks at every idle tick of every row what the row's next task still lacks at that moment. */
function stallsTickByTick({ schedule }: Analysis, problem: Workload): Record<StallCause, number> {
  const totals = Object.fromEntries(STALL_CAUSES.map((cause) => [cause, 0])) as Record<StallCause, number>;
  const { rowOffset, start, end } = schedule.columns;
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    const positions = Array.from(
      { length: rowOffset[row + 1] - rowOffset[row] },
      (_, i) => rowOffset[row] + i,
    );
    for (let tick = 0; tick < schedule.makespan; tick++) {
      if (positions.some((at) => start[at] <= tick && tick < end[at])) continue;
      const next = positions.find((at) => start[at] > tick);
      totals[causeAt(tick, next, positions[0], { schedule, problem })]++;
    }
  }
  return totals;
}

interface Traced {
  readonly schedule: Analysis["schedule"];
  readonly problem: Workload;
}

function causeAt(
  tick: number,
  next: number | undefined,
  first: number | undefined,
  traced: Traced,
): StallCause {
  if (first === undefined) return "unused";
  if (next === undefined) return "drain";
  if (next === first) return "fill";
  const { plan, columns } = traced.schedule;
  const begins = plan.pairs?.first.includes(columns.task[next]) ?? false;
  const inputs = [next, ...(begins ? [next + 1] : [])].flatMap((at) => inputsOf(at, traced));
  const arrival = Math.max(...inputs.map((input) => input.arrival));
  const last = inputs.filter((input) => input.arrival === arrival);
  const order: StallCause[] = ["dependency", "update", "memory"];
  const cause = order.find((kind) => last.some((input) => input.cause === kind)) ?? "dependency";
  const made = Math.max(...last.filter((input) => input.cause === cause).map((input) => input.end));
  if (tick < made) return cause;
  return tick < arrival ? "transfer" : "order";
}

interface Input {
  readonly end: number;
  readonly arrival: number;
  readonly cause: StallCause;
}

/** Everything a task needs, straight from the graph and the plan. */
function inputsOf(at: number, { schedule, problem }: Traced): readonly Input[] {
  const { plan, columns } = schedule;
  const { graph, microbatches } = plan.tasks;
  const op = Math.floor(columns.task[at] / microbatches);
  const microbatch = columns.task[at] % microbatches;
  const rowOf = (position: number) => columns.rowOffset.findLastIndex((first) => first <= position);
  const inputs: Input[] = [];
  const need = (from: number, m: number, bytes: number | undefined, cause: StallCause) => {
    const made = m < 0 ? -1 : columns.position[from * microbatches + m];
    if (made < 0) return;
    const ticks =
      bytes === undefined ? 0 : slowTransferTicks(problem.transfer, bytes, rowOf(made), rowOf(at));
    inputs.push({ end: columns.end[made], arrival: columns.end[made] + ticks, cause });
  };
  for (const edge of graph.edges)
    if (edge.to === op)
      need(edge.from, microbatch - edge.lag, edge.tensor === "none" ? undefined : edge.bytes, "dependency");
  for (const after of plan.after) {
    if (after.kind === "lag") {
      const bytes = after.bytes > 0 ? after.bytes : undefined;
      if (after.to === op) need(after.from, microbatch - after.lag, bytes, after.cause);
    } else if (graph.ops[op].kind === "forward") {
      const batch = Math.floor(microbatch / after.every) - 1;
      graph.ops.forEach((other, from) => {
        const held = after.scope === "batch" || other.stage === graph.ops[op].stage;
        if (!updatesWeights(other.kind) || !held) return;
        for (let m = batch * after.every; m < (batch + 1) * after.every; m++)
          need(from, m, undefined, "update");
      });
    }
  }
  return inputs;
}
