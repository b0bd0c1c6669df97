import { rowAt } from "./layOut";
import { SECOND_OF_PAIR } from "./pairRoles";
import { carriedTicks, type Precedences } from "./precedences";
import type { ScheduleColumns } from "./schedule";

/**
 * The precedences that can make a row wait, compiled for the simulator. Dropped are those that a row's own order keeps
 * anyway (the producer stands earlier in the same row) and those on ops that the plan leaves out altogether.
 */
export interface Waits {
  /** Op o's waits are entries first[o] … first[o + 1] − 1. */
  readonly first: Int32Array;
  /** Task id of the producer for microbatch 0, before the microbatch is added. May be negative because of the lag. */
  readonly base: Int32Array;
  readonly lag: Int32Array;
  /** See Precedences; −1 only where consumers or producers run on several rows. */
  readonly ticks: Float64Array;
  /** Which precedence it is, for what is rarely asked. */
  readonly entry: Int32Array;
  readonly precedences: Precedences;
  /** Row of the producer; −1 if its microbatches run on several rows. */
  readonly row: Int32Array;
}

/**
 * Compiles the waits of a plan that has been laid out; `roles` as in pairRoles, undefined without pairs. O(tasks ·
 * precedences of an op), comparisons only.
 */
export function compileWaits(
  all: Precedences,
  columns: ScheduleColumns,
  microbatches: number,
  roles: Uint8Array | undefined,
): Waits {
  const ops = all.first.length - 1;
  const rows = rowsOfOps(columns, ops, microbatches);
  const first = new Int32Array(ops + 1);
  const kept: number[] = [];
  const ticks: number[] = [];
  for (let op = 0; op < ops; op++) {
    for (let i = all.first[op]; i < all.first[op + 1]; i++)
      if (rows[op] !== NOWHERE && rows[all.from[i]] !== NOWHERE)
        if (mayWait(all, i, op, columns, microbatches, roles)) {
          kept.push(i);
          ticks.push(ticksBetween(all, i, rows[all.from[i]], rows[op]));
        }
    first[op + 1] = kept.length;
  }
  return {
    first,
    base: Int32Array.from(kept, (i) => all.from[i] * microbatches - all.lag[i]),
    lag: Int32Array.from(kept, (i) => all.lag[i]),
    ticks: Float64Array.from(ticks),
    entry: Int32Array.from(kept),
    precedences: all,
    row: Int32Array.from(kept, (i) => rows[all.from[i]]),
  };
}

const SEVERAL = -1;
const NOWHERE = -2;

/** As in Precedences, but known as soon as the two rows are. */
function ticksBetween(all: Precedences, i: number, from: number, to: number): number {
  return from === SEVERAL || to === SEVERAL ? all.ticks[i] : carriedTicks(all, i, from, to);
}

/** The one row that runs all of an op's microbatches, SEVERAL or NOWHERE; by op. */
function rowsOfOps({ position, rowOffset }: ScheduleColumns, ops: number, microbatches: number): Int32Array {
  const rows = new Int32Array(ops).fill(NOWHERE);
  for (let op = 0; op < ops; op++) {
    let least = position.length;
    let most = -1;
    for (let task = op * microbatches; task < (op + 1) * microbatches; task++) {
      const at = position[task];
      if (at > most) most = at;
      if (at < least && at >= 0) least = at;
    }
    if (most < 0) continue;
    const row = rowAt(rowOffset, least, op > 0 ? rows[op - 1] : 0);
    rows[op] = most < rowOffset[row + 1] ? row : SEVERAL;
  }
  return rows;
}

/** Whether for some microbatch the producer stands in another row, or in the same one but not before. */
function mayWait(
  { from, lag }: Precedences,
  i: number,
  op: number,
  { rowOffset, position }: ScheduleColumns,
  microbatches: number,
  roles: Uint8Array | undefined,
): boolean {
  const toFirst = op * microbatches;
  const fromFirst = from[i] * microbatches - lag[i];
  let row = 0;
  let begin = 0;
  let end = 0;
  for (let m = lag[i]; m < microbatches; m++) {
    const to = position[toFirst + m];
    const producer = position[fromFirst + m];
    if (to < 0 || producer < 0) continue;
    if (to < begin || to >= end) {
      row = rowAt(rowOffset, to, row);
      begin = rowOffset[row];
      end = rowOffset[row + 1];
    }
    const begins = roles !== undefined && roles[to] === SECOND_OF_PAIR ? to - 1 : to;
    if (producer < begin || producer >= begins) return true;
  }
  return false;
}
