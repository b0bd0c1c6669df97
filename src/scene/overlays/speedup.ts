import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { Overlay } from "../overlay";
import type { Bracket, Curve } from "../scene";
import { formatNumber } from "../timeUnit";

/** The speedup so far, as a curve, and the whole one against the baseline, as a bracket. */
export const speedup: Overlay = {
  id: "speedup",
  name: "Speedup",
  help: "The line is the time one processor needs for the minibatches finished so far ÷ the time elapsed (right-hand scale); the bracket compares this schedule's end with the baseline's.",
  on: true,
  followsFocus: false,
  marks({ result, baseline }) {
    if (result.columns.task.length === 0) return {};
    const against = baseline === undefined || baseline.makespan === result.makespan ? [] : [baseline];
    return { front: [curve(result), ...against.map((other) => bracket(result, other))] };
  },
};

/** A point at every time at which a minibatch is finished. The scale goes up to the number of processors. */
function curve(result: ScheduledResult): Curve {
  const x = finishTimes(result);
  const oneProcessor = (result.report.speedup * result.makespan) / result.microbatches;
  const y = x.map((time, k) => (time > 0 ? ((k + 1) * oneProcessor) / time : 0));
  const rows = result.columns.rowOffset.length - 1;
  const yMax = y.reduce((most, value) => Math.max(most, value), Math.max(1, rows));
  return { kind: "curve", ink: "speedup", x, y, yMax, label: "× one processor" };
}

/** When the last task of each minibatch ends, ascending. O(tasks). */
export function finishTimes({ columns, microbatches }: ScheduledResult): Float64Array {
  const finished = new Float64Array(microbatches);
  const { task, end } = columns;
  for (let i = 0; i < task.length; i++) {
    const microbatch = task[i] % microbatches;
    if (end[i] > finished[microbatch]) finished[microbatch] = end[i];
  }
  return finished.sort();
}

function bracket(result: ScheduledResult, baseline: ScheduledResult): Bracket {
  const factor = baseline.makespan / result.makespan;
  return {
    kind: "bracket",
    ink: "speedup",
    x0: Math.min(result.makespan, baseline.makespan),
    x1: Math.max(result.makespan, baseline.makespan),
    row: (result.columns.rowOffset.length - 1) / 2,
    text: `${formatNumber(factor, 3)}×`,
  };
}
