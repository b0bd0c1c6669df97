import type { Curve, CurvePoint, CurvesLayout } from "./curvesLayout";
import { isSpeedup } from "./curvesLayout";
import type { SweepMetric } from "./sweepMetrics";

/** A point by what it stands for, so that it stays the same while others stream in. */
export interface PointRef {
  /** Of its curve. */
  readonly id: string;
  readonly processors: number;
}

/** The curve and the point that a reference means; undefined if it is gone. */
export function resolvePoint(
  curves: readonly Curve[],
  ref: PointRef | undefined,
): { readonly curve: Curve; readonly at: CurvePoint } | undefined {
  const curve = curves.find(({ id }) => id === ref?.id);
  const at = curve?.points.find(({ point }) => point.processors === ref?.processors);
  return curve && at && { curve, at };
}

/** A point in words, for readers and tips. */
export function pointInWords(name: string, { point, value }: CurvePoint, metric: SweepMetric): string {
  const { processors, bound } = point;
  const passes = bound === null || !isSpeedup(metric) ? "" : `; no schedule passes ${bound.toFixed(2)}×`;
  return `${name} on ${processors} processor${processors === 1 ? "" : "s"}: ${metric.format(value, point.unit ?? "")}${passes}.`;
}

/** The point nearest to a place on the screen, if it is within reach. */
export function nearestTo(
  { curves }: CurvesLayout,
  x: number,
  y: number,
  reach: number,
): PointRef | undefined {
  let nearest: PointRef | undefined;
  let least = reach * reach;
  for (const { id, points } of curves)
    for (const { point, ...at } of points) {
      const distance = (at.x - x) ** 2 + (at.y - y) ** 2;
      if (distance > least) continue;
      least = distance;
      nearest = { id, processors: point.processors };
    }
  return nearest;
}

const STEPS: Readonly<Record<string, readonly [curve: number, point: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Where an arrow key leads: along the curve, or to the next one at the same processors; undefined if it leads nowhere. */
export function movedPoint(
  curves: readonly Curve[],
  from: PointRef | undefined,
  key: string,
  processors: number,
): PointRef | undefined {
  const step = STEPS[key];
  if (step === undefined || curves.length === 0) return undefined;
  const found = resolvePoint(curves, from);
  if (found === undefined) return nearestOf(curves[0], processors);
  const { curve, at } = found;
  if (step[0] !== 0) {
    const next = curves[curves.indexOf(curve) + step[0]] ?? curve;
    return nearestOf(next, at.point.processors);
  }
  const index = curve.points.indexOf(at) + step[1];
  const to = curve.points[Math.min(Math.max(index, 0), curve.points.length - 1)];
  return { id: curve.id, processors: to.point.processors };
}

function nearestOf({ id, points }: Curve, processors: number): PointRef {
  const distance = ({ point }: CurvePoint) => Math.abs(point.processors - processors);
  const nearest = points.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  return { id, processors: nearest.point.processors };
}
