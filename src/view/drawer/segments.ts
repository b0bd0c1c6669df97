import { STALL_CAUSES, STALL_HELP } from "../../analysis/stallCause";
import type { TimeShares } from "../../analysis/timeShares";
import { STALL_NAMES, type StallInk, TASK_NAMES, type TaskInk } from "../../scene/ink";
import { OP_KINDS } from "../../tasks/op";

/** A piece of a bar that shows where time goes. */
export interface Segment {
  readonly ink: TaskInk | StallInk;
  readonly name: string;
  /** What it means; absent for work. */
  readonly help?: string;
  readonly ticks: number;
  /** Of the bar, 0 to 100. */
  readonly percent: number;
  /** Where it starts, 0 to 100. */
  readonly from: number;
}

/** The pieces of a bar, work first, in the order of legends; pieces of nothing are left out. */
export function segmentsOf({ busy, stalls, area }: TimeShares): readonly Segment[] {
  const all = [
    ...OP_KINDS.map((kind) => ({ ink: kind, name: TASK_NAMES[kind], ticks: busy[kind] })),
    ...STALL_CAUSES.map((cause) => {
      const ink: StallInk = `stall-${cause}`;
      return { ink, name: STALL_NAMES[ink], help: STALL_HELP[cause], ticks: stalls[cause] };
    }),
  ].filter(({ ticks }) => ticks > 0);
  let before = 0;
  return all.map((piece) => {
    const from = (100 * before) / area;
    before += piece.ticks;
    return { ...piece, from, percent: (100 * piece.ticks) / area };
  });
}
