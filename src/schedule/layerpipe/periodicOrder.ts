/**
 * A processor's order over a run: in period n it goes through its list, op v on minibatch n − r(v) where there is one.
 * Task id = op · minibatches + minibatch. O(tasks).
 */
export function periodicOrder(
  list: readonly number[],
  slot: ArrayLike<number>,
  minibatches: number,
): Int32Array<ArrayBuffer> {
  const order = new Int32Array(list.length * minibatches);
  const first = new Float64Array(list.length);
  for (let v = 0; v < list.length; v++) first[v] = slot[list[v]];
  const periods = minibatches + closeGaps(first, minibatches);
  let at = 0;
  for (let n = 0; n < periods; n++)
    for (let v = 0; v < list.length; v++) {
      const minibatch = n - first[v];
      if (minibatch >= 0 && minibatch < minibatches) order[at++] = list[v] * minibatches + minibatch;
    }
  return order;
}

/**
 * Starts slots at 0 and leaves no more periods between two than the run has minibatches: further apart they never meet.
 * Returns the last slot.
 */
function closeGaps(slots: Float64Array, minibatches: number): number {
  const ascending = slots.toSorted();
  const moved = new Map<number, number>();
  let now = 0;
  let last = ascending[0];
  for (const slot of ascending) {
    now += Math.min(slot - last, minibatches);
    moved.set(slot, now);
    last = slot;
  }
  for (let v = 0; v < slots.length; v++) slots[v] = moved.get(slots[v]) ?? 0;
  return now;
}
