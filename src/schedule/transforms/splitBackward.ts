import { assert } from "../../base/assert";
import { gradientBytes, type Workload, withoutInterleaving } from "../../model/workload";
import type { OpIndex } from "../../tasks/ids";
import type { Edge, Op, OpGraph } from "../../tasks/op";
import { unroll } from "../../tasks/taskTable";
import type { Plan } from "../plan";
import { delayWeightGradients } from "./delayWeightGradients";
import { doubtForms } from "./doubtForms";
import { opTicks } from "./opTicks";
import type { Transform } from "./transform";

/**
 * Splits every fused backward in its activation gradient and its weight gradient, so that the gradient leaves for the stage
 * before without waiting for the weights' (2BP, arXiv 2405.18047; schedules.md 19). Which of the waiting weight gradients
 * runs when is our reading: see delayWeightGradients.
 */
export const splitBackward: Transform = {
  option: {
    id: "backward",
    name: "Backward",
    help: "Fused; or split, so that the activation gradient leaves before the weight gradient is computed; or split with weight gradients delayed until their processor would idle (2BP, arXiv 2405.18047).",
    kind: "choice",
    default: "fused",
    choices: [
      { value: "fused", name: "Fused" },
      { value: "split", name: "Split" },
      { value: "delayed", name: "Split and delayed" },
    ],
  },
  workload(workload, { backward }) {
    return backward === "split" || backward === "delayed" ? withoutInterleaving(workload) : workload;
  },
  apply(planned, workload, { backward }) {
    if (backward !== "split" && backward !== "delayed") return planned;
    const { plan, notes = [] } = planned;
    assert(plan.pairs === undefined, "a plan with overlapped pairs has no fused backwards to split");
    assert(
      !plan.after.some(({ kind }) => kind === "lag"),
      "a plan with lags says itself what follows a backward",
    );
    const split = splitGraph(plan.tasks.graph, workload);
    const tasks = unroll(split.graph, plan.tasks.microbatches);
    const timed = ["makespan", "period", "bubbleFraction", "idleInsideSpan"] as const;
    const whyNot = "The formula is for a fused backward.";
    if (backward === "split") {
      const order = plan.order.map((row) => followEach(row, split, tasks.microbatches));
      return doubtForms({ ...planned, plan: { ...plan, tasks, order } }, timed, whyNot);
    }
    const order = delayInEveryBatch(plan, split, workload);
    const delayed = { ...planned, plan: { ...plan, tasks, order }, notes: [...notes, DELAY_NOTE] };
    return doubtForms(delayed, [...timed, "peakActivations"], whyNot);
  },
};

const DELAY_NOTE =
  "Weight gradients wait until their processor would idle or has nothing else left in the batch, oldest first: a reconstruction of 2BP's rule.";

/** A graph without fused backwards. */
interface SplitGraph {
  readonly graph: OpGraph;
  /** By op: the weight gradient that follows from it; −1 for all but activation gradients. */
  readonly weightOf: Int32Array;
}

/** Activation gradients take the places of the backwards, and weight gradients stand behind all other ops. */
export function splitGraph({ ops, edges, stages }: OpGraph, workload: Workload): SplitGraph {
  const weights: Op[] = [];
  const needs: Edge[] = [];
  const weightOf = new Int32Array(ops.length).fill(-1);
  const known = new Map<string, number>();
  ops.forEach((op, from) => {
    if (op.kind !== "backward") return;
    const key = `${op.stage}.${op.piece}`; // alternatives for one stage share their weight gradient
    const to = known.get(key) ?? ops.length + weights.length;
    known.set(key, to);
    if (to === ops.length + weights.length) weights.push(weightGradient(op, workload));
    weightOf[from] = to;
    const bytes = bytesOfGradients(op, workload);
    needs.push({ from: from as OpIndex, to: to as OpIndex, lag: 0, tensor: "gradient", bytes });
  });
  const first = ops.map((op) => (op.kind === "backward" ? activationGradient(op, workload) : op));
  return { graph: { ops: [...first, ...weights], edges: [...edges, ...needs], stages }, weightOf };
}

function activationGradient(op: Op, { forward, activationGradient: gradient }: Workload): Op {
  const cost = opTicks(op, op.recomputed ? [forward, gradient] : [gradient]);
  return { ...op, kind: "activationGradient", cost };
}

function weightGradient({ recomputed: _, ...op }: Op, workload: Workload): Op {
  return { ...op, kind: "weightGradient", cost: opTicks(op, [workload.weightGradient]) };
}

/** What a stage's activation gradient leaves to its weight gradient. */
function bytesOfGradients({ firstLayer, lastLayer, pieces = 1 }: Op, workload: Workload): number {
  const gradients = gradientBytes(workload);
  let bytes = 0;
  for (let l = firstLayer; l <= lastLayer; l++) bytes += gradients[l];
  return bytes / pieces;
}

/** A row with each weight gradient right behind its activation gradient. */
function followEach(row: Int32Array, { weightOf }: SplitGraph, microbatches: number): Int32Array {
  const longer = new Int32Array(2 * row.length);
  let length = 0;
  for (const task of row) {
    longer[length++] = task;
    const op = Math.floor(task / microbatches);
    if (weightOf[op] >= 0) longer[length++] = weightOf[op] * microbatches + (task - op * microbatches);
  }
  return longer.slice(0, length);
}

/** The rows of one batch with delayed weight gradients, batch after batch. */
function delayInEveryBatch(plan: Plan, split: SplitGraph, workload: Workload): readonly Int32Array[] {
  const { microbatches: inRun } = plan.tasks;
  const { microbatches: inBatch, batches } = workload;
  const firstBatch = plan.order.map((row) =>
    row.filter((task) => task % inRun < inBatch).map((task) => renumber(task, inRun, inBatch)),
  );
  const delayed = delayWeightGradients({ ...split, rows: firstBatch }, workload);
  return delayed.map((row) => {
    const all = new Int32Array(row.length * batches);
    for (let batch = 0; batch < batches; batch++)
      for (let i = 0; i < row.length; i++)
        all[batch * row.length + i] = renumber(row[i], inBatch, inRun) + batch * inBatch;
    return all;
  });
}

/** The id of a task among `to` microbatches instead of `from`. */
function renumber(task: number, from: number, to: number): number {
  return Math.floor(task / from) * to + (task % from);
}
