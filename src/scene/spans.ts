import { firstAbove } from "./visibleRange";

/** Whole numbers in spans [from, past), as from, past, from, past …: ascending, and none touches the next. */
export type Spans = Int32Array;

/** Spans that hold what any of the given ones holds. O(n · log n) for n spans, however much they hold. */
export function mergeSpans(given: readonly (readonly [from: number, past: number])[]): Spans {
  const merged: number[] = [];
  for (const [from, past] of given.toSorted((a, b) => a[0] - b[0])) {
    if (from >= past) continue;
    const last = merged.length - 1;
    if (last > 0 && from <= merged[last]) merged[last] = Math.max(merged[last], past);
    else merged.push(from, past);
  }
  return Int32Array.from(merged);
}

/** Whether a span holds a number. O(log n). */
export function isInSpans(spans: Spans, x: number): boolean {
  return firstAbove(spans, x, 0, spans.length) % 2 === 1;
}

/** The parts of spans that lie in [low, high), in order. O(log n + parts). */
export function* spansWithin(spans: Spans, low: number, high: number): Iterable<readonly [number, number]> {
  for (let i = firstAbove(spans, low, 0, spans.length) & ~1; i < spans.length && spans[i] < high; i += 2)
    if (spans[i + 1] > low) yield [Math.max(low, spans[i]), Math.min(high, spans[i + 1])];
}
