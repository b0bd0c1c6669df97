import { durationOn, type Workload } from "../../model/workload";
import type { Granularity } from "../../schedule/family";
import type { Plan } from "../../schedule/plan";
import { updatesWeights } from "../../tasks/op";
import { type PlacementClass, placementClasses } from "../placementClasses";
import type { OrderColumns } from "../repeatingOrder";
import { flushedBatch } from "./flushedBatch";
import { type HeadsAndTails, headsAndTails, type MinibatchEdges, minibatchEdges } from "./headsAndTails";
import { type Job, jacksonBound } from "./jackson";
import type { PairSavings } from "./pairSavings";
import { type LowerBound, largest, sharedWork } from "./periodBound";

/**
 * Ticks that no run of these minibatches can beat: all work shared evenly, the longest path of one minibatch on the
 * fastest processors, and, for this placement, each processor's work with what must come before and after it (M2 of
 * theory.md 2.2). Where everyone waits at the end of a batch, batches add up. What the plan's overlapped pairs save is taken
 * off.
 */
export function makespanBound(
  plan: Plan,
  columns: OrderColumns,
  workload: Workload,
  granularity: Granularity,
  pairs: PairSavings,
): LowerBound {
  const { microbatches } = plan.tasks;
  const flushed = flushedBatch(plan);
  const batch = flushed ?? microbatches;
  const batches = Math.floor(microbatches / batch);
  const facts: BatchFacts = {
    plan,
    pairs,
    workload,
    classes: placementClasses(plan.tasks, columns, batch),
    edges: minibatchEdges(plan.tasks.graph, workload.transfer),
    counts: Uint8Array.from(plan.tasks.graph.ops, (op) =>
      Number(flushed === undefined || updatesWeights(op.kind)),
    ),
  };
  const speed = workload.speeds.reduce((a, b) => (granularity === "single" ? Math.max(a, b) : a + b), 0);
  const bounds = [
    sharedWork(microbatches * workload.total, pairs.total, speed),
    { value: batches * longestPath(facts), reason: "longest path of one minibatch" },
    {
      value: batches * busiestProcessor(facts),
      reason: "one processor's work, and what precedes and follows it",
    },
  ];
  return largest(bounds);
}

interface BatchFacts {
  readonly plan: Plan;
  readonly pairs: PairSavings;
  readonly workload: Workload;
  readonly classes: readonly PlacementClass[];
  readonly edges: MinibatchEdges;
  /** 1 for ops whose end the batch waits for; by op. */
  readonly counts: Uint8Array;
}

function longestPath({ pairs, workload, classes, edges, counts }: BatchFacts): number {
  const fastest = workload.speeds.reduce((a, b) => Math.max(a, b), 0);
  const ticks = pairs.leastCost.map((cost) => cost / fastest);
  let longest = 0;
  for (const { row } of classes) {
    const together = row.map((r) => Math.min(r, 0));
    longest = Math.max(longest, pathOf(ticks, headsAndTails(edges, { row: together, ticks, counts })));
  }
  return longest;
}

function pathOf(ticks: Float64Array, { head, tail }: HeadsAndTails): number {
  return ticks.reduce(
    (longest, t, op) => (tail[op] < 0 ? longest : Math.max(longest, head[op] + t + tail[op])),
    0,
  );
}

function busiestProcessor(facts: BatchFacts): number {
  const jobs = facts.plan.order.map((): Job[] => []);
  for (const placement of facts.classes) addJobs(placement, facts, jobs);
  const { byRow } = facts.pairs;
  return jobs.reduce((bound, ofRow, row) => Math.max(bound, jacksonBound(ofRow) - byRow[row]), 0);
}

/** An op of equal minibatches is one job: they have the same head and tail. */
function addJobs({ row, microbatches }: PlacementClass, facts: BatchFacts, jobs: readonly Job[][]): void {
  const ticks = Float64Array.from(facts.plan.tasks.graph.ops, (op, i) =>
    row[i] < 0 ? 0 : durationOn(facts.workload, op.cost, row[i]),
  );
  const least = facts.pairs.leastCost.map((cost, i) =>
    row[i] < 0 ? 0 : durationOn(facts.workload, cost, row[i]),
  );
  const { head, tail } = headsAndTails(facts.edges, { row, ticks: least, counts: facts.counts });
  row.forEach((r, op) => {
    if (r >= 0 && tail[op] >= 0)
      jobs[r].push({ head: head[op], ticks: microbatches * ticks[op], tail: tail[op] });
  });
}
