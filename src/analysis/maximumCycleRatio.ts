import { greatestCommonDivisor } from "../base/greatestCommonDivisor";
import type { CyclicGraph, LayeredEdges } from "./cyclicGraph";
import { layerCyclic } from "./layerCyclic";

/** A cycle's ticks and iterations: its ratio is the rate it allows. */
export interface CycleRatio {
  readonly ticks: number;
  readonly iterations: number;
}

/**
 * The largest ratio of ticks to iterations over all cycles: the long-run time of one iteration. Undefined if a cycle has no
 * iteration in it, which is a deadlock. Policy iteration in Howard's manner: every node keeps the edge that binds it; the
 * cycles of these bindings raise the ratio until none can. The answer is certified: a cycle attains it, and the potentials
 * left over prove that no cycle exceeds it. O(edges) a pass, few passes in practice.
 */
export function maximumCycleRatio(graph: CyclicGraph): CycleRatio | undefined {
  const edges = layerCyclic(graph);
  if (edges === undefined) return undefined;
  let best: CycleRatio = { ticks: 0, iterations: 1 };
  for (;;) {
    const better = cycleAbove(best, edges);
    if (better === undefined || !isAbove(better, best)) return best;
    best = better;
  }
}

/** The best cycle of the first binding edges that close one; it exceeds `ratio`. Undefined if nothing exceeds it. */
function cycleAbove(ratio: CycleRatio, edges: LayeredEdges): CycleRatio | undefined {
  const potential = new Float64Array(edges.nodes);
  const binding = new Int32Array(edges.nodes).fill(-1);
  while (raise(potential, binding, ratio, edges)) {
    const cycle = bestCycle(binding, edges);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** One pass: every node takes the edge that pushes it furthest at this ratio. Sums are exact below 2^50. */
function raise(
  potential: Float64Array,
  binding: Int32Array,
  ratio: CycleRatio,
  edges: LayeredEdges,
): boolean {
  const { nodes, first, from, weight, delay } = edges;
  let changed = false;
  for (let node = 0; node < nodes; node++) {
    let furthest = potential[node];
    for (let e = first[node]; e < first[node + 1]; e++) {
      const pushed = potential[from[e]] + weight[e] * ratio.iterations - delay[e] * ratio.ticks;
      if (pushed - furthest <= Math.abs(pushed) * 2 ** -50) continue;
      furthest = pushed;
      binding[node] = e;
      changed = true;
    }
    potential[node] = furthest;
  }
  return changed;
}

/** The largest ratio among the cycles of the binding edges, if they close any. O(nodes). */
function bestCycle(binding: Int32Array, edges: LayeredEdges): CycleRatio | undefined {
  const walk = new Int32Array(binding.length);
  let best: CycleRatio | undefined;
  for (let start = 0; start < binding.length; start++) {
    let node = start;
    while (walk[node] === 0 && binding[node] >= 0) {
      walk[node] = start + 1;
      node = edges.from[binding[node]];
    }
    if (binding[node] < 0 || walk[node] !== start + 1) continue;
    const cycle = ratioOf(node, binding, edges);
    if (best === undefined || isAbove(cycle, best)) best = cycle;
  }
  return best;
}

function ratioOf(node: number, binding: Int32Array, edges: LayeredEdges): CycleRatio {
  let ticks = 0;
  let iterations = 0;
  let at = node;
  do {
    const edge = binding[at];
    ticks += edges.weight[edge];
    iterations += edges.delay[edge];
    at = edges.from[edge];
  } while (at !== node);
  const shared = greatestCommonDivisor(ticks, iterations);
  return { ticks: ticks / shared, iterations: iterations / shared };
}

function isAbove(a: CycleRatio, b: CycleRatio): boolean {
  return BigInt(a.ticks) * BigInt(b.iterations) > BigInt(b.ticks) * BigInt(a.iterations);
}
