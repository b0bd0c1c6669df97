/**
 * The most entries of `positions` that stay as they are while the others move: a longest increasing subsequence, 1 where kept;
 * entries of −1 are never kept. Among several of equal length the one whose last entries are smallest. O(n log n).
 */
export function keptInOrder(positions: Int32Array): Uint8Array {
  const ends = new Int32Array(positions.length); // index of the last entry of the best run of each length
  const before = new Int32Array(positions.length);
  let longest = 0;
  for (let i = 0; i < positions.length; i++) {
    if (positions[i] < 0) continue;
    let low = 0;
    let high = longest;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (positions[ends[middle]] < positions[i]) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? ends[low - 1] : -1;
    ends[low] = i;
    longest = Math.max(longest, low + 1);
  }
  const kept = new Uint8Array(positions.length);
  for (let i = longest > 0 ? ends[longest - 1] : -1; i >= 0; i = before[i]) kept[i] = 1;
  return kept;
}
