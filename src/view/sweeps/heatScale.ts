import { extent, scaleLinear, scaleLog } from "d3";
import type { SweepPoint } from "../../analysis/sweepPoint";
import type { SweepMetric } from "./sweepMetrics";

/** How many shades a map has. */
export const HEAT_STEPS = 10;

/** One scale of shades for all maps, so that they can be compared. */
export interface HeatScale {
  /** Place of a value on the scale, 0 to 1. */
  readonly at: (value: number) => number;
  /** Shade of a value, 0 to 9. */
  readonly step: (value: number) => number;
  /** Round numbers for the legend, ascending. */
  readonly ticks: readonly HeatTick[];
  readonly most: number;
  /** The points' unit of time. */
  readonly unit: string;
}

interface HeatTick {
  readonly at: number;
  readonly text: string;
}

/** From this ratio of largest to smallest on, shades are logarithmic: one slow size would bleach all others. */
const WIDE = 8;

/** The scale of a metric over these points. Shares go from 0 to 1 whatever the points are; others from least to most, rounded where linear. */
export function heatScale(metric: SweepMetric, points: readonly SweepPoint[]): HeatScale {
  const values = points.flatMap((point) => metric.value(point) ?? []).filter(Number.isFinite);
  const [least = 0, largest = 1] = extent(values);
  const scale =
    metric.id === "utilization" || metric.id === "bubbleFraction"
      ? scaleLinear([0, 1], [0, 1])
      : least > 0 && largest / least >= WIDE
        ? scaleLog([least, largest], [0, 1])
        : scaleLinear([least, largest > least ? largest : least + 1], [0, 1]).nice(4);
  const most = scale.domain()[1];
  const unit = points.find((point) => point.unit !== null)?.unit ?? "";
  const at = (value: number) => Math.min(1, Math.max(0, scale(value)));
  return {
    at,
    step: (value) => Math.min(HEAT_STEPS - 1, Math.floor(at(value) * HEAT_STEPS + 1e-9)),
    ticks: scale.ticks(4).map((tick) => ({ at: at(tick), text: metric.tick(tick, most, unit) })),
    most,
    unit,
  };
}
