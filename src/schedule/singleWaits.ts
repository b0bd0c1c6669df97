import { durationOn, type Workload } from "../model/workload";
import type { Op } from "../tasks/op";
import { NOWHERE, type OpPlaces } from "./opPlaces";
import type { Waits } from "./waits";

/**
 * The ops that run on one row and wait at most for one thing: for the same microbatch of an op that runs, all of it, on one
 * other row. Columns by op; those of other ops mean nothing.
 */
export interface SingleWaits {
  /** As in Waits; NO_WAIT if it waits for nothing. */
  readonly base: Int32Array;
  readonly row: Int32Array;
  /** As ticks in Waits. */
  readonly carried: Float64Array;
  /** Ticks that the op takes on its row. */
  readonly duration: Float64Array;
  /** 1 for rows that run such ops only, by row. */
  readonly plain: Uint8Array;
}

/** The op waits for nothing. */
const NO_WAIT = -1;

/** Finds them. O(ops + rows). */
export function singleWaits(
  waits: Waits,
  places: OpPlaces,
  ops: readonly Op[],
  machine: Pick<Workload, "speeds">,
  rows: number,
): SingleWaits {
  const single = {
    base: new Int32Array(ops.length).fill(NO_WAIT),
    row: new Int32Array(ops.length),
    carried: new Float64Array(ops.length),
    duration: new Float64Array(ops.length),
    plain: new Uint8Array(rows).fill(1),
  };
  for (let op = 0; op < ops.length; op++) {
    const row = places.row[op];
    if (row === NOWHERE) continue;
    if (row < 0) {
      single.plain.fill(0);
      break;
    }
    single.duration[op] = durationOn(machine, ops[op].cost, row);
    const i = waits.first[op];
    if (waits.first[op + 1] === i) continue;
    single.base[op] = waits.base[i];
    single.row[op] = waits.row[i];
    single.carried[op] = waits.ticks[i];
    if (!isSingle(waits, places, op, row)) single.plain[row] = 0;
  }
  return single;
}

function isSingle(
  { first, lag, row, entry, precedences }: Waits,
  { whole }: OpPlaces,
  op: number,
  ownRow: number,
): boolean {
  const i = first[op];
  const isOnlyOne = first[op + 1] === i + 1 && lag[i] === 0;
  return isOnlyOne && row[i] >= 0 && row[i] !== ownRow && whole[precedences.from[entry[i]]] === 1;
}
