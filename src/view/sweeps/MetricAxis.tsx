import type { ScaleContinuousNumeric } from "d3";
import css from "./CurvesChart.module.css";
import type { Inner } from "./curvesLayout";
import { linesOf } from "./linesOf";
import type { SweepMetric } from "./sweepMetrics";

interface Props {
  readonly y: ScaleContinuousNumeric<number, number>;
  readonly inner: Inner;
  readonly metric: SweepMetric;
  /** The points' unit of time. */
  readonly unit: string;
}

/** About, in CSS pixels. */
const ROW_PX = 36;

/** Lines across the chart with the metric's numbers at their left ends. */
export function MetricAxis({ y, inner, metric, unit }: Props) {
  return linesOf(y, (inner.bottom - inner.top) / ROW_PX).map((tick) => (
    <g key={tick} transform={`translate(0 ${y(tick)})`}>
      <line className={css.grid} x1={inner.left} x2={inner.right} />
      <text x={inner.left - 8} dy="0.32em" textAnchor="end">
        {metric.tick(tick, y.domain()[1], unit)}
      </text>
    </g>
  ));
}
