/** Values that one entry of the next level stands for. */
const FAN = 8;

/** Places of the largest of every FAN values, of every FAN² values, and so on. */
export type LargestLevels = readonly Int32Array[];

/** Prepares a column for largestIn. O(n). */
export function largestLevels(column: Float64Array): LargestLevels {
  const levels: Int32Array[] = [];
  for (let length = Math.ceil(column.length / FAN); length > 1; length = Math.ceil(length / FAN)) {
    const below = levels.at(-1);
    levels.push(Int32Array.from({ length }, (_, i) => largestOf(column, below, i)));
  }
  return levels;
}

/** Place of the largest value below entry `i` of a level. */
function largestOf(column: Float64Array, below: Int32Array | undefined, i: number): number {
  const places = below?.length ?? column.length;
  const place = (j: number) => (below === undefined ? j : below[j]);
  let best = place(i * FAN);
  for (let j = i * FAN + 1; j < Math.min((i + 1) * FAN, places); j++)
    if (column[place(j)] > column[best]) best = place(j);
  return best;
}

/** Index of the first largest value in [from, to), which is not empty. O(log (to − from)). */
export function largestIn(column: Float64Array, levels: LargestLevels, from: number, to: number): number {
  let best = from;
  for (let i = from; i < to; ) {
    let level = 0;
    let width = 1;
    while (level < levels.length && i % (width * FAN) === 0 && i + width * FAN <= to) {
      width *= FAN;
      level++;
    }
    const place = level === 0 ? i : levels[level - 1][i / width];
    if (column[place] > column[best]) best = place;
    i += width;
  }
  return best;
}
