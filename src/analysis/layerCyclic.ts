import type { CyclicGraph, LayeredEdges } from "./cyclicGraph";

/**
 * Renumbers iterations so that no edge has a negative delay (retiming), and orders the nodes so that edges without delay
 * point forward. Undefined if a cycle has no delay or a negative one.
 */
export function layerCyclic(graph: CyclicGraph): LayeredEdges | undefined {
  const delay = retime(graph);
  if (delay === undefined) return undefined;
  const order = orderByImmediate(graph, delay);
  return order === undefined ? undefined : sortEdges(graph, delay, order);
}

/** Delays after shifting every node by whole iterations (longest paths over negated delays). */
function retime({ nodes, from, to, delay }: CyclicGraph): Int32Array | undefined {
  const shift = new Int32Array(nodes);
  for (let pass = 0, moved = true; moved; pass++) {
    if (pass > nodes) return undefined;
    moved = false;
    for (let e = 0; e < from.length; e++) {
      const least = shift[from[e]] - delay[e];
      if (shift[to[e]] >= least) continue;
      shift[to[e]] = least;
      moved = true;
    }
  }
  const retimed = new Int32Array(delay.length);
  for (let e = 0; e < delay.length; e++) retimed[e] = delay[e] + shift[to[e]] - shift[from[e]];
  return retimed;
}

/** A topological order of the edges without delay. */
function orderByImmediate({ nodes, from, to }: CyclicGraph, delay: Int32Array): Int32Array | undefined {
  const waiting = new Int32Array(nodes);
  const first = new Int32Array(nodes + 1);
  for (let e = 0; e < from.length; e++) {
    if (delay[e] !== 0) continue;
    waiting[to[e]]++;
    first[from[e] + 1]++;
  }
  for (let node = 0; node < nodes; node++) first[node + 1] += first[node];
  const followers = new Int32Array(first[nodes]);
  const next = first.slice();
  for (let e = 0; e < from.length; e++) if (delay[e] === 0) followers[next[from[e]]++] = to[e];
  const order = new Int32Array(nodes);
  let ready = 0;
  for (let node = 0; node < nodes; node++) if (waiting[node] === 0) order[ready++] = node;
  for (let i = 0; i < ready; i++)
    for (let k = first[order[i]]; k < first[order[i] + 1]; k++)
      if (--waiting[followers[k]] === 0) order[ready++] = followers[k];
  return ready === nodes ? order : undefined;
}

/** Renumbers the nodes by their order and groups the edges by the node they enter. */
function sortEdges(graph: CyclicGraph, delay: Int32Array, order: Int32Array): LayeredEdges {
  const { nodes, from, to, weight } = graph;
  const rank = new Int32Array(nodes);
  for (let i = 0; i < nodes; i++) rank[order[i]] = i;
  const first = new Int32Array(nodes + 1);
  for (let e = 0; e < to.length; e++) first[rank[to[e]] + 1]++;
  for (let i = 0; i < nodes; i++) first[i + 1] += first[i];
  const sorted: LayeredEdges = {
    nodes,
    first,
    from: new Int32Array(to.length),
    weight: new Float64Array(to.length),
    delay: new Int32Array(to.length),
  };
  const next = first.slice();
  for (let e = 0; e < to.length; e++) {
    const at = next[rank[to[e]]]++;
    sorted.from[at] = rank[from[e]];
    sorted.weight[at] = weight[e];
    sorted.delay[at] = delay[e];
  }
  return sorted;
}
