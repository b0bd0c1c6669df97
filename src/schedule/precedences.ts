import { type TransferTicks, transferTicks, uniformTicks } from "../model/transferTicks";
import type { ProcessorIndex, Ticks } from "../model/units";
import { type Edge, type OpGraph, TENSORS } from "../tasks/op";
import type { After, LagAfter } from "./plan";

/**
 * What every op waits for, as columns: op o's precedences are entries first[o] … first[o + 1] − 1, dependencies first, then
 * the plan's lagged extra ones. The task of microbatch m waits for the task of op `from` and microbatch m − lag.
 */
export interface Precedences {
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly lag: Int32Array;
  /** Ticks from the end of `from` until its result is here, if it ran on another processor; −1 if it depends on which. */
  readonly ticks: Float64Array;
  /** What is carried, where `ticks` depends on the two processors. */
  readonly bytes: Float64Array;
  readonly transfer: TransferTicks;
  /** Code of what is carried (index into TENSORS). */
  readonly tensor: Uint8Array;
  /** Which edge of the graph it is; behind them the plan's extra precedences with a lag. */
  readonly source: Int32Array;
  /** Index into WAIT_CAUSES. */
  readonly cause: Uint8Array;
}

/** Why a task waits for another one. */
export type WaitCause = "dependency" | "update" | "memory";

/** Every cause; a lower index wins a tie. */
export const WAIT_CAUSES: readonly WaitCause[] = ["dependency", "update", "memory"];

/** Collects the precedences of a graph and of a plan's extra ones. O(ops + edges). */
export function precedences(graph: OpGraph, after: readonly After[], transfer: TransferTicks): Precedences {
  const lags = after.filter((a) => a.kind === "lag");
  const first = firstEntries(graph, lags);
  const length = first[graph.ops.length];
  const columns = {
    first,
    from: new Int32Array(length),
    lag: new Int32Array(length),
    ticks: new Float64Array(length),
    bytes: new Float64Array(length),
    transfer,
    tensor: new Uint8Array(length),
    source: new Int32Array(length),
    cause: new Uint8Array(length),
  };
  const next = first.slice();
  let source = 0;
  for (const edge of graph.edges) {
    const i = next[edge.to]++;
    fill(columns, i, edge, TENSORS.indexOf(edge.tensor), source++);
    columns.cause[i] = DEPENDENCY;
  }
  for (const rule of lags) {
    const i = next[rule.to]++;
    fill(columns, i, rule, rule.bytes > 0 ? WEIGHTS : NONE, source++);
    columns.cause[i] = WAIT_CAUSES.indexOf(rule.cause);
  }
  return columns;
}

const DEPENDENCY = WAIT_CAUSES.indexOf("dependency");
const WEIGHTS = TENSORS.indexOf("weights");
const NONE = TENSORS.indexOf("none");

function fill(
  columns: Precedences,
  i: number,
  { from, lag, bytes }: Edge | LagAfter,
  tensor: number,
  source: number,
): void {
  columns.from[i] = from;
  columns.lag[i] = lag;
  columns.ticks[i] = tensor === NONE ? 0 : (uniformTicks(columns.transfer, bytes) ?? -1);
  columns.bytes[i] = bytes;
  columns.tensor[i] = tensor;
  columns.source[i] = source;
}

/** Ticks from the end of entry i's producer on one processor until its result is on another one. */
export function carriedTicks(
  { ticks, bytes, transfer }: Pick<Precedences, "ticks" | "bytes" | "transfer">,
  i: number,
  from: ProcessorIndex,
  to: ProcessorIndex,
): Ticks {
  return ticks[i] >= 0 ? ticks[i] : transferTicks(transfer, bytes[i], from, to);
}

function firstEntries(graph: OpGraph, lags: readonly LagAfter[]): Int32Array {
  const first = new Int32Array(graph.ops.length + 1);
  for (const edge of graph.edges) first[edge.to + 1]++;
  for (const lag of lags) first[lag.to + 1]++;
  for (let o = 0; o < graph.ops.length; o++) first[o + 1] += first[o];
  return first;
}
