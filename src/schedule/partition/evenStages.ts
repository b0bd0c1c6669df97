import type { Placement } from "../placement/placement";

/**
 * Fills stage after stage up to what its holders should have computed by then, their speeds considered, so that later chunks make
 * up for what layers too large or too small left of earlier ones. No stage takes longer than `longest` on its slowest holder, but
 * for its first layer and for the last stages. Returns the first layer of each stage; O(layers + stages).
 */
export function evenStages(
  costs: Float64Array,
  placement: Placement,
  speeds: ArrayLike<number>,
  longest: number,
): Int32Array<ArrayBuffer> {
  const { stages, rowsOf } = placement;
  const share = shares(costs, placement, speeds);
  const due = new Float64Array(placement.processors);
  const starts = new Int32Array(stages);
  let end = 0;
  for (let s = 0; s < stages; s++) {
    starts[s] = end;
    const rows = rowsOf(s);
    const most = longest * Math.min(...rows.map((p) => speeds[p]));
    let target = 0;
    for (const p of rows) target += due[p] += share[p] / rows.length;
    const last = costs.length - (stages - 1 - s);
    let sum = costs[end++];
    while (end < last && sum + costs[end] / 2 <= target && sum + costs[end] <= most) sum += costs[end++];
    for (const p of rows) due[p] -= sum / rows.length;
  }
  return starts;
}

/** What each processor should compute of a whole stage that it holds. */
function shares(
  costs: Float64Array,
  { stages, processors, rowsOf }: Placement,
  speeds: ArrayLike<number>,
): Float64Array {
  let total = 0;
  for (const cost of costs) total += cost;
  let speed = 0;
  for (let p = 0; p < processors; p++) speed += speeds[p];
  const held = new Float64Array(processors);
  for (let s = 0; s < stages; s++) for (const p of rowsOf(s)) held[p] += 1 / rowsOf(s).length;
  return held.map((h, p) => (total * speeds[p]) / (speed * h));
}
