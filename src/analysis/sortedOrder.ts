/**
 * Indices 0 … n − 1 by ascending key, equal keys in their given order. Merges what is in order already: O(n · log of how often
 * a key is below the one before it), so O(n) for keys that are sorted.
 */
export function sortedOrder(keys: ArrayLike<number>): Int32Array {
  let order = new Int32Array(keys.length);
  let merged = order;
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (
    let runs = runsOf(keys);
    runs.length > 2;
    runs = runs.filter((_, i) => i % 2 === 0 || i === runs.length - 1)
  ) {
    if (merged === order) merged = new Int32Array(keys.length);
    for (let run = 0; run + 1 < runs.length; run += 2)
      merge(keys, order, merged, runs[run], runs[run + 1], runs[run + 2] ?? runs[run + 1]);
    [order, merged] = [merged, order];
  }
  return order;
}

/** Where each ascending run of keys starts, and behind the last one the number of keys. */
function runsOf(keys: ArrayLike<number>): readonly number[] {
  const starts = [0];
  for (let i = 1; i < keys.length; i++) if (keys[i] < keys[i - 1]) starts.push(i);
  starts.push(keys.length);
  return starts;
}

/** Merges two neighbouring runs from `begin`, `middle` and up to `end` into the same places. */
function merge(
  keys: ArrayLike<number>,
  from: Int32Array,
  to: Int32Array,
  begin: number,
  middle: number,
  end: number,
): void {
  let left = begin;
  let right = middle;
  for (let at = begin; at < end; at++)
    to[at] =
      right === end || (left < middle && keys[from[left]] <= keys[from[right]])
        ? from[left++]
        : from[right++];
}
