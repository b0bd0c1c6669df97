import type { OptionValues } from "../../base/options";
import { type Workload, withoutInterleaving } from "../../model/workload";
import { buildLayerGraph, type LayerGradients } from "../../tasks/buildLayerGraph";
import { buildPieceGraph, pieceOp } from "../../tasks/buildPieceGraph";
import { buildStageGraph, stageOps } from "../../tasks/buildStageGraph";
import { OP_KINDS, type OpGraph } from "../../tasks/op";
import { type TaskTable, unroll } from "../../tasks/taskTable";
import { flushBarrier } from "../families/flushing";
import type { FamilyPlan } from "../family";
import { unusedNote } from "../partition/stages";
import type { Pairs, Plan } from "../plan";
import { splitGraph } from "../transforms/splitBackward";
import type { OrderExtent } from "./orderIndex";
import { orderStages } from "./orderStages";
import type { OrderTasks } from "./orderTasks";
import { ACTIVATION_GRADIENT, BACKWARD, FORWARD, WEIGHT_GRADIENT } from "./taskCell";

/** A plan made of an order, and which of its tasks is which of the order's. */
export interface PlannedOrder {
  readonly planned: FamilyPlan;
  /** Task id by index in the order, where it runs for the first time. */
  readonly ids: Int32Array;
}

/**
 * The plan of an order whose numbers are those of the problem: a graph with exactly the kinds of tasks that the order uses,
 * and its rows as they stand, again and again until all batches have run. `gradients` is given exactly if stages are layers whose
 * tasks are placed one by one. A pair takes as long as its two tasks one after the other. O(tasks).
 */
export function planOrder(
  tasks: OrderTasks,
  extent: OrderExtent,
  workload: Workload,
  gradients: LayerGradients | undefined,
  options: OptionValues,
): PlannedOrder {
  const { graph, opOf } =
    gradients === undefined ? stageWise(tasks, extent, workload) : layerWise(tasks, workload, gradients);
  const table = unroll(graph, workload.microbatches * workload.batches);
  const ids = new Int32Array(tasks.length);
  for (let task = 0; task < tasks.length; task++)
    ids[task] = opOf(task) * table.microbatches + tasks.microbatch[task];
  const shifts = Array.from(
    { length: table.microbatches / extent.microbatches },
    (_, round) => round * extent.microbatches,
  );
  const order = rowsOf(tasks, ids, workload.processors).map((row) => repeated(row, shifts));
  const plan: Plan = {
    tasks: table,
    order,
    after: tasks.updates.length > 0 ? [] : flushBarrier(workload, options),
    ...pairsOf(tasks, ids, table, shifts),
    ...(tasks.updates.length > 0 && { updateEvery: workload.microbatches }),
  };
  const used = order.filter((row) => row.length > 0).length;
  return { planned: { plan, notes: unusedNote(workload, used) }, ids };
}

interface OrderGraph {
  readonly graph: OpGraph;
  opOf(task: number): number;
}

function stageWise(tasks: OrderTasks, extent: OrderExtent, workload: Workload): OrderGraph {
  const fused = tasks.kind.includes(BACKWARD);
  const starts = orderStages(tasks, extent.stages, fused ? workload : withoutInterleaving(workload));
  if (extent.pieces > 1) return inPieces(tasks, extent, workload, starts);
  const split = tasks.kind.some((kind) => kind !== FORWARD && kind !== BACKWARD);
  const graph = buildStageGraph(workload, starts, split ? (fused ? "both" : "split") : "fused");
  const first = stageOps(graph);
  const base = OP_KINDS.map((kind) => first[kind]);
  return { graph, opOf: (task) => base[tasks.kind[task]] + tasks.stage[task] };
}

/** Backwards are all whole or all split. */
function inPieces(
  tasks: OrderTasks,
  { stages, pieces }: OrderExtent,
  workload: Workload,
  starts: Int32Array,
): OrderGraph {
  const fused = buildPieceGraph(workload, starts, pieces);
  const { graph, weightOf } = tasks.kind.includes(WEIGHT_GRADIENT)
    ? splitGraph(fused, workload)
    : { graph: fused, weightOf: undefined };
  const opOf = (task: number) => {
    const op = pieceOp(stages, tasks.stage[task], Math.max(0, tasks.piece[task]));
    if (tasks.kind[task] === FORWARD) return op;
    const backward = stages * pieces + op;
    return tasks.kind[task] === WEIGHT_GRADIENT ? (weightOf?.[backward] ?? -1) : backward;
  };
  return { graph, opOf };
}

/** Stages are layers; a gradient of layer 0 that the order runs is there, even if it costs nothing. */
function layerWise(tasks: OrderTasks, workload: Workload, gradients: LayerGradients): OrderGraph {
  const firstGradient = tasks.kind.some(
    (kind, task) => kind === ACTIVATION_GRADIENT && tasks.stage[task] === 0,
  );
  const graph = buildLayerGraph({ ...workload, firstGradient }, gradients);
  const opOf = (task: number) => {
    const layer = tasks.stage[task];
    if (tasks.kind[task] === FORWARD) return graph.first[layer];
    if (tasks.kind[task] === ACTIVATION_GRADIENT)
      return graph.first[layer] + 1 + Math.max(0, tasks.part[task]);
    return graph.first[layer + 1] - 1;
  };
  return { graph, opOf };
}

/** The ids of each row; tasks stand row after row. */
function rowsOf(tasks: OrderTasks, ids: Int32Array, processors: number): readonly Int32Array[] {
  let past = 0;
  return Array.from({ length: processors }, (_, row) => {
    const from = past;
    while (past < tasks.length && tasks.row[past] === row) past++;
    return ids.slice(from, past);
  });
}

/** Ids once for each shift of their microbatches. */
function repeated(ids: Int32Array, shifts: readonly number[]): Int32Array {
  if (shifts.length === 1) return ids;
  const all = new Int32Array(ids.length * shifts.length);
  for (const [round, shift] of shifts.entries())
    for (let i = 0; i < ids.length; i++) all[round * ids.length + i] = ids[i] + shift;
  return all;
}

function pairsOf(
  tasks: OrderTasks,
  ids: Int32Array,
  { graph, microbatches }: TaskTable,
  shifts: readonly number[],
): { readonly pairs?: Pairs } {
  const starts = tasks.startsPair.reduce((sum, one) => sum + one, 0);
  if (starts === 0) return {};
  const first = new Int32Array(starts);
  const cost = new Float64Array(starts * shifts.length);
  const costOf = (id: number) => graph.ops[Math.floor(id / microbatches)].cost;
  for (let task = 0, pair = 0; task < tasks.length; task++) {
    if (tasks.startsPair[task] === 0) continue;
    first[pair] = ids[task];
    for (let round = 0; round < shifts.length; round++)
      cost[round * starts + pair] = costOf(ids[task]) + costOf(ids[task + 1]);
    pair++;
  }
  return { pairs: { first: repeated(first, shifts), cost } };
}
