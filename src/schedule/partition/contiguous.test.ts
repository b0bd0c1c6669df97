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
