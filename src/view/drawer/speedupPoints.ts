import type { CurvePoint } from "./speedupLayout";

/** A point by series and place in it. */
export interface PointRef {
  readonly series: number;
  readonly point: number;
}

/** A point in words, for readers and tips. */
export function pointInWords(name: string, { processors, value, bound }: CurvePoint): string {
  return `${name} on ${processors} processor${processors === 1 ? "" : "s"}: ${value.toFixed(2)}×; no schedule passes ${bound.toFixed(2)}×.`;
}

/** Where an arrow key leads; undefined if it leads nowhere. */
export function movedPoint(
  curves: readonly (readonly CurvePoint[])[],
  from: PointRef | undefined,
  key: string,
  processors: number,
): PointRef | undefined {
  const steps: Readonly<Record<string, readonly [series: number, point: number]>> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  const at = from && curves[from.series]?.[from.point];
  if (from === undefined || at === undefined) {
    const first = curves.findIndex((points) => points.length > 0);
    return first < 0 ? undefined : { series: first, point: nearestPoint(curves[first], processors) };
  }
  const series = step[0] === 0 ? from.series : nextCurve(curves, from.series, step[0]);
  if (step[1] === 0) return { series, point: nearestPoint(curves[series], at.processors) };
  return { series, point: Math.min(Math.max(from.point + step[1], 0), curves[series].length - 1) };
}

/** The next curve in a direction that has points; the same one if there is none. */
function nextCurve(curves: readonly (readonly CurvePoint[])[], from: number, by: number): number {
  for (let series = from + by; series >= 0 && series < curves.length; series += by)
    if (curves[series].length > 0) return series;
  return from;
}

function nearestPoint(points: readonly CurvePoint[], processors: number): number {
  let nearest = 0;
  points.forEach((point, i) => {
    if (Math.abs(point.processors - processors) < Math.abs(points[nearest].processors - processors))
      nearest = i;
  });
  return nearest;
}
