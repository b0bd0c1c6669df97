import { rowAt } from "./layOut";
import type { ScheduleColumns } from "./schedule";

/** Where each op's tasks stand, by op. */
export interface OpPlaces {
  /** The one row that runs all of its microbatches, SEVERAL or NOWHERE. */
  readonly row: Int32Array;
  /** 1 if the plan leaves out no microbatch. */
  readonly whole: Uint8Array;
}

/** The op's microbatches run on several rows. */
export const SEVERAL = -1;
/** The plan leaves the op out. */
export const NOWHERE = -2;

/** Looks up where the ops of a plan stand that has been laid out. O(tasks). */
export function placesOfOps(
  { position, rowOffset }: ScheduleColumns,
  ops: number,
  microbatches: number,
): OpPlaces {
  const rows = new Int32Array(ops).fill(NOWHERE);
  const whole = new Uint8Array(ops);
  for (let op = 0; op < ops; op++) {
    let least = position.length;
    let most = -1;
    let isWhole = 1;
    for (let task = op * microbatches; task < (op + 1) * microbatches; task++) {
      const at = position[task];
      if (at > most) most = at;
      if (at < 0) isWhole = 0;
      else if (at < least) least = at;
    }
    if (most < 0) continue;
    const row = rowAt(rowOffset, least, op > 0 ? rows[op - 1] : 0);
    rows[op] = most < rowOffset[row + 1] ? row : SEVERAL;
    whole[op] = isWhole;
  }
  return { row: rows, whole };
}
