/** Row of every position. */
export function rowsByPosition(rowOffset: Int32Array): Int32Array {
  const rows = new Int32Array(rowOffset[rowOffset.length - 1]);
  for (let row = 0; row + 1 < rowOffset.length; row++) rows.fill(row, rowOffset[row], rowOffset[row + 1]);
  return rows;
}
