import { backwardColumns, gradientBytes, type Workload } from "../model/workload";
import type { OpIndex } from "./ids";
import { type Edge, type Op, type OpGraph, type OpKind, type Tensor, updatesWeights } from "./op";

/** What a stage's backward is made of: one fused task, two tasks, or both as alternatives (a plan then runs one of them). */
export type StageBackward = "fused" | "split" | "both";

/** Ticks that a family adds to a stage's work. */
export interface StageExtra {
  /** By stage, on the fused backward, or on the weight gradient where the backward is split. */
  readonly backwardExtra?: ArrayLike<number>;
}

/** Index of the first op of each kind; the op of stage s is `first + s`. −1 where the graph has no such kind. */
export type StageOps = Readonly<Record<OpKind, number>>;

/** What an edge or an op of this graph reads. */
type StageCosts = Pick<
  Workload,
  | "layers"
  | "forward"
  | "activationGradient"
  | "weightGradient"
  | "backward"
  | "activationBytes"
  | "gradientBytes"
  | "inputBytes"
>;

/**
 * The training graph of contiguous stages: stage s is layers stageStarts[s] … stageStarts[s + 1] − 1, and costs what its
 * layers cost together. Dependencies as every stage-wise schedule has them (schedules.md 0.2): F(s) needs F(s−1); B(s) and
 * I(s) need F(s) and the gradient from s+1, fused or not; W(s) needs I(s). Ops stand by kind, then by stage: see stageOps.
 */
export function buildStageGraph(
  workload: StageCosts,
  stageStarts: Int32Array,
  backward: StageBackward,
  extra: StageExtra = {},
): OpGraph {
  const ops: Op[] = [];
  for (const kind of kindsOf(backward)) addOps(ops, workload, stageStarts, kind, extra);
  const stages = stageStarts.length;
  return { ops, edges: stageEdges(workload, ops, stages), stages };
}

/** Where the ops of each kind start in a graph of buildStageGraph or buildPieceGraph. */
export function stageOps({ ops, stages }: Omit<OpGraph, "edges">): StageOps {
  const first = { forward: -1, activationGradient: -1, weightGradient: -1, backward: -1 };
  for (let op = ops.length - stages; op >= 0; op -= stages) first[ops[op].kind] = op;
  return first;
}

function kindsOf(backward: StageBackward): readonly OpKind[] {
  const fused: readonly OpKind[] = backward === "split" ? [] : ["backward"];
  const split: readonly OpKind[] = backward === "fused" ? [] : ["activationGradient", "weightGradient"];
  return ["forward", ...fused, ...split];
}

/** Adds the ops of one kind, stage by stage. */
function addOps(ops: Op[], w: StageCosts, starts: Int32Array, kind: OpKind, extra: StageExtra): void {
  const columns = columnsOf(w, kind);
  const more = updatesWeights(kind) ? extra.backwardExtra : undefined;
  for (let stage = 0; stage < starts.length; stage++) {
    const firstLayer = starts[stage];
    const lastLayer = (stage + 1 < starts.length ? starts[stage + 1] : w.layers) - 1;
    let cost = more === undefined ? 0 : more[stage];
    for (const column of columns) cost += total(column, firstLayer, lastLayer);
    ops.push({ kind, stage, firstLayer, lastLayer, part: 0, parts: 1, fraction: 1, cost });
  }
}

function columnsOf(w: StageCosts, kind: OpKind): readonly Float64Array[] {
  switch (kind) {
    case "forward":
      return [w.forward];
    case "activationGradient":
      return [w.activationGradient];
    case "weightGradient":
      return [w.weightGradient];
    case "backward":
      return backwardColumns(w);
  }
}

/** Edges across a boundary carry that boundary's tensor; edges inside a stage carry all that the stage keeps. */
function stageEdges(w: StageCosts, ops: readonly Op[], stages: number): readonly Edge[] {
  const { forward, backward, activationGradient, weightGradient } = stageOps({ ops, stages });
  const backwards = [backward, activationGradient].filter((first) => first >= 0);
  const gradients = gradientBytes(w);
  const edges: Edge[] = [];
  const join = (from: number, to: number, tensor: Tensor, bytes: number) =>
    edges.push({ from: from as OpIndex, to: to as OpIndex, lag: 0, tensor, bytes });
  for (let s = 0; s < stages; s++) {
    const { firstLayer, lastLayer } = ops[s];
    const entering = firstLayer > 0 ? w.activationBytes[firstLayer - 1] : w.inputBytes;
    const kept = entering + total(w.activationBytes, firstLayer, lastLayer - 1);
    if (s > 0) join(forward + s - 1, forward + s, "activation", entering);
    for (const taker of backwards) {
      join(forward + s, taker + s, "activation", kept);
      if (s + 1 === stages) continue;
      for (const giver of backwards) join(giver + s + 1, taker + s, "gradient", gradients[lastLayer]);
    }
    if (activationGradient < 0) continue;
    const given = total(gradients, firstLayer, lastLayer);
    join(activationGradient + s, weightGradient + s, "gradient", given);
  }
  return edges;
}

function total(column: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let l = first; l <= last; l++) sum += column[l];
  return sum;
}
