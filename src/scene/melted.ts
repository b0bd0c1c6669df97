/** Boxes in groups, each group in the order of time. */
export interface Boxes {
  /** Index of each group's first box; one entry more. */
  readonly offset: Int32Array;
  readonly x0: Float64Array;
  readonly x1: Float64Array;
  /** Position of the task that a box is of; −1 where several are one. */
  readonly task: Int32Array;
}

/** The same boxes with those made one that are narrow and near. */
export interface Melted extends Boxes {
  /** Ticks: narrower than two of it is narrow, nearer than it is near. */
  readonly gap: number;
}

/** A level is kept if it has at most this share of the boxes of the one before. */
const WORTH = 0.75;
/** No level is made for fewer boxes. */
const FEWEST = 1024;
const MOST_DOUBLINGS = 40;

/** Prepares drawing of many boxes on few pixels: for wider and wider gaps what is drawn as one box. O(boxes · log). */
export function meltedBoxes(boxes: Boxes): readonly Melted[] {
  const levels: Melted[] = [];
  let last = boxes;
  let gap = narrowest(boxes);
  for (let i = 0; i < MOST_DOUBLINGS && last.x0.length >= FEWEST && gap > 0; i++) {
    const level = melt(last, gap);
    if (level.x0.length <= WORTH * last.x0.length) {
      levels.push(level);
      last = level;
    }
    gap *= 2;
  }
  return levels;
}

/** About the mean distance from box to box, of all groups together. */
function narrowest({ x0, x1, offset }: Boxes): number {
  let span = 0;
  for (let group = 0; group + 1 < offset.length; group++)
    if (offset[group] < offset[group + 1]) span += x1[offset[group + 1] - 1] - x0[offset[group]];
  return span / Math.max(1, x0.length);
}

function melt({ x0, x1, task, offset }: Boxes, gap: number): Melted {
  const from = new Float64Array(x0.length);
  const to = new Float64Array(x0.length);
  const of = new Int32Array(x0.length);
  const borders = new Int32Array(offset.length);
  const isNarrow = (at: number) => task[at] === -1 || x1[at] - x0[at] < 2 * gap;
  let count = 0;
  for (let group = 0; group + 1 < offset.length; group++) {
    const first = count;
    for (let i = offset[group]; i < offset[group + 1]; i++) {
      const isOne = count > first && x0[i] - to[count - 1] < gap && isNarrow(i) && isNarrow(i - 1);
      if (isOne) {
        to[count - 1] = Math.max(to[count - 1], x1[i]);
        of[count - 1] = -1;
      } else {
        from[count] = x0[i];
        to[count] = x1[i];
        of[count++] = task[i];
      }
    }
    borders[group + 1] = count;
  }
  return { gap, offset: borders, x0: from.slice(0, count), x1: to.slice(0, count), task: of.slice(0, count) };
}
