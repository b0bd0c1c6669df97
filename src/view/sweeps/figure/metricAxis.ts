import type { ScaleContinuousNumeric } from "d3";
import type { Pen } from "../../../render/pen";
import type { Inner } from "../curvesLayout";
import { linesOf } from "../linesOf";
import type { SweepMetric } from "../sweepMetrics";
import { PAPER, writing } from "./paper";

type Scale = ScaleContinuousNumeric<number, number>;

interface Framed {
  readonly inner: Inner;
  readonly y: Scale;
  /** The points' unit of time. */
  readonly unit: string;
}

const GRID = { color: PAPER.line, width: 0.5, dash: [] };

/** Lines across a plot with the metric's numbers at their left ends. */
export function drawMetricAxis(pen: Pen, { inner, y, unit }: Framed, metric: SweepMetric): void {
  for (const tick of linesOf(y, (inner.bottom - inner.top) / 36)) {
    pen.line([inner.left, y(tick), inner.right, y(tick)], GRID);
    pen.text(inner.left - 6, y(tick) + 3.5, metric.tick(tick, y.domain()[1], unit), writing("end"));
  }
}

/** Lines up a plot with the metric's numbers under them. */
export function drawMetricAxisBelow(
  pen: Pen,
  { inner, x, unit }: Omit<Framed, "y"> & { readonly x: Scale },
  metric: SweepMetric,
): void {
  for (const tick of linesOf(x, (inner.right - inner.left) / 70)) {
    pen.line([x(tick), inner.top, x(tick), inner.bottom], GRID);
    pen.text(x(tick), inner.bottom + 14, metric.tick(tick, x.domain()[1], unit), writing("middle"));
  }
}
