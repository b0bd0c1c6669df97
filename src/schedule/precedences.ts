import { type TransferTicks, transferTicks } from "../model/workload";
import type { OpGraph } from "../tasks/op";
import type { After, BarrierAfter, LagAfter } from "./plan";

/**
 * What every op waits for, as columns: op o's precedences are entries first[o] … first[o + 1] − 1. Dependencies and lagged
 * `after` entries together; the task of microbatch m waits for the task of op `from` and microbatch m − lag.
 */
export interface Precedences {
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly lag: Int32Array;
  /** Ticks from the end of `from` until its result is here, if it ran on another processor. */
  readonly ticks: Float64Array;
  /** Index into WAIT_CAUSES. */
  readonly cause: Uint8Array;
}

/** Why a task waits for another one. */
export type WaitCause = "dependency" | "update" | "memory";

/** Every cause; a lower index wins a tie. */
export const WAIT_CAUSES: readonly WaitCause[] = ["dependency", "update", "memory"];

/** Collects the precedences of a graph and of a plan's `after`, in this order for each op. O(ops + edges). */
export function precedences(graph: OpGraph, after: readonly After[], transfer: TransferTicks): Precedences {
  const lags = after.filter((a): a is LagAfter => a.kind === "lag");
  const all: readonly Precedence[] = [
    ...graph.edges.map((e) => ({
      ...e,
      cause: 0,
      ticks: e.tensor === "none" ? 0 : transferTicks(transfer, e.bytes),
    })),
    ...lags.map((a) => ({
      ...a,
      cause: WAIT_CAUSES.indexOf(a.cause),
      ticks: a.bytes > 0 ? transferTicks(transfer, a.bytes) : 0,
    })),
  ];
  return columnsOf(all, graph.ops.length);
}

/** The barriers among a plan's extra precedences. */
export function barriersOf(after: readonly After[]): readonly BarrierAfter[] {
  return after.filter((a) => a.kind === "barrier");
}

interface Precedence {
  readonly from: number;
  readonly to: number;
  readonly lag: number;
  readonly ticks: number;
  readonly cause: number;
}

function columnsOf(all: readonly Precedence[], ops: number): Precedences {
  const first = new Int32Array(ops + 1);
  for (const { to } of all) first[to + 1]++;
  for (let o = 0; o < ops; o++) first[o + 1] += first[o];
  const columns = {
    first,
    from: new Int32Array(all.length),
    lag: new Int32Array(all.length),
    ticks: new Float64Array(all.length),
    cause: new Uint8Array(all.length),
  };
  const next = first.slice();
  for (const { from, to, lag, ticks, cause } of all) {
    const i = next[to]++;
    columns.from[i] = from;
    columns.lag[i] = lag;
    columns.ticks[i] = ticks;
    columns.cause[i] = cause;
  }
  return columns;
}
