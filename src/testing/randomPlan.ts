import fc from "fast-check";
import { seededRandom } from "../base/random";
import type { Workload } from "../model/workload";
import type { After, Pairs, Plan } from "../schedule/plan";
import { buildStageGraph, type StageBackward } from "../tasks/buildStageGraph";
import type { OpIndex, TaskId } from "../tasks/ids";
import { type TaskTable, taskId, unroll } from "../tasks/taskTable";
import { needsOf } from "./naiveSimulate";

/** What decides a random plan. */
export interface PlanChoice {
  readonly seed: number;
  readonly backward: StageBackward;
  /** Whether a microbatch's tasks of one op may run on different processors. */
  readonly scattered: boolean;
  /** Whether rows follow the dependencies; otherwise most plans deadlock. */
  readonly sound: boolean;
  readonly barrier: "none" | "batch" | "stage";
  readonly limit: number;
  /** Share of neighbours in a row that run as an overlapped pair. */
  readonly paired: number;
}

/** Choices for plannedBy. */
export const arbitraryPlan: fc.Arbitrary<PlanChoice> = fc.record({
  seed: fc.nat(),
  backward: fc.constantFrom<StageBackward>("fused", "split", "both"),
  scattered: fc.boolean(),
  sound: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  barrier: fc.constantFrom("none", "batch", "stage"),
  limit: fc.nat(3),
  paired: fc.constantFrom(0, 0, 0.2),
});

/** A random plan: every layer a stage, every task on a random processor, in random order. */
export function plannedBy(workload: Workload, choice: PlanChoice): Plan {
  const random = seededRandom(choice.seed);
  const starts = Int32Array.from({ length: workload.layers }, (_, l) => l);
  const graph = buildStageGraph(workload, starts, choice.backward);
  const tasks = unroll(graph, workload.microbatches * workload.batches);
  const after = extraPrecedences(tasks, workload, choice);
  const chosen = chooseTasks(tasks, choice.backward, random);
  const home = graph.ops.map(() => Math.floor(random() * workload.processors));
  const rowOf = new Map(
    chosen.map((task) => {
      const row = choice.scattered
        ? Math.floor(random() * workload.processors)
        : home[Math.floor(task / tasks.microbatches)];
      return [task, row] as const;
    }),
  );
  const shuffled = chosen.map((task) => ({ task, key: random() })).sort((a, b) => a.key - b.key);
  const sorted = choice.sound ? inOrder({ tasks, order: [], after }, workload, rowOf, shuffled) : shuffled;
  const order = Array.from({ length: workload.processors }, (_, p) =>
    Int32Array.from(sorted.filter(({ task }) => rowOf.get(task) === p).map(({ task }) => task)),
  );
  const pairs = choice.paired > 0 ? { pairs: pairsIn(order, choice.paired, random) } : {};
  return { tasks, order, after, ...pairs };
}

/** Pairs of neighbours, of random costs that may be 0. */
function pairsIn(order: readonly Int32Array[], share: number, random: () => number): Pairs {
  const first: number[] = [];
  for (const row of order)
    for (let at = 0; at + 1 < row.length; at++) if (random() < share) first.push(row[at++]);
  return { first: Int32Array.from(first), cost: Float64Array.from(first, () => Math.floor(random() * 9)) };
}

interface Keyed {
  readonly task: TaskId;
  readonly key: number;
}

/** Sorts by depth in the precedences, equals at random: an order that cannot deadlock. */
function inOrder(
  plan: Plan,
  w: Workload,
  rowOf: ReadonlyMap<TaskId, number>,
  shuffled: readonly Keyed[],
): Keyed[] {
  const depths = new Map<TaskId, number>();
  const depth = (task: TaskId): number => {
    const known = depths.get(task);
    if (known !== undefined) return known;
    const found = 1 + Math.max(0, ...needsOf(plan, w, rowOf, task).map((need) => depth(need.task)));
    depths.set(task, found);
    return found;
  };
  return shuffled.toSorted((a, b) => depth(a.task) - depth(b.task) || a.key - b.key);
}

/** All forwards, and for every stage and microbatch either a fused or a split backward. */
function chooseTasks(tasks: TaskTable, backward: StageBackward, random: () => number): TaskId[] {
  const { graph, microbatches } = tasks;
  const fused = Array.from({ length: graph.stages * microbatches }, () =>
    backward === "both" ? random() < 0.5 : backward === "fused",
  );
  return graph.ops.flatMap((op, index) =>
    Array.from({ length: microbatches }, (_, m) => m)
      .filter((m) => op.kind === "forward" || (op.kind === "backward") === fused[op.stage * microbatches + m])
      .map((m) => taskId(tasks, index as OpIndex, m)),
  );
}

function extraPrecedences(tasks: TaskTable, workload: Workload, choice: PlanChoice): readonly After[] {
  const after: After[] = [];
  if (choice.barrier !== "none")
    after.push({ kind: "barrier", every: workload.microbatches, scope: choice.barrier, cause: "update" });
  const last = tasks.graph.ops.findIndex((op) => op.kind === "backward" || op.kind === "weightGradient");
  if (choice.limit > 0)
    after.push({
      kind: "lag",
      from: last as OpIndex,
      to: 0 as OpIndex,
      lag: choice.limit,
      bytes: 3,
      cause: "memory",
    });
  return after;
}
