import { metrics } from "../../analysis/metricDefinitions";
import type { SweepPoint } from "../../analysis/sweepPoint";
import { formatBytes } from "../../model/formatBytes";
import { formatNumber, formatTime, scaleUnit } from "../../scene/timeUnit";
import { SWEEP_METRIC_IDS, type SweepMetricId } from "../../state/sweepView";
import { definitionOf } from "../common/definitionOf";
import { formatFactor } from "../common/formatFactor";
import { formatPercent } from "../common/formatPercent";

/** A number of a point, what it means, and how it is written. */
export interface SweepMetric {
  readonly id: SweepMetricId;
  readonly name: string;
  /** A sentence; further lines are formulas. */
  readonly definition: string;
  readonly better: "lower" | "higher";
  readonly value: (point: SweepPoint) => number | null;
  /** The number with its unit; `unit` is the points' unit of time. */
  readonly format: (value: number, unit: string) => string;
  /** The number at an axis that goes to `most`: short, every tick in the same unit. */
  readonly tick: (value: number, most: number, unit: string) => string;
}

const NAMES: Readonly<Record<SweepMetricId, string>> = {
  steadySpeedup: "Steady speedup",
  speedup: "Speedup",
  period: "Period",
  makespan: "Makespan",
  bubbleFraction: "Bubble fraction",
  utilization: "Utilization, mean",
  peakMemoryBytes: "Peak memory, largest",
  peakActivations: "Peak activations, largest",
  trafficBytes: "Traffic",
  staleness: "Staleness, largest",
};

type Written = Pick<SweepMetric, "format" | "tick">;

const COUNTED: Written = { format: (value) => formatNumber(value), tick: (value) => formatNumber(value, 3) };

const WRITTEN: Readonly<Record<ReturnType<typeof metrics.get>["unit"], Written>> = {
  ticks: {
    format: (value, unit) => formatTime(value, { ticksPerUnit: 1, unit }),
    tick: (value, most, unit) => {
      const scaled = scaleUnit({ ticksPerUnit: 1, unit }, most);
      return `${formatNumber(value / scaled.ticksPerLabel, 3)} ${scaled.unit}`;
    },
  },
  factor: { format: formatFactor, tick: (value) => `${formatNumber(value, 3)}×` },
  fraction: { format: formatPercent, tick: (value) => `${formatNumber(100 * value, 3)} %` },
  bytes: { format: formatBytes, tick: (value) => (value === 0 ? "0" : formatBytes(value)) },
  updates: COUNTED,
  versions: COUNTED,
  "stage-microbatches": COUNTED,
};

/** Every metric that views may show, in the order of menus. */
export const SWEEP_METRICS: readonly SweepMetric[] = SWEEP_METRIC_IDS.map((id) => ({
  id,
  name: NAMES[id],
  definition: definitionOf(id),
  better: metrics.get(id).better ?? "lower",
  value: (point) => point[id],
  ...WRITTEN[metrics.get(id).unit],
}));

/** The metric with this id. */
export function sweepMetric(id: SweepMetricId): SweepMetric {
  return SWEEP_METRICS.find((metric) => metric.id === id) ?? SWEEP_METRICS[0];
}
