import type { ScheduledResult } from "../../analysis/scheduledResult";
import { type SplitTime, splitTime } from "../../analysis/timeShares";

/** One chart's time, split. */
export interface SplitChart {
  readonly id: string;
  readonly name: string;
  readonly result: ScheduledResult;
  readonly split: SplitTime;
}

const known = new WeakMap<ScheduledResult, SplitTime>();

/** The split of a chart's time; computed once per result. */
export function splitChart(id: string, name: string, result: ScheduledResult): SplitChart {
  const split = known.get(result) ?? splitTime(result);
  known.set(result, split);
  return { id, name, result, split };
}
