import { line, max, type ScaleLinear, scaleLinear } from "d3";
import type { SweepPoint } from "../../analysis/sweepPoint";
import type { CurveSeries } from "./curveSeries";
import { spreadLabels } from "./spreadLabels";
import type { SweepMetric } from "./sweepMetrics";

/** A point of a curve on the screen. */
export interface CurvePoint {
  readonly point: SweepPoint;
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

/** One curve on the screen. */
export interface Curve {
  readonly id: string;
  readonly name: string;
  /** The name as it is drawn: with a star if it is a reconstruction. */
  readonly label: string;
  /** Its place among the series, which gives it its style. */
  readonly index: number;
  readonly path: string;
  readonly points: readonly CurvePoint[];
  /** Height of the label at the line's end. */
  readonly labelY: number;
}

/** The chart on the screen, in CSS pixels. */
export interface CurvesLayout {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  /** Those with points. */
  readonly curves: readonly Curve[];
  /** What no schedule passes; speedups only. */
  readonly bound: { readonly points: readonly Place[]; readonly labelY: number } | undefined;
  /** As many times as processors; speedups only. */
  readonly ideal: readonly Place[] | undefined;
  readonly inner: Inner;
  /** Whether names stand at the ends of the curves; else a legend has them. */
  readonly hasLabels: boolean;
  /** The points' unit of time. */
  readonly unit: string;
}

/** A place on the screen. */
export type Place = readonly [x: number, y: number];

/** The box between the axes. */
export interface Inner {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MARGIN = { factor: 40, other: 76, labels: 176, end: 88, top: 10, bottom: 24 };
const LABEL_GAP_PX = 13;

/** Whether a box has room for so many names at the ends of curves. */
export function fitLabels(names: number, width: number, height: number): boolean {
  return width >= 480 && names * LABEL_GAP_PX <= height - MARGIN.top - MARGIN.bottom + LABEL_GAP_PX;
}

/** Where curves are placed. */
interface Box {
  readonly width: number;
  readonly height: number;
  readonly hasLabels: boolean;
  /** Room right of the curves in CSS pixels; absent: as names or the axis' own take. */
  readonly endPx?: number;
}

/** Places curves, reference lines and their labels in a box of this size. O(points). */
export function layOutCurves(series: readonly CurveSeries[], metric: SweepMetric, box: Box): CurvesLayout {
  const isFactor = isSpeedup(metric);
  const inner = innerOf(box, isFactor);
  const all = series.flatMap(({ points }) => points);
  const { x, y } = scalesOf(all, metric, inner);
  const bare = series
    .map(({ points, ...series }, index) => ({ ...series, index, points: placePoints(points, metric, x, y) }))
    .filter(({ points }) => points.length > 0);
  const bound = isFactor ? boundPoints(all).map(([count, value]) => [x(count), y(value)] as const) : [];
  const ends = [
    ...bare.map(({ points }) => points[points.length - 1].y),
    ...(bound.length > 0 ? [bound[bound.length - 1][1]] : []),
  ];
  const labels = spreadLabels(ends, LABEL_GAP_PX, inner.top, inner.bottom);
  const idealEnd = Math.min(x.domain()[1], y.domain()[1]);
  return {
    x,
    y,
    inner,
    hasLabels: box.hasLabels,
    unit: all.find((point) => point.unit !== null)?.unit ?? "",
    curves: bare.map((curve, i) => ({
      ...curve,
      path: pathOf(curve.points.map((p) => [p.x, p.y])),
      labelY: labels[i],
    })),
    bound: bound.length === 0 ? undefined : { points: bound, labelY: labels[bare.length] },
    ideal: isFactor
      ? [
          [x(1), y(1)],
          [x(idealEnd), y(idealEnd)],
        ]
      : undefined,
  };
}

/** Whether a metric compares with one processor, so that the bound and the ideal belong to it. */
export function isSpeedup({ id }: SweepMetric): boolean {
  return id === "steadySpeedup" || id === "speedup";
}

function innerOf({ width, height, hasLabels, endPx }: Box, isFactor: boolean): Inner {
  return {
    left: isFactor ? MARGIN.factor : MARGIN.other,
    right: width - (endPx ?? (hasLabels ? MARGIN.labels : MARGIN.end)),
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
}

function scalesOf(points: readonly SweepPoint[], metric: SweepMetric, inner: Inner) {
  const counts = points.map(({ processors }) => processors);
  const largest = max(points, (point) => valueAt(point, metric)) ?? 0;
  const most = isSpeedup(metric) ? Math.max(1, largest) : largest;
  return {
    x: scaleLinear([Math.min(1, ...counts), Math.max(2, ...counts)], [inner.left, inner.right]),
    y: scaleLinear([0, most === 0 ? 1 : most * 1.02], [inner.bottom, inner.top]),
  };
}

function valueAt(point: SweepPoint, metric: SweepMetric): number {
  const value = metric.value(point) ?? 0;
  return isSpeedup(metric) ? Math.max(value, point.bound ?? 0) : value;
}

function placePoints(
  points: readonly SweepPoint[],
  metric: SweepMetric,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
): CurvePoint[] {
  return points.flatMap((point) => {
    const value = metric.value(point);
    return value === null ? [] : [{ point, value, x: x(point.processors), y: y(value) }];
  });
}

/** One for each processor count, ascending: the bound belongs to the problem, not to a schedule. */
function boundPoints(points: readonly SweepPoint[]): (readonly [processors: number, bound: number])[] {
  const byCount = new Map(
    points.flatMap(({ processors, bound }) => (bound === null ? [] : [[processors, bound] as const])),
  );
  return [...byCount].sort(([a], [b]) => a - b);
}

/** A line through places as path data. */
export function pathOf(points: readonly Place[]): string {
  return line<Place>()([...points]) ?? "";
}
