import FlatQueue from "flatqueue";
import { type Refusal, refuse } from "../../base/refusal";
import type { ProfileGraph, ProfileNode } from "./profileGraph";

/**
 * The nodes in an order in which every node follows all that feed it: of those that may come next, always the one with
 * the smallest number in its id (Kahn's algorithm). A cycle is refused. O((nodes + edges) log nodes).
 */
export function topologicalOrder({ nodes, edges }: ProfileGraph): Int32Array | Refusal {
  const missing = new Int32Array(nodes.length);
  const outputs: number[][] = nodes.map(() => []);
  for (const { from, to } of edges) {
    outputs[from].push(to);
    missing[to]++;
  }
  const numbers = nodeNumbers(nodes);
  const ready = new FlatQueue<number>();
  for (const node of nodes.keys()) if (missing[node] === 0) ready.push(node, numbers[node]);
  const order = new Int32Array(nodes.length);
  let placed = 0;
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    order[placed++] = node;
    for (const next of outputs[node]) if (--missing[next] === 0) ready.push(next, numbers[next]);
  }
  if (placed === nodes.length) return order;
  const stuck = nodes[missing.findIndex((count) => count > 0)];
  return refuse(`The edges around ${stuck.id} run in a circle.`);
}

/** The number at the end of each id; if ids have none or share one, places in the file. */
function nodeNumbers(nodes: readonly ProfileNode[]): number[] {
  const numbers = nodes.map(numberOf);
  const distinct = new Set(numbers).size === nodes.length && !numbers.some(Number.isNaN);
  return distinct ? numbers : [...nodes.keys()];
}

/** Input nodes come first of all: they are there before anything is computed. */
function numberOf(node: ProfileNode): number {
  return Number(/\d{1,15}$/.exec(node.id)?.[0] ?? Number.NaN);
}
