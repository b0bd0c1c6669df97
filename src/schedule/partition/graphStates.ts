import { type Refusal, refuse } from "../../base/refusal";
import type { ProfileGraph } from "../../model/formats/profileGraph";
import type { CutStates } from "./cutStates";

/** States of a graph, and which nodes each one holds. */
export interface GraphStates extends CutStates {
  /** Whether a node (index into the graph's nodes) is in a state. */
  holds(state: number, node: number): boolean;
}

/** Above this the optimizer would take minutes, and branching graphs make it grow exponentially. */
const MOST_STATES = 6000;

/**
 * The states of a branching graph (schedules.md 20.1, rule 7): node sets with all ancestors of their members that can be
 * grown from the first source by adding a node fed from inside, with its missing ancestors. Times in seconds.
 */
export function graphStates(graph: ProfileGraph): GraphStates | Refusal {
  const ancestors = ancestorSets(graph);
  const sets = growStates(graph, ancestors);
  if (sets.length > MOST_STATES)
    return refuse(
      `This graph can be cut in more than ${MOST_STATES} places, because its branches may be cut independently; join parallel branches into one node first.`,
      "network",
    );
  sets.sort((a, b) => a.size - b.size);
  const left = graph.nodes.findIndex((_, node) => !has(sets[sets.length - 1].bits, node));
  if (left >= 0)
    return refuse(`${graph.nodes[left].id} is not connected to the first node of the graph.`, "network");
  const sum = (value: (node: number) => number) =>
    Float64Array.from(sets, ({ bits }) => total(graph, bits, value));
  const { nodes } = graph;
  return {
    count: sets.length,
    compute: sum((n) => (nodes[n].forwardMs + nodes[n].backwardMs) / 1000),
    activations: sum((n) => nodes[n].activationBytes),
    parameters: sum((n) => nodes[n].parameterBytes),
    output: Float64Array.from(sets, ({ bits }) => outputBytes(graph, ancestors, bits)),
    subsets: sets.map(({ bits }, j) => subsetsBefore(sets, bits, j)),
    holds: (state, node) => has(sets[state].bits, node),
  };
}

/** A set of nodes as bits, 32 to a word. */
type Bits = Uint32Array;

interface NodeSet {
  readonly bits: Bits;
  readonly size: number;
}

/** Every node's ancestors, itself included. Nodes need not be sorted. */
function ancestorSets({ nodes, edges }: ProfileGraph): readonly Bits[] {
  const words = Math.ceil(nodes.length / 32);
  const sets = nodes.map((_, node) => add(new Uint32Array(words), node));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to } of edges) if (unite(sets[to], sets[from])) changed = true;
  }
  return sets;
}

function growStates({ nodes, edges }: ProfileGraph, ancestors: readonly Bits[]): NodeSet[] {
  const isFed = new Set(edges.map((edge) => edge.to));
  const source = nodes.findIndex((_, node) => !isFed.has(node));
  const found = new Map<string, Bits>([[ancestors[source].join(), ancestors[source]]]);
  for (const bits of found.values()) {
    for (const { from, to } of edges) {
      if (!has(bits, from) || has(bits, to)) continue;
      const grown = bits.slice();
      unite(grown, ancestors[to]);
      const key = grown.join();
      if (!found.has(key)) found.set(key, grown);
    }
    if (found.size > MOST_STATES) break;
  }
  return Array.from(found.values(), (bits) => ({ bits, size: nodes.filter((_, n) => has(bits, n)).length }));
}

/**
 * Bytes that leave a state: of its maximal nodes, and of every ancestor p of a maximal node x with an edge to something
 * that is neither x nor an ancestor of x. A fork counts again when its other branch lies inside, as in the reference.
 */
function outputBytes({ nodes, edges }: ProfileGraph, ancestors: readonly Bits[], bits: Bits): number {
  const inner = new Set(edges.filter((e) => has(bits, e.to)).map((e) => e.from));
  const maximal = nodes.flatMap((_, n) => (has(bits, n) && !inner.has(n) ? [n] : []));
  const leaving = new Set(maximal);
  for (const x of maximal)
    for (const { from, to } of edges)
      if (from !== x && has(ancestors[x], from) && !has(ancestors[x], to)) leaving.add(from);
  let bytes = 0;
  for (const node of leaving) bytes += nodes[node].activationBytes;
  return bytes;
}

function subsetsBefore(sets: readonly NodeSet[], bits: Bits, count: number): Int32Array {
  const inside: number[] = [];
  for (let k = 0; k < count; k++) if (isSubset(sets[k].bits, bits)) inside.push(k);
  return Int32Array.from(inside);
}

function total({ nodes }: ProfileGraph, bits: Bits, value: (node: number) => number): number {
  let sum = 0;
  for (let n = 0; n < nodes.length; n++) if (has(bits, n)) sum += value(n);
  return sum;
}

function has(bits: Bits, node: number): boolean {
  return (bits[node >> 5] & (1 << (node & 31))) !== 0;
}

function add(bits: Bits, node: number): Bits {
  bits[node >> 5] |= 1 << (node & 31);
  return bits;
}

/** Adds `other` to `bits`; true if it was not all there. */
function unite(bits: Bits, other: Bits): boolean {
  let changed = false;
  for (let w = 0; w < bits.length; w++) {
    const united = (bits[w] | other[w]) >>> 0;
    if (united !== bits[w]) changed = true;
    bits[w] = united;
  }
  return changed;
}

/** Sorted by size and all different, so a subset that stands earlier is a proper one. */
function isSubset(inner: Bits, outer: Bits): boolean {
  for (let w = 0; w < inner.length; w++) if ((inner[w] & ~outer[w]) !== 0) return false;
  return true;
}
