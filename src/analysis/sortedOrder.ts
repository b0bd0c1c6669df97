/** Indices 0 … n − 1 by ascending key, equal keys in their given order. O(n) for keys that are sorted already. */
export function sortedOrder(keys: ArrayLike<number>): Int32Array {
  const order = new Int32Array(keys.length);
  let sorted = true;
  for (let i = 0; i < order.length; i++) {
    order[i] = i;
    if (i > 0 && keys[i] < keys[i - 1]) sorted = false;
  }
  return sorted ? order : Int32Array.from(Array.from(order).sort((a, b) => keys[a] - keys[b]));
}
