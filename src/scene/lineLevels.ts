/** A line through points whose x do not decrease. */
export interface LinePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The points of a line that are seen where columns of this width are narrower than a pixel. */
export interface LineLevel extends LinePoints {
  /** Width of a column, ticks. */
  readonly ticks: number;
}

/** Lines of fewer points are drawn as they are. */
const FEWEST = 4096;
/** Points that a column of the finest level stands for, on average. */
const POINTS_EACH = 8;

const known = new WeakMap<Float64Array, readonly LineLevel[]>();

/**
 * Fewer and fewer points of a long line, finest first: of each column of time the first, the lowest, the highest and the last,
 * so that what is drawn covers the same pixels. Made once for each line. O(points).
 */
export function lineLevels(line: LinePoints): readonly LineLevel[] {
  if (line.x.length < FEWEST) return [];
  const kept = known.get(line.x) ?? makeLevels(line);
  known.set(line.x, kept);
  return kept;
}

function makeLevels({ x, y }: LinePoints): readonly LineLevel[] {
  const span = x[x.length - 1] - x[0];
  if (!(span > 0)) return [];
  const levels: LineLevel[] = [];
  let last: LinePoints = { x, y };
  for (let ticks = (POINTS_EACH * span) / x.length; last.x.length >= FEWEST && ticks < span; ticks *= 2) {
    const level = thinned(last, ticks);
    levels.push(level);
    last = level;
  }
  return levels;
}

function thinned({ x, y }: LinePoints, ticks: number): LineLevel {
  const keptX: number[] = [];
  const keptY: number[] = [];
  for (let first = 0; first < x.length; ) {
    const border = (Math.floor(x[first] / ticks) + 1) * ticks;
    let low = first;
    let high = first;
    let past = first + 1;
    for (; past < x.length && x[past] < border; past++) {
      if (y[past] < y[low]) low = past;
      if (y[past] > y[high]) high = past;
    }
    let before = -1;
    for (const at of [first, Math.min(low, high), Math.max(low, high), past - 1]) {
      if (at === before) continue;
      keptX.push(x[at]);
      keptY.push(y[at]);
      before = at;
    }
    first = past;
  }
  return { ticks, x: Float64Array.from(keptX), y: Float64Array.from(keptY) };
}
