import { assert } from "../../base/assert";
import { type TransferTicks, transferTicks } from "../../model/transferTicks";
import type { OpGraph } from "../../tasks/op";

/** The edges inside one minibatch, those of earlier ops first. */
export interface MinibatchEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** What travels between two processors; −1 if nothing does. */
  readonly bytes: Float64Array;
  readonly transfer: TransferTicks;
}

/** Longest paths through one minibatch, by op. */
export interface HeadsAndTails {
  /** Ticks that must pass before the op can start. */
  readonly head: Float64Array;
  /** Ticks that must pass after its end until the last op that counts has ended; −1 if it leads to none. */
  readonly tail: Float64Array;
}

/** How one minibatch runs. */
export interface MinibatchRun {
  /** Row by op, −1 if nobody runs it. */
  readonly row: Int32Array;
  /** Ticks by op. */
  readonly ticks: Float64Array;
  /** 1 for ops whose end counts. */
  readonly counts: Uint8Array;
}

/** Sorts a graph's edges without lag. */
export function minibatchEdges(graph: OpGraph, transfer: TransferTicks): MinibatchEdges {
  const rank = ranks(graph);
  const edges = graph.edges.filter((edge) => edge.lag === 0).sort((a, b) => rank[a.from] - rank[b.from]);
  return {
    from: Int32Array.from(edges, (edge) => edge.from),
    to: Int32Array.from(edges, (edge) => edge.to),
    bytes: Float64Array.from(edges, (edge) => (edge.tensor === "none" ? -1 : edge.bytes)),
    transfer,
  };
}

/** Longest paths before and after every op. O(edges). */
export function headsAndTails(edges: MinibatchEdges, { row, ticks, counts }: MinibatchRun): HeadsAndTails {
  const { from, to } = edges;
  const head = new Float64Array(row.length);
  const tail = Float64Array.from(counts, (counted, op) => (counted && row[op] >= 0 ? 0 : -1));
  const runs = (e: number) => row[from[e]] >= 0 && row[to[e]] >= 0;
  const carried = (e: number) =>
    edges.bytes[e] < 0 ? 0 : transferTicks(edges.transfer, edges.bytes[e], row[from[e]], row[to[e]]);
  for (let e = 0; e < from.length; e++)
    if (runs(e)) head[to[e]] = Math.max(head[to[e]], head[from[e]] + ticks[from[e]] + carried(e));
  for (let e = from.length - 1; e >= 0; e--)
    if (runs(e) && tail[to[e]] >= 0)
      tail[from[e]] = Math.max(tail[from[e]], carried(e) + ticks[to[e]] + tail[to[e]]);
  return { head, tail };
}

/** Place of every op in a topological order of the edges without lag. */
function ranks({ ops, edges }: OpGraph): Int32Array {
  const waiting = new Int32Array(ops.length);
  const followers: number[][] = ops.map(() => []);
  for (const { from, to, lag } of edges) {
    if (lag !== 0) continue;
    waiting[to]++;
    followers[from].push(to);
  }
  const ready = ops.flatMap((_, op) => (waiting[op] === 0 ? [op] : []));
  const rank = new Int32Array(ops.length);
  for (let i = 0; i < ready.length; i++) {
    rank[ready[i]] = i;
    for (const to of followers[ready[i]]) if (--waiting[to] === 0) ready.push(to);
  }
  assert(ready.length === ops.length, "the ops of one minibatch wait for each other in a circle");
  return rank;
}
