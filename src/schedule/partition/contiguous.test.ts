import fc from "fast-check";
import { expect, test } from "vitest";
import { partitionLayers, stageSums } from "./contiguous";

/** Every cut of `layers` into `stages` non-empty stages, lexicographically largest list of lengths first. */
function* cuts(layers: number, stages: number): Generator<number[]> {
  if (stages === 1) {
    yield [layers];
    return;
  }
  for (let length = layers - stages + 1; length >= 1; length--)
    for (const rest of cuts(layers - length, stages - 1)) yield [length, ...rest];
}

function bruteForce(costs: readonly number[], parts: number, speeds: readonly number[]): number[] {
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const lengths of cuts(costs.length, Math.min(parts, costs.length))) {
    let from = 0;
    const loads = lengths.map((length, i) => {
      const sum = costs.slice(from, from + length).reduce((a, b) => a + b, 0);
      from += length;
      return Math.ceil(sum / speeds[i] - 1e-9);
    });
    if (Math.max(...loads) < least) {
      least = Math.max(...loads);
      best = lengths;
    }
  }
  return best;
}

function lengths(starts: Int32Array, layers: number): number[] {
  return Array.from(starts, (start, i) => (starts[i + 1] ?? layers) - start);
}

const costs = fc.array(fc.nat(9), { minLength: 1, maxLength: 9 });

test("equals the lexicographically largest of all best cuts", () => {
  fc.assert(
    fc.property(costs, fc.integer({ min: 1, max: 10 }), (c, parts) => {
      const found = partitionLayers(Float64Array.from(c), parts);
      expect(lengths(found, c.length)).toEqual(bruteForce(c, parts, Array(10).fill(1)));
    }),
  );
});

test("equals it for processors of different speeds, too", () => {
  const speeds = fc.array(fc.constantFrom(0.5, 1, 1.5, 2, 4), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(costs, fc.integer({ min: 1, max: 9 }), speeds, (c, parts, s) => {
      const found = partitionLayers(Float64Array.from(c), parts, s);
      expect(lengths(found, c.length)).toEqual(bruteForce(c, parts, s));
    }),
  );
});

/** Of all best cuts that with the longest stages first, by the best cut of the layers from each on for the stages from each on. */
function byTable(costs: readonly number[], speeds: readonly number[]): number[] {
  const load = (from: number, to: number, stage: number) =>
    Math.ceil(costs.slice(from, to).reduce((a, b) => a + b, 0) / speeds[stage] - 1e-9);
  const least = speeds.map(() => new Array<number>(costs.length + 1).fill(Number.POSITIVE_INFINITY));
  least.push([...costs.map(() => Number.POSITIVE_INFINITY), 0]);
  for (let i = speeds.length - 1; i >= 0; i--)
    for (let a = 0; a < costs.length; a++)
      for (let b = a + 1; b <= costs.length; b++)
        least[i][a] = Math.min(least[i][a], Math.max(load(a, b, i), least[i + 1][b]));
  let from = 0;
  return speeds.map((_, i) => {
    let to = costs.length;
    while (Math.max(load(from, to, i), least[i + 1][to]) > least[0][0]) to--;
    const length = to - from;
    from = to;
    return length;
  });
}

test("equals it where many layers are too large for slow processors", () => {
  const some = fc.array(fc.constantFrom(0, 1, 1, 2, 3, 40, 90), { minLength: 65, maxLength: 140 });
  const speeds = fc.array(fc.constantFrom(0.25, 0.5, 1, 2, 4), { minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(some, speeds, (c, s) => {
      const found = partitionLayers(Float64Array.from(c), s.length, s);
      expect(lengths(found, c.length)).toEqual(byTable(c, s));
    }),
    { numRuns: 12 },
  );
});

test("four equal layers on three processors are cut 2, 1, 1", () => {
  expect([...partitionLayers(Float64Array.of(3, 3, 3, 3), 3)]).toEqual([0, 2, 3]);
});

test("zero-cost layers still make non-empty stages", () => {
  expect([...partitionLayers(Float64Array.of(0, 0, 0), 3)]).toEqual([0, 1, 2]);
});

test("sums stages", () => {
  expect([...stageSums(Float64Array.of(1, 2, 3, 4), Int32Array.of(0, 2, 3))]).toEqual([3, 3, 4]);
});

test("cuts ten thousand layers for a thousand processors at once", () => {
  const many = Float64Array.from({ length: 10_000 }, (_, l) => 1_000_000 + ((l * 7919) % 1000) * 997);
  const started = performance.now();
  const starts = partitionLayers(many, 1024);
  expect(performance.now() - started).toBeLessThan(500);
  expect(starts).toHaveLength(1024);
});
