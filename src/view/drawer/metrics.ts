import type { Report } from "../../analysis/report";
import { formatNumber, formatTime } from "../../scene/timeUnit";
import { formatBytes } from "../common/formatBytes";

/** A number that schedules are compared by. */
export interface Metric {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  /** The number; null where the schedule has none. */
  readonly value: (report: Report) => number | null;
  readonly format: (value: number, report: Report) => string;
  /** Told beside the number, for instance what a bound comes from. */
  readonly remark?: (report: Report) => string | undefined;
  /** How two schedules differ: in percent of the baseline's number, in percentage points, by how many. */
  readonly difference: "percent" | "points" | "count";
  /** The better direction; absent: neither is. */
  readonly better?: "less" | "more";
}

const time = (value: number, report: Report) => formatTime(value, report);
const factor = (value: number) => `${formatNumber(value, 4)}×`;
const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const count = (value: number) => formatNumber(value);
const most = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));

const SPEED: readonly Metric[] = [
  {
    id: "period",
    name: "Period",
    definition: "Time per minibatch in the long run, exact: the maximum cycle ratio of the repeated orders.",
    value: ({ period }) => period,
    format: time,
    difference: "percent",
    better: "less",
  },
  {
    id: "makespan",
    name: "Makespan",
    definition: "From the first task's start to the last task's end.",
    value: ({ makespan }) => makespan,
    format: time,
    difference: "percent",
    better: "less",
  },
  {
    id: "speedup",
    name: "Speedup, this run",
    definition: "One processor's time for the same minibatches ÷ makespan: fill and drain count.",
    value: ({ speedup }) => speedup,
    format: factor,
    difference: "percent",
    better: "more",
  },
  {
    id: "steadySpeedup",
    name: "Speedup, steady state",
    definition: "One processor's time for one minibatch ÷ period: fill and drain do not count.",
    value: ({ steadySpeedup }) => steadySpeedup,
    format: factor,
    difference: "percent",
    better: "more",
  },
];

const IDLE: readonly Metric[] = [
  {
    id: "utilization",
    name: "Utilization",
    definition: "Busy time of all processors ÷ (processors × makespan).",
    value: ({ bubbleFraction }) => 1 - bubbleFraction,
    format: percent,
    difference: "points",
    better: "more",
  },
  {
    id: "bubbleFraction",
    name: "Bubble, of all time",
    definition: "Idle time of all processors ÷ (processors × makespan).",
    value: ({ bubbleFraction }) => bubbleFraction,
    format: percent,
    difference: "points",
    better: "less",
  },
  {
    id: "bubbleOverhead",
    name: "Bubble, of the work",
    definition:
      "Idle time of all processors ÷ busy time of all processors: the definition of the GPipe and Megatron papers.",
    value: ({ bubbleOverhead }) => bubbleOverhead,
    format: percent,
    difference: "points",
    better: "less",
  },
];

const COST: readonly Metric[] = [
  {
    id: "trafficBytes",
    name: "Traffic per minibatch",
    definition: "Bytes between processors; a tensor counts once per processor it is sent to.",
    value: ({ trafficBytes }) => trafficBytes,
    format: formatBytes,
    difference: "percent",
    better: "less",
  },
  {
    id: "peakActivations",
    name: "Peak activations",
    definition:
      "Bytes of activations held at once on the processor that holds most, released when the weight gradient is done; and the most stage-microbatches on any processor.",
    value: ({ peakActivationBytes }) => most(peakActivationBytes),
    format: formatBytes,
    remark: ({ peakActivations }) => `${most(peakActivations) ?? 0} stage-microbatches`,
    difference: "percent",
    better: "less",
  },
  {
    id: "staleness",
    name: "Staleness, largest",
    definition:
      "Updates of a layer's weights between a minibatch's forward and its own update, counted in the steady part of this run; beside it the published rule.",
    value: ({ staleness }) => most(staleness),
    format: count,
    remark: ruleRemark,
    difference: "count",
    better: "less",
  },
  {
    id: "weightVersions",
    name: "Weight versions, most",
    definition: "The most versions of one layer's weights that are alive at once, counted in this run.",
    value: ({ weightVersions }) => most(weightVersions),
    format: count,
    difference: "count",
    better: "less",
  },
];

const BOUNDS: readonly Metric[] = [
  {
    id: "periodBound",
    name: "Lower bound on the period",
    definition: "No schedule of this granularity repeats faster; the gap is how far this one is from it.",
    value: ({ bounds }) => bounds.period.value,
    format: time,
    remark: ({ bounds }) => boundRemark(bounds.period),
    difference: "percent",
  },
  {
    id: "makespanBound",
    name: "Lower bound on the makespan",
    definition: "No schedule of this granularity ends sooner; the gap is how far this one is from it.",
    value: ({ bounds }) => bounds.makespan.value,
    format: time,
    remark: ({ bounds }) => boundRemark(bounds.makespan),
    difference: "percent",
  },
];

/** Every metric, in the order of the table's rows. */
export const METRICS: readonly Metric[] = [...SPEED, ...IDLE, ...COST, ...BOUNDS];

function ruleRemark({ staleness, stalenessRule }: Report): string | undefined {
  if (stalenessRule === null) return undefined;
  const isSame = stalenessRule.byLayer.every((rule, layer) => rule === staleness[layer]);
  return isSame
    ? `as ${stalenessRule.formula}`
    : `rule ${stalenessRule.formula}: ${most(stalenessRule.byLayer) ?? 0}`;
}

function boundRemark({ reason, gap }: Report["bounds"]["period"]): string {
  if (gap === null) return reason;
  return `${gap < 5e-4 ? "reached" : `gap ${percent(gap)}`}, ${reason}`;
}
