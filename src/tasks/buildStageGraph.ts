import { backwardColumns, gradientBytes, type Workload } from "../model/workload";
import type { OpIndex } from "./ids";
import { type Edge, type Op, type OpGraph, type OpKind, updatesWeights } from "./op";

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
  const stages = stageStarts.length;
  const kinds = kindsOf(backward);
  const ops = kinds.flatMap((kind) =>
    Array.from({ length: stages }, (_, s) => stageOp(workload, stageStarts, kind, s, extra)),
  );
  return { ops, edges: stageEdges(workload, ops, stages), stages };
}

/** Where the ops of each kind start in a graph of buildStageGraph. */
export function stageOps(graph: OpGraph): StageOps {
  const first = (kind: OpKind) => graph.ops.findIndex((op) => op.kind === kind);
  return {
    forward: first("forward"),
    activationGradient: first("activationGradient"),
    weightGradient: first("weightGradient"),
    backward: first("backward"),
  };
}

function kindsOf(backward: StageBackward): readonly OpKind[] {
  const fused: readonly OpKind[] = backward === "split" ? [] : ["backward"];
  const split: readonly OpKind[] = backward === "fused" ? [] : ["activationGradient", "weightGradient"];
  return ["forward", ...fused, ...split];
}

function stageOp(w: StageCosts, starts: Int32Array, kind: OpKind, stage: number, extra: StageExtra): Op {
  const firstLayer = starts[stage];
  const lastLayer = (starts[stage + 1] ?? w.layers) - 1;
  const more = updatesWeights(kind) ? (extra.backwardExtra?.[stage] ?? 0) : 0;
  let cost = more;
  for (const column of columnsOf(w, kind)) cost += total(column, firstLayer, lastLayer);
  return { kind, stage, firstLayer, lastLayer, part: 0, parts: 1, fraction: 1, cost };
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
  const first = stageOps({ ops, edges: [], stages });
  const edges: Edge[] = [];
  const gradients = gradientBytes(w);
  const join = (from: OpKind, fromStage: number, to: OpKind, toStage: number, bytes: number) => {
    if (first[from] < 0 || first[to] < 0) return;
    const tensor = from === "forward" ? "activation" : "gradient";
    edges.push({
      from: (first[from] + fromStage) as OpIndex,
      to: (first[to] + toStage) as OpIndex,
      lag: 0,
      tensor,
      bytes,
    });
  };
  for (let s = 0; s < stages; s++) {
    const { firstLayer, lastLayer } = ops[s];
    const entering = firstLayer > 0 ? w.activationBytes[firstLayer - 1] : w.inputBytes;
    const kept = entering + total(w.activationBytes, firstLayer, lastLayer - 1);
    const returning = gradients[lastLayer];
    if (s > 0) join("forward", s - 1, "forward", s, entering);
    for (const kind of ["backward", "activationGradient"] as const) {
      join("forward", s, kind, s, kept);
      if (s + 1 < stages) join("backward", s + 1, kind, s, returning);
      if (s + 1 < stages) join("activationGradient", s + 1, kind, s, returning);
    }
    join("activationGradient", s, "weightGradient", s, total(gradients, firstLayer, lastLayer));
  }
  return edges;
}

function total(column: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let l = first; l <= last; l++) sum += column[l];
  return sum;
}
