import { OP_KINDS, type OpKind } from "../tasks/op";
import type { ScheduledResult } from "./scheduledResult";
import { STALL_CAUSES, type StallCause } from "./stallCause";

/** What some processors did with their time. busy + Σ stalls = area, exactly. */
export interface TimeShares {
  /** Ticks by kind of work. */
  readonly busy: Readonly<Record<OpKind, number>>;
  /** Ticks by cause. */
  readonly stalls: Readonly<Record<StallCause, number>>;
  /** Makespan times the number of processors meant. */
  readonly area: number;
}

/** Where the time of all processors goes, and that of each. */
export interface SplitTime {
  readonly total: TimeShares;
  readonly rows: readonly TimeShares[];
}

/** Splits every processor's time into work by kind and stalls by cause. O(processors + stalls). */
export function splitTime({ columns, busySums, stalls, makespan }: ScheduledResult): SplitTime {
  const rows = Array.from({ length: columns.rowOffset.length - 1 }, (_, row) => {
    const last = columns.rowOffset[row + 1] - 1;
    const isUsed = last >= columns.rowOffset[row];
    const byCause = new Float64Array(STALL_CAUSES.length);
    for (let i = stalls.rowOffset[row]; i < stalls.rowOffset[row + 1]; i++)
      byCause[stalls.cause[i]] += stalls.end[i] - stalls.start[i];
    return {
      busy: record(OP_KINDS, (kind) => (isUsed ? busySums[kind][last] : 0)),
      stalls: record(STALL_CAUSES, (cause) => byCause[cause]),
      area: makespan,
    };
  });
  return { total: sumOf(rows), rows };
}

function sumOf(rows: readonly TimeShares[]): TimeShares {
  const sum = (read: (row: TimeShares) => number) => rows.reduce((total, row) => total + read(row), 0);
  return {
    busy: record(OP_KINDS, (_, kind) => sum((row) => row.busy[kind])),
    stalls: record(STALL_CAUSES, (_, cause) => sum((row) => row.stalls[cause])),
    area: sum((row) => row.area),
  };
}

function record<K extends string>(keys: readonly K[], value: (index: number, key: K) => number) {
  return Object.fromEntries(keys.map((key, index) => [key, value(index, key)])) as Record<K, number>;
}
