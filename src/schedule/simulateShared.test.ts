import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildStageGraph } from "../tasks/buildStageGraph";
import { TENSORS } from "../tasks/op";
import { unroll } from "../tasks/taskTable";
import { arbitrarySpec } from "../testing/arbitraryWorkload";
import { naiveShared } from "../testing/naiveShared";
import { arbitraryPlan, plannedBy } from "../testing/randomPlan";
import { scheduleOf, timesOf } from "../testing/schedules";
import { uniform, type WorkloadSpec, workload } from "../testing/workloads";
import { families } from "./families";
import type { Schedule } from "./schedule";
import { simulate } from "./simulate";
import { validate } from "./validate";

function transfersIn({ transfers, columns }: Schedule): readonly string[] {
  return Array.from(transfers?.producer ?? [], (at, i) => {
    const tensor = TENSORS[transfers?.tensor[i] ?? 0];
    return `${columns.task[at]} ${tensor} ${transfers?.to[i]} ${transfers?.start[i]} ${transfers?.end[i]}`;
  }).sort();
}

test("agrees with starting what can start and ending what ends first, on every topology", () => {
  let deadlocks = 0;
  let shared = 0;
  fc.assert(
    fc.property(
      arbitrarySpec({ layers: 4, processors: 5, microbatches: 4, batches: 2 }),
      arbitraryPlan,
      fc.constantFrom<Pick<WorkloadSpec, "contention" | "blocking">>(
        { contention: true },
        { blocking: true },
        { contention: true, blocking: true },
      ),
      (spec, choice, switches) => {
        const w = workload({ ...spec, ...switches });
        const plan = plannedBy(w, choice);
        const slow = naiveShared(plan, w);
        const fast = simulate(plan, w);
        expect(fast.kind).toBe(slow === "deadlock" ? "deadlock" : "scheduled");
        if (fast.kind === "deadlock" || slow === "deadlock") {
          expect(simulate(plan, workload(spec)).kind).toBe("deadlock");
          deadlocks++;
          return;
        }
        const { columns } = fast.schedule;
        for (const [task, { start, end }] of slow.times) {
          expect(columns.start[columns.position[task]]).toBe(start);
          expect(columns.end[columns.position[task]]).toBe(end);
        }
        expect(transfersIn(fast.schedule)).toEqual(slow.transfers);
        if (slow.transfers.length > 0) shared++;
        const broken = validate(fast.schedule, w).filter(
          ({ invariant }) => invariant === "link" || invariant === "transfer",
        );
        expect(broken).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
  expect(deadlocks).toBeGreaterThan(10);
  expect(shared).toBeGreaterThan(100);
});

/** F0 on processor 0, F1 and F2 on others; both need F0's tensor if stages are as `order` says. One microbatch, no backward time. */
function run(spec: WorkloadSpec, order: readonly (readonly number[])[], layers: number, microbatches = 1) {
  const w = workload({ layers, activationGradient: 0, weightGradient: 0, microbatches, ...spec });
  const tasks = unroll(
    buildStageGraph(
      w,
      Int32Array.from({ length: layers }, (_, l) => l),
      "fused",
    ),
    microbatches,
  );
  return timesOf({ tasks, order: order.map((row) => Int32Array.from(row)), after: [] }, w);
}

describe("contention", () => {
  test("two sends of one processor go one after the other", () => {
    // GPipe on 2 processors, F = 1, B = 2, transfers of 3: F0 leaves at 1, F1 made at 2 leaves at 4 and is there at 7.
    const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3, contention: true });
    const schedule = scheduleOf(families.get("gpipe"), w);
    expect(transfersIn(schedule)).toEqual([
      "0 activation 1 1 4",
      "1 activation 1 4 7",
      "6 gradient 0 10 13",
      "7 gradient 0 13 16",
    ]);
    expect(schedule.makespan).toBe(18);
    expect(validate(schedule, w)).toEqual([]);
  });

  test("what is ready first goes first, and later ones wait behind it even for another processor", () => {
    // Microbatches 0 and 1 of stage 0 are made on processors 0 and 1 at 1 and 2; stage 1 of both runs on processor 2.
    const spec = {
      processors: 3,
      forward: [1, 1],
      latency: 5,
      contention: true,
      speeds: [1, 0.5, 1],
    } as const;
    const { columns, transfers } = run(spec, [[0], [1], [2, 3, 6, 7]], 2, 2);
    expect([...(transfers?.start ?? [])]).toEqual([1, 6]);
    expect([columns.start[columns.position[2]], columns.start[columns.position[3]]]).toEqual([6, 11]);
  });

  test("nodes share one link out; inside a node nothing waits for it", () => {
    // Processors 0 and 1 are one node, 2 and 3 the other. Both microbatches leave the node at 1, to different processors.
    const wiring = { kind: "nodes", nodeSize: 2, between: { latency: 7, ticksPerByte: 0 } } as const;
    const spec = { processors: 4, forward: [1, 1], latency: 2, contention: true, wiring } as const;
    const { transfers } = run(spec, [[0], [1], [2, 6], [3, 7]], 2, 2);
    expect(Array.from(transfers?.start ?? [], (start, i) => [start, transfers?.end[i]])).toEqual([
      [1, 8],
      [8, 15],
    ]);
    const inside = run(spec, [[0, 3, 7], [1], [2, 6], []], 2, 2); // 0 → 2, and 1 → 0
    expect(Array.from(inside.transfers?.end ?? [])).toEqual([8, 3]);
  });

  test("a tensor over two links of a line holds both, in its direction only", () => {
    // 0 → 2 at 1 holds both links up until 5; 1 → 2, ready at 1 too, leaves at 5; downwards nothing waits.
    const wiring = { kind: "line", processors: 3 } as const;
    const spec = { processors: 3, forward: [1, 1], latency: 2, contention: true, wiring } as const;
    const { transfers } = run(spec, [[0], [1], [2, 3, 6, 7]], 2, 2);
    expect(Array.from(transfers?.start ?? [], (start, i) => [start, transfers?.end[i]])).toEqual([
      [1, 5],
      [5, 7],
    ]);
  });
});

test("without overlap a processor starts its next task when what it sends has arrived", () => {
  // F0 0–1, sent until 4, F1 4–5, sent until 8; F0 of stage 1 at 4, F1 at 8; B0 of stage 1 9–11, sent until 14, B1 14–16 …
  const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3, blocking: true });
  const schedule = scheduleOf(families.get("gpipe"), w);
  const { start, position } = schedule.columns;
  expect([0, 1, 2, 3, 6, 7, 4, 5].map((task) => start[position[task]])).toEqual([0, 4, 4, 8, 9, 14, 14, 19]);
  expect(schedule.makespan).toBe(21);
  expect(validate(schedule, w)).toEqual([]);
});

test("the validator finds what shared links must not do", () => {
  const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3, contention: true });
  const good = scheduleOf(families.get("gpipe"), w);
  const sent = good.transfers;
  if (sent === undefined) throw new Error("nothing is sent");
  const broken = (change: (start: Float64Array, end: Float64Array) => void) => {
    const transfers = { ...sent, start: sent.start.slice(), end: sent.end.slice() };
    change(transfers.start, transfers.end);
    return validate({ ...good, transfers }, w).map(({ message }) => message);
  };
  const move = (i: number, by: number) => (start: Float64Array, end: Float64Array) => {
    start[i] += by;
    end[i] += by;
  };
  expect(broken(move(1, -1))).toContain("The sending port of processor 0 carries two tensors at 3.");
  expect(broken(move(0, -1))).toContain("Transfer 0 to processor 1 leaves at 0, and was made at 1.");
  expect(broken(move(3, 1))).toContain("Transfer 3 leaves at 14, and its links were free at 13.");
  expect(broken((_, end) => end.fill(99))).toContain("Transfer 0 to processor 1 takes 98 ticks, not 3.");
  const { transfers: _, ...without } = good;
  expect(validate(without, w).map(({ message }) => message)).toContain("The transfers have no times.");
});
