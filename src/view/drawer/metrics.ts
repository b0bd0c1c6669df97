import { type Metric as Definition, metrics } from "../../analysis/metricDefinitions";
import type { Bound, Report } from "../../analysis/report";
import { formatBytes } from "../../model/formatBytes";
import { formatNumber, formatTime } from "../../scene/timeUnit";
import { definitionOf } from "../common/definitionOf";
import { formatFactor } from "../common/formatFactor";
import { formatPercent } from "../common/formatPercent";

/** A number that schedules are compared by: one for each. */
export interface Metric {
  readonly id: string;
  readonly name: string;
  /** What it means, with its formula. */
  readonly definition: string;
  /** The number; null where the schedule has none. */
  readonly value: (report: Report) => number | null;
  readonly format: (value: number, report: Report) => string;
  /** Told beside the number, for instance what a bound comes from. */
  readonly remark?: (report: Report) => string | undefined;
  /** How two schedules differ: in percent of the baseline's number, in percentage points, by how many. */
  readonly difference: "percent" | "points" | "count";
  /** The better direction; absent: neither is. */
  readonly better?: "lower" | "higher";
}

/** What a defined metric needs beyond its definition to be a row. */
interface Row {
  readonly id: Definition["id"];
  /** Of several numbers, by processor or layer, the row shows the largest; the mean if it says so. */
  readonly shows?: "mean";
  readonly isShare?: boolean;
  readonly remark?: Metric["remark"];
}

const ROWS: readonly Row[] = [
  { id: "period" },
  { id: "makespan" },
  { id: "speedup" },
  { id: "steadySpeedup" },
  { id: "utilization", shows: "mean" },
  { id: "bubbleFraction" },
  { id: "bubbleOverhead", isShare: true },
  { id: "trafficBytes" },
  { id: "peakMemoryBytes", remark: limitRemark },
  { id: "peakActivationBytes" },
  { id: "peakActivations" },
  { id: "staleness", remark: ruleRemark },
  { id: "weightVersions" },
];

function metricOf({ id, shows, isShare = false, remark }: Row): Metric {
  const { name, unit, per, better, read } = metrics.get(id);
  const isFraction = isShare || unit === "fraction";
  const which = per === "run" ? "" : shows === "mean" ? ", mean" : ", largest";
  return {
    id,
    name: `${name}${which}`,
    definition: definitionOf(id),
    value: (report) => (shows === "mean" ? mean(read(report)) : largest(read(report))),
    format: isFraction ? formatPercent : FORMATS[unit],
    remark,
    difference: isFraction
      ? "points"
      : unit === "ticks" || unit === "factor" || unit === "bytes"
        ? "percent"
        : "count",
    better,
  };
}

const FORMATS: Readonly<Record<Definition["unit"], Metric["format"]>> = {
  ticks: (value, report) => formatTime(value, report),
  factor: formatFactor,
  fraction: formatPercent,
  bytes: formatBytes,
  updates: (value) => formatNumber(value),
  versions: (value) => formatNumber(value),
  "stage-microbatches": (value) => formatNumber(value),
};

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** What the paper's rule says, beside the counted number. */
function ruleRemark({ staleness, stalenessRule }: Report): string | undefined {
  if (stalenessRule === null) return undefined;
  const isSame = stalenessRule.byLayer.every((rule, layer) => rule === staleness[layer]);
  const rule = `rule ${stalenessRule.formula}`;
  return isSame ? `as the ${rule}` : `${rule}: ${largest(stalenessRule.byLayer) ?? 0}`;
}

/** What a processor has, where that is limited. */
function limitRemark({ memoryLimitBytes, peakMemoryBytes }: Report): string | undefined {
  if (memoryLimitBytes === null) return undefined;
  const over = peakMemoryBytes.filter((bytes) => bytes > memoryLimitBytes).length;
  const limit = formatBytes(memoryLimitBytes);
  return over === 0 ? `within ${limit}` : `above ${limit} on ${over} of ${peakMemoryBytes.length}`;
}

function boundMetric(of: "period" | "makespan", name: string): Metric {
  return {
    id: `${of}Bound`,
    name,
    definition: `No schedule of this granularity has a shorter ${of}; the gap is how far this one is above it.`,
    value: ({ bounds }) => bounds[of].value,
    format: FORMATS.ticks,
    remark: ({ bounds }) => boundRemark(bounds[of]),
    difference: "percent",
  };
}

function boundRemark({ reason, gap }: Bound): string {
  if (gap === null) return reason;
  return `${gap < 5e-4 ? "reached" : `gap ${formatPercent(gap)}`}, ${reason}`;
}

/** Every metric, in the order of the table's rows. */
export const METRICS: readonly Metric[] = [
  ...ROWS.map(metricOf),
  boundMetric("period", "Lower bound on the period"),
  boundMetric("makespan", "Lower bound on the makespan"),
];
