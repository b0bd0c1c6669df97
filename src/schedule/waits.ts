import { rowAt } from "./layOut";
import { NOWHERE, type OpPlaces } from "./opPlaces";
import { SECOND_OF_PAIR } from "./pairRoles";
import { carriedTicks, type Precedences } from "./precedences";
import type { ScheduleColumns } from "./schedule";

/**
 * The precedences that can make a row wait, compiled for the simulator. Dropped are those that a row's own order keeps
 * anyway (the producer stands earlier in the same row) and those on ops that the plan leaves out altogether.
 */
export interface Waits {
  /** Op o's waits are entries first[o] … first[o + 1] − 1; the columns may have room for more. */
  readonly first: Int32Array;
  /** Task id of the producer for microbatch 0, before the microbatch is added. May be negative because of the lag. */
  readonly base: Int32Array;
  readonly lag: Int32Array;
  /** See Precedences; −1 only where consumers or producers run on several rows. */
  readonly ticks: Float64Array;
  /** Which precedence it is, for what is rarely asked. */
  readonly entry: Int32Array;
  readonly precedences: Precedences;
  /** Row of the producer; SEVERAL if its microbatches run on several rows. */
  readonly row: Int32Array;
}

/**
 * Compiles the waits of a plan that has been laid out; `roles` as in pairRoles, undefined without pairs. O(tasks ·
 * precedences of an op), comparisons only.
 */
export function compileWaits(
  all: Precedences,
  { row: rows }: OpPlaces,
  columns: ScheduleColumns,
  microbatches: number,
  roles: Uint8Array | undefined,
): Waits {
  const ops = all.first.length - 1;
  const entries = all.from.length;
  const waits = {
    first: new Int32Array(ops + 1),
    base: new Int32Array(entries),
    lag: new Int32Array(entries),
    ticks: new Float64Array(entries),
    entry: new Int32Array(entries),
    precedences: all,
    row: new Int32Array(entries),
  };
  let kept = 0;
  for (let op = 0; op < ops; op++) {
    for (let i = all.first[op]; i < all.first[op + 1]; i++) {
      const from = all.from[i];
      if (rows[op] === NOWHERE || rows[from] === NOWHERE) continue;
      if (!mayWait(all, i, op, rows[op], columns, microbatches, roles)) continue;
      waits.base[kept] = from * microbatches - all.lag[i];
      waits.lag[kept] = all.lag[i];
      waits.ticks[kept] = ticksBetween(all, i, rows[from], rows[op]);
      waits.entry[kept] = i;
      waits.row[kept++] = rows[from];
    }
    waits.first[op + 1] = kept;
  }
  return waits;
}

/** As in Precedences, but known as soon as the two rows are. */
function ticksBetween(all: Precedences, i: number, from: number, to: number): number {
  return from < 0 || to < 0 ? all.ticks[i] : carriedTicks(all, i, from, to);
}

/** Whether for some microbatch the producer stands in another row, or in the same one but not before; `near` is a row to try first. */
function mayWait(
  { from, lag }: Precedences,
  i: number,
  op: number,
  near: number,
  { rowOffset, position }: ScheduleColumns,
  microbatches: number,
  roles: Uint8Array | undefined,
): boolean {
  const toFirst = op * microbatches;
  const fromFirst = from[i] * microbatches - lag[i];
  let row = near;
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
