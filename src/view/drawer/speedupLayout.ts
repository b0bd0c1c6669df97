import { line, max, type ScaleLinear, scaleLinear } from "d3";
import type { SweepPoint } from "../../analysis/sweepPoint";
import { spreadLabels } from "./spreadLabels";

/** One schedule's sweep over processor counts. */
export interface SpeedupSeries {
  readonly id: string;
  readonly name: string;
  readonly points: readonly SweepPoint[];
}

/** Which speedup a curve shows: that of the steady state, or that of the run with its fill and drain. */
export type SpeedupKind = "steadySpeedup" | "speedup";

/** A point of a curve on the screen. */
export interface CurvePoint {
  readonly processors: number;
  readonly value: number;
  readonly bound: number;
  readonly x: number;
  readonly y: number;
}

/** One curve on the screen. */
export interface Curve {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly points: readonly CurvePoint[];
  /** Height of the label at the line's end. */
  readonly labelY: number;
}

/** A line without points, for reference. */
export interface ReferenceLine {
  readonly path: string;
  readonly labelY: number;
}

/** The speedup chart on the screen, in CSS pixels. */
export interface SpeedupLayout {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly curves: readonly Curve[];
  readonly bound: ReferenceLine | undefined;
  readonly ideal: string;
  readonly inner: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

const MARGIN = { left: 40, right: 168, top: 12, bottom: 32 };
const LABEL_GAP_PX = 15;

/** Places curves, reference lines and their labels in a box of this size. */
export function layOutSpeedup(
  series: readonly SpeedupSeries[],
  kind: SpeedupKind,
  width: number,
  height: number,
): SpeedupLayout {
  const inner = {
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const all = series.flatMap(({ points }) => points);
  const counts = all.map((point) => point.processors);
  const most = Math.max(2, ...counts);
  const top = Math.max(1, max(all, (point) => Math.max(point[kind] ?? 0, point.bound ?? 0)) ?? 1);
  const x = scaleLinear([Math.min(1, ...counts), most], [inner.left, inner.right]);
  const y = scaleLinear([0, top * 1.02], [inner.bottom, inner.top]);
  const bare = series.map(({ id, name, points }) => ({ id, name, points: placePoints(points, kind, x, y) }));
  const bounds = boundPoints(all).map((point) => [x(point.processors), y(point.bound ?? 0)] as const);
  const ends = [
    ...bare.map(({ points }) => points.at(-1)?.y ?? inner.bottom),
    bounds.at(-1)?.[1] ?? inner.top,
  ];
  const labels = spreadLabels(ends, LABEL_GAP_PX, inner.top, inner.bottom);
  const idealEnd = Math.min(most, y.domain()[1]);
  return {
    x,
    y,
    inner,
    curves: bare.map((curve, i) => ({
      ...curve,
      path: pathOf(curve.points.map((p) => [p.x, p.y])),
      labelY: labels[i],
    })),
    bound: bounds.length === 0 ? undefined : { path: pathOf(bounds), labelY: labels[bare.length] },
    ideal: pathOf([
      [x(x.domain()[0]), y(x.domain()[0])],
      [x(idealEnd), y(idealEnd)],
    ]),
  };
}

function placePoints(
  points: readonly SweepPoint[],
  kind: SpeedupKind,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
): CurvePoint[] {
  return points.flatMap(({ processors, bound, ...point }) => {
    const value = point[kind];
    return value === null || bound === null
      ? []
      : [{ processors, value, bound, x: x(processors), y: y(value) }];
  });
}

/** One point per processor count, ascending: the bound belongs to the problem, not to a schedule. */
function boundPoints(points: readonly SweepPoint[]): SweepPoint[] {
  const byCount = new Map(
    points.filter(({ bound }) => bound !== null).map((point) => [point.processors, point]),
  );
  return [...byCount.values()].sort((a, b) => a.processors - b.processors);
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return line<readonly [number, number]>()([...points]) ?? "";
}
