import { backwardColumns, type Workload } from "../../model/workload";
import type { Granularity } from "../../schedule/family";

/** A lower bound with its reason in words. */
export interface LowerBound {
  /** Ticks. */
  readonly value: number;
  readonly reason: string;
}

/**
 * Ticks per minibatch that no schedule of this granularity can beat (theory.md 2.1): all work shared evenly (P1), the
 * largest indivisible pieces on the fastest processors (P2, P6), and pigeonholes (P3). A cut activation gradient counts as
 * two halves; where a layer may run on several processors in turn, only the work counts. Where tasks overlap in pairs, so
 * that each minibatch takes `saved` ticks less work, only that counts, too. Where a machine interleaves both gradients, a layer
 * may run them as one task or apart, and only what either way needs counts.
 */
export function periodBound(workload: Workload, granularity: Granularity, saved = 0): LowerBound {
  const { total, speeds } = workload;
  const work = sharedWork(total, saved, sum(speeds));
  if (saved > 0 && granularity !== "single") return work;
  const fastest = speeds.reduce((a, b) => Math.max(a, b), 0);
  const { forward, backward } = workload;
  const activationGradient = leastOf(workload.activationGradient, backward);
  const weightGradient = leastOf(workload.weightGradient, backward);
  switch (granularity) {
    case "replicated":
      return work;
    case "single":
      return { value: (total - saved) / fastest, reason: "total work on the fastest processor" };
    case "layer": {
      const gradients = backwardColumns(workload);
      const layers = forward.map((ticks, l) => gradients.reduce((sum, column) => sum + column[l], ticks));
      return largest([work, ...indivisible(layers, speeds, "layer")]);
    }
    case "task": {
      const gradients = backward
        ? [greatest(activationGradient, weightGradient)]
        : [activationGradient, weightGradient];
      const tasks = Float64Array.from([forward, ...gradients].flatMap((column) => [...column]));
      return largest([work, ...indivisible(tasks, speeds, "task")]);
    }
    case "divisible": {
      const tasks = Float64Array.from([...forward, ...weightGradient]);
      const half = activationGradient.reduce((a, b) => Math.max(a, b), 0) / 2 / fastest;
      const halves = { value: half, reason: "half of the largest activation gradient" };
      return largest([work, ...indivisible(tasks, speeds, "uncut task"), halves]);
    }
  }
}

/** Entry by entry the lesser of two columns; the first where there is no second. */
function leastOf(column: Float64Array, other: Float64Array | undefined): Float64Array {
  return other === undefined ? column : column.map((ticks, l) => Math.min(ticks, other[l]));
}

/** Entry by entry the larger of two columns. */
function greatest(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((ticks, l) => Math.max(ticks, b[l]));
}

/** Work of all processors together; `saved` is what pairs take off. */
export function sharedWork(total: number, saved: number, speed: number): LowerBound {
  const less = saved > 0 ? ", less what overlapped pairs save," : "";
  return { value: (total - saved) / speed, reason: `total work${less} ÷ processors` };
}

/** The largest of some bounds, the first among equals. */
export function largest(bounds: readonly LowerBound[]): LowerBound {
  return bounds.reduce((best, bound) => (bound.value > best.value ? bound : best));
}

/** Bounds for pieces that each run on one processor. */
function indivisible(pieces: Float64Array, speeds: Float64Array, name: string): readonly LowerBound[] {
  const sizes = pieces.slice().sort().reverse();
  const fastest = speeds.slice().sort().reverse();
  const bounds: LowerBound[] = [{ value: sizes[0] / fastest[0], reason: `largest ${name}` }];
  let work = sizes[0];
  let speed = fastest[0];
  for (let k = 2; k <= Math.min(speeds.length - 1, sizes.length); k++) {
    work += sizes[k - 1];
    speed += fastest[k - 1];
    bounds.push({ value: work / speed, reason: `the ${k} largest ${name}s on the ${k} fastest processors` });
  }
  return [...bounds, ...pigeonholes(sizes, fastest, name)];
}

/** Of the kP + 1 largest pieces, k + 1 meet on some processor: at best the k + 1 smallest of them. */
function pigeonholes(sizes: Float64Array, fastest: Float64Array, name: string): readonly LowerBound[] {
  const bounds: LowerBound[] = [];
  const processors = fastest.length;
  for (let k = 1; k * processors + 1 <= sizes.length; k++) {
    const meeting = sum(sizes.subarray(k * processors - k, k * processors + 1));
    const reason = `${k + 1} of the ${k * processors + 1} largest ${name}s share a processor`;
    bounds.push({ value: meeting / fastest[0], reason });
  }
  return bounds;
}

function sum(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}
