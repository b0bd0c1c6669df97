import { capacity } from "./capacity";

/**
 * The same cut for processors of different speeds in a given order: stage i counts sum ÷ speeds[i], rounded up. A stage may not
 * be empty, so filling greedily is not enough (a slow processor may be left with a layer too large for it); which positions
 * the stages from i on can serve is kept for every i. O(layers · stages · log total).
 */
export function partitionUnequal(
  costs: Float64Array,
  stages: number,
  speeds: ArrayLike<number>,
): Int32Array<ArrayBuffer> {
  const sums = prefixSums(costs);
  const total = sums[costs.length];
  let slowest = speeds[0];
  for (let p = 1; p < stages; p++) slowest = Math.min(slowest, speeds[p]);
  let low = 0;
  let high = Math.ceil(total / slowest);
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (servable(sums, stages, speeds, middle)[0][0]) high = middle;
    else low = middle + 1;
  }
  return longestFirst(sums, servable(sums, stages, speeds, low), speeds, low);
}

/** servable[i][a] is 1 if stages i, i + 1, … can serve exactly the layers from a on, each at least one, within the bound. */
function servable(
  sums: Float64Array,
  stages: number,
  speeds: ArrayLike<number>,
  bound: number,
): Uint8Array[] {
  const layers = sums.length - 1;
  const table: Uint8Array[] = Array.from({ length: stages + 1 }, () => new Uint8Array(layers + 1));
  table[stages][layers] = 1;
  for (let stage = stages - 1; stage >= 0; stage--) {
    const most = capacity(bound, speeds[stage]);
    let nearest = -1; // least end after `a` that the later stages can go on from
    for (let a = layers - 1; a >= 0; a--) {
      if (table[stage + 1][a + 1]) nearest = a + 1;
      if (nearest >= 0 && sums[nearest] - sums[a] <= most) table[stage][a] = 1;
    }
  }
  return table;
}

function longestFirst(
  sums: Float64Array,
  table: readonly Uint8Array[],
  speeds: ArrayLike<number>,
  bound: number,
): Int32Array<ArrayBuffer> {
  const stages = table.length - 1;
  const starts = new Int32Array(stages);
  for (let stage = 0; stage + 1 < stages; stage++) {
    const reach = sums[starts[stage]] + capacity(bound, speeds[stage]);
    let end = starts[stage] + 1;
    for (let e = end; e < sums.length && sums[e] <= reach; e++) if (table[stage + 1][e]) end = e;
    starts[stage + 1] = end;
  }
  return starts;
}

function prefixSums(costs: Float64Array): Float64Array {
  const sums = new Float64Array(costs.length + 1);
  for (let l = 0; l < costs.length; l++) sums[l + 1] = sums[l] + costs[l];
  return sums;
}
