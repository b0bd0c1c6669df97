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
function retime(graph: CyclicGraph): Int32Array | undefined {
  const { nodes, from, to } = graph;
  const shift = new Int32Array(nodes);
  for (let pass = 0, moved = true; moved; pass++) {
    if (pass > nodes) return undefined;
    moved = false;
    for (let e = 0; e < from.length; e++) {
      const least = shift[from[e]] - graph.delay[e];
      if (shift[to[e]] >= least) continue;
      shift[to[e]] = least;
      moved = true;
    }
  }
  return graph.delay.map((delay, e) => delay + shift[to[e]] - shift[from[e]]);
}

/** A topological order of the edges without delay. */
function orderByImmediate(graph: CyclicGraph, delay: Int32Array): Int32Array | undefined {
  const { nodes, from, to } = graph;
  const waiting = new Int32Array(nodes);
  const outgoing = groupBy(from, nodes, (e) => delay[e] === 0);
  for (let e = 0; e < from.length; e++) if (delay[e] === 0) waiting[to[e]]++;
  const order = new Int32Array(nodes);
  let ready = 0;
  for (let node = 0; node < nodes; node++) if (waiting[node] === 0) order[ready++] = node;
  for (let i = 0; i < ready; i++)
    for (let k = outgoing.first[order[i]]; k < outgoing.first[order[i] + 1]; k++)
      if (--waiting[to[outgoing.items[k]]] === 0) order[ready++] = to[outgoing.items[k]];
  return ready === nodes ? order : undefined;
}

function sortEdges(graph: CyclicGraph, delay: Int32Array, order: Int32Array): LayeredEdges {
  const rank = new Int32Array(graph.nodes);
  for (let i = 0; i < order.length; i++) rank[order[i]] = i;
  const incoming = groupBy(
    graph.to.map((node) => rank[node]),
    graph.nodes,
    () => true,
  );
  return {
    order,
    first: incoming.first,
    from: incoming.items.map((e) => graph.from[e]),
    weight: Float64Array.from(incoming.items, (e) => graph.weight[e]),
    delay: incoming.items.map((e) => delay[e]),
  };
}

/** Indices of the items that are kept, grouped by key: group k is items[first[k] … first[k + 1] − 1]. */
function groupBy(keys: Int32Array, groups: number, keeps: (index: number) => boolean) {
  const first = new Int32Array(groups + 1);
  for (let i = 0; i < keys.length; i++) if (keeps(i)) first[keys[i] + 1]++;
  for (let k = 0; k < groups; k++) first[k + 1] += first[k];
  const items = new Int32Array(first[groups]);
  const next = first.slice();
  for (let i = 0; i < keys.length; i++) if (keeps(i)) items[next[keys[i]]++] = i;
  return { first, items };
}
