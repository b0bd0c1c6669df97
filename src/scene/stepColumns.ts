/** Step functions by row: value[i] holds from x[i] to x[i + 1], a row's last to the end. Every row starts at time 0. */
export interface RowSteps {
  readonly rowOffset: Int32Array;
  readonly x: Float64Array;
  readonly value: Float64Array;
}

/** All time cut into columns of one width; column c of row r is entry r · perRow + c. */
export interface StepColumns {
  /** Width. */
  readonly ticks: number;
  readonly perRow: number;
  /** The step that is highest within the column, the first of them. */
  readonly highest: Int32Array;
}

/** Steps that a column of the finest kind stands for, on average in the longest row. */
const STEPS_EACH = 2;
/** No columns are made for rows of fewer. */
const FEWEST = 64;

/**
 * Prepares drawing of many steps on few pixels: columns of two steps each or so, and of two, four … times their width. Their
 * borders are multiples of their width, wherever the window is. O(steps).
 */
export function stepColumns(steps: RowSteps, end: number): readonly StepColumns[] {
  const longest = longestRow(steps.rowOffset);
  if (end <= 0 || longest < STEPS_EACH * FEWEST) return [];
  const ticks = 2 ** Math.ceil(Math.log2((STEPS_EACH * end) / longest));
  const levels = [finest(steps, ticks, Math.ceil(end / ticks))];
  for (let last = levels[0]; last.perRow >= 2 * FEWEST; last = levels[levels.length - 1])
    levels.push(coarser(steps, last));
  return levels;
}

function longestRow(rowOffset: Int32Array): number {
  let longest = 0;
  for (let row = 0; row + 1 < rowOffset.length; row++)
    longest = Math.max(longest, rowOffset[row + 1] - rowOffset[row]);
  return longest;
}

function finest({ rowOffset, x, value }: RowSteps, ticks: number, perRow: number): StepColumns {
  const rows = rowOffset.length - 1;
  const highest = new Int32Array(rows * perRow);
  for (let row = 0; row < rows; row++) {
    let i = rowOffset[row]; // the step that holds where the column starts
    for (let column = 0; column < perRow; column++) {
      const end = (column + 1) * ticks;
      let best = i;
      let next = i + 1;
      for (; next < rowOffset[row + 1] && x[next] < end; next++) if (value[next] > value[best]) best = next;
      highest[row * perRow + column] = best;
      i = next < rowOffset[row + 1] && x[next] === end ? next : next - 1;
    }
  }
  return { ticks, perRow, highest };
}

function coarser({ rowOffset, value }: RowSteps, last: StepColumns): StepColumns {
  const rows = rowOffset.length - 1;
  const perRow = Math.ceil(last.perRow / 2);
  const highest = new Int32Array(rows * perRow);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < perRow; column++) {
      const left = last.highest[row * last.perRow + 2 * column];
      const right = last.highest[row * last.perRow + Math.min(2 * column + 1, last.perRow - 1)];
      highest[row * perRow + column] = value[right] > value[left] ? right : left;
    }
  return { ticks: 2 * last.ticks, perRow, highest };
}
