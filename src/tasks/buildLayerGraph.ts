import { assert } from "../base/assert";
import type { LayerIndex, Ticks } from "../model/units";
import { backwardColumns, gradientBytes, type Workload } from "../model/workload";
import type { OpIndex } from "./ids";
import type { Edge, Op, OpGraph, OpKind, Tensor } from "./op";

/** Ticks of each part of the activation gradients that are divided between processors; a layer not listed keeps its whole. */
export type GradientParts = ReadonlyMap<LayerIndex, readonly Ticks[]>;

/** How a layer's two gradients are run: as tasks of their own, or as one. */
export type LayerGradients = GradientParts | "together";

/**
 * A training graph whose stages are layers. The ops of layer l are first[l] … first[l + 1] − 1: its forward, the parts of
 * its activation gradient, its weight gradient; or its forward and both gradients as one backward.
 */
export interface LayerGraph extends OpGraph {
  readonly first: Int32Array;
}

/** What an op or an edge of this graph reads. */
type LayerCosts = Pick<
  Workload,
  | "layers"
  | "forward"
  | "activationGradient"
  | "weightGradient"
  | "backward"
  | "activationBytes"
  | "gradientBytes"
  | "firstGradient"
>;

/**
 * The training graph of layer tasks (theory.md 1.2, E1 to E4; layerpipe.md, notation): F needs the activation of the layer
 * before; W and every part of I need the gradient of their layer's output from every part of the I above, or from the
 * last forward, which holds the loss; W also needs the activation of the layer before. I and W need nothing of each other.
 * The forward of their own layer is always behind the gradient, so it has no edge of its own. Edges into an op stand
 * before edges out of it. Both gradients as one task need what both need. O(layers).
 */
export function buildLayerGraph(workload: LayerCosts, gradients: LayerGradients = new Map()): LayerGraph {
  const ops: Op[] = [];
  const first = new Int32Array(workload.layers + 1);
  for (let l = 0; l < workload.layers; l++) {
    ops.push(op("forward", l, workload.forward[l]));
    addBackward(ops, workload, l, gradients);
    first[l + 1] = ops.length;
  }
  return { ops, edges: layerEdges(workload, ops, first), stages: workload.layers, first };
}

/** Index of the layer's forward. */
export function forwardOp(graph: LayerGraph, layer: LayerIndex): OpIndex {
  return graph.first[layer] as OpIndex;
}

/** Index of the layer's weight gradient, or of the backward that includes it. */
export function weightGradientOp(graph: LayerGraph, layer: LayerIndex): OpIndex {
  return (graph.first[layer + 1] - 1) as OpIndex;
}

/** Index of the first part of the layer's activation gradient; parts of their own end where the weight gradient stands. */
export function firstGradientOp(graph: LayerGraph, layer: LayerIndex): OpIndex {
  return (graph.first[layer] + 1) as OpIndex;
}

function op(kind: OpKind, layer: LayerIndex, cost: Ticks): Op {
  return { kind, stage: layer, firstLayer: layer, lastLayer: layer, part: 0, parts: 1, fraction: 1, cost };
}

/** Adds the ops of a layer's gradients. */
function addBackward(ops: Op[], workload: LayerCosts, layer: LayerIndex, gradients: LayerGradients): void {
  if (gradients === "together") {
    let cost = 0;
    for (const column of backwardColumns(workload)) cost += column[layer];
    ops.push(op("backward", layer, cost));
    return;
  }
  if (layer > 0 || workload.firstGradient) addGradient(ops, workload, layer, gradients.get(layer));
  ops.push(op("weightGradient", layer, workload.weightGradient[layer]));
}

function addGradient(ops: Op[], workload: LayerCosts, layer: LayerIndex, parts?: readonly Ticks[]): void {
  const whole = op("activationGradient", layer, workload.activationGradient[layer]);
  if (parts === undefined) {
    ops.push(whole);
    return;
  }
  const sum = parts.reduce((a, b) => a + b, 0);
  assert(sum === whole.cost, `the parts of layer ${layer} make ${sum} ticks, not ${whole.cost}`);
  assert(
    parts.every((cost) => cost > 0),
    `layer ${layer} has an empty part`,
  );
  for (const [part, cost] of parts.entries())
    ops.push({ ...whole, part, parts: parts.length, fraction: cost / sum, cost });
}

/** The gradient of a layer's output comes from what runs the activation gradient above, or from the last forward. */
function layerEdges(w: LayerCosts, ops: readonly Op[], first: Int32Array): readonly Edge[] {
  const edges: Edge[] = [];
  const gradients = gradientBytes(w);
  const join = (from: number, to: number, tensor: Tensor, bytes: number) =>
    edges.push({ from: from as OpIndex, to: to as OpIndex, lag: 0, tensor, bytes });
  for (let l = 1; l < w.layers; l++) join(first[l - 1], first[l], "activation", w.activationBytes[l - 1]);
  for (let l = w.layers - 1; l >= 0; l--) {
    const weightGradient = first[l + 1] - 1;
    const isLast = l + 1 === w.layers;
    const firstGiver = isLast ? first[l] : first[l + 1];
    const pastGivers = isLast ? first[l] + 1 : first[l + 2];
    for (let giver = firstGiver; giver < pastGivers; giver++) {
      if (!isLast && !givesGradient(ops[giver].kind)) continue;
      const bytes = gradients[l] * ops[giver].fraction;
      for (let part = first[l] + 1; part < weightGradient; part++)
        join(giver, part, "gradient", bytes * ops[part].fraction);
      join(giver, weightGradient, "gradient", bytes);
    }
    if (l > 0) join(first[l - 1], weightGradient, "activation", w.activationBytes[l - 1]);
  }
  return edges;
}

/** Whether an op of this kind makes the gradient that the layer before needs. */
function givesGradient(kind: OpKind): boolean {
  return kind === "activationGradient" || kind === "backward";
}
