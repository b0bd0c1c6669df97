/** Row of every position; a machine has at most 65,534. O(tasks). */
export function rowsByPosition(rowOffset: Int32Array): Uint16Array {
  const rows = new Uint16Array(rowOffset[rowOffset.length - 1]);
  for (let row = 0; row + 1 < rowOffset.length; row++) rows.fill(row, rowOffset[row], rowOffset[row + 1]);
  return rows;
}
