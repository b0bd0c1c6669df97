import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Workload } from "../../model/workload";
import { everyPlacement, loadsOfPlacement } from "../../testing/everyPlacement";
import { uniform, type WorkloadSpec, workload } from "../../testing/workloads";
import { partitionLayers, stageSums } from "../partition/contiguous";
import { layerCosts } from "../partition/stages";
import { chainOf } from "./chain";
import { smallestPeriod } from "./smallestPeriod";

type Cut = Parameters<typeof chainOf>[1];

/** theory.md 1.3: tasks on any segments, with G cut (C3) or whole (C2); layers together with G cut between them (C1); C0. */
const c3 = (w: Workload, cut: Cut = "anywhere") => smallestPeriod(chainOf(w, cut), "tasks");
const c2 = (w: Workload) => c3(w, "never");
const c1 = (w: Workload, cut: Cut = "anywhere") => smallestPeriod(chainOf(w, cut), "layers");
const c0 = (w: Workload) =>
  Math.max(...stageSums(layerCosts(w), partitionLayers(layerCosts(w), w.processors)));

describe("the least period", () => {
  const four = (processors: number, firstGradient: boolean, ticks = 6) =>
    uniform(4, [ticks, ticks, ticks], { processors, firstGradient });

  test("of four unit layers on 3 processors is 4, whether gradients are cut or not", () => {
    expect([c0(four(3, true)), c2(four(3, true)), c3(four(3, true))]).toEqual([36, 24, 24]);
  });

  test("without the first gradient is 5 for whole layers, 4 for tasks and 11/3 with a cut", () => {
    expect([c0(four(3, false)), c2(four(3, false)), c3(four(3, false))]).toEqual([30, 24, 22]);
  });

  test("on eight processors is 3/2 with halved gradients and 2 with whole ones", () => {
    expect([c0(four(8, true)), c2(four(8, true)), c3(four(8, true))]).toEqual([18, 12, 9]);
    expect(c3(four(8, true), { alpha: 0.5 })).toBe(9);
  });

  test("with layers kept together needs a gradient carried between them to be better than whole layers", () => {
    const w = uniform(2, [1, 4, 1], { processors: 2, firstGradient: false });
    expect([c0(w), c1(w)]).toEqual([6, 4]);
  });

  test.each<readonly [string, WorkloadSpec, number]>([
    [
      "one layer on two processors: F and W beside each other",
      { forward: 5, activationGradient: 0, weightGradient: 7, processors: 2 },
      7,
    ],
    [
      "one layer on four processors: its gradient halved",
      { forward: 5, activationGradient: 14, weightGradient: 7, processors: 4 },
      7,
    ],
    [
      "one processor: all its work",
      { forward: [3, 1], activationGradient: [2, 9], weightGradient: [4, 4], processors: 1 },
      23,
    ],
    [
      "more processors than tasks: the largest task, half a gradient",
      { layers: 2, forward: 3, activationGradient: 9, weightGradient: 2, processors: 20 },
      5,
    ],
    ["nothing to do", { layers: 3, forward: 0, activationGradient: 0, weightGradient: 0, processors: 3 }, 0],
    [
      "a layer without cost between others",
      { forward: [2, 0, 2], activationGradient: [2, 0, 2], weightGradient: [2, 0, 2], processors: 2 },
      6,
    ],
    [
      "costs from 1 to a million",
      { forward: [1, 1e6, 1], activationGradient: [1, 1e6, 1], weightGradient: 1, processors: 4 },
      1e6,
    ],
  ])("for %s", (_, spec, period) => {
    expect(c3(workload(spec))).toBe(period);
  });

  test("leaves out a processor that is too slow for any task", () => {
    const w = uniform(2, [4, 4, 4], { speeds: [1, 0.01, 1] });
    expect(c3(w)).toBe(12);
  });

  test("on faster processors counts cost ÷ speed, rounded up to ticks", () => {
    expect(c2(workload({ forward: 5, activationGradient: 0, weightGradient: 9, speeds: [2, 4] }))).toBe(3);
  });
});

describe("against brute force", () => {
  const small = fc.record({
    layers: fc.constantFrom(1, 2, 2, 3),
    processors: fc.integer({ min: 1, max: 3 }),
    firstGradient: fc.boolean(),
    costs: fc.array(fc.nat(5), { minLength: 9, maxLength: 9 }),
  });
  const made = ({
    layers,
    processors,
    firstGradient,
    costs,
  }: typeof small extends fc.Arbitrary<infer T> ? T : never) =>
    workload({
      layers,
      forward: costs.slice(0, 3),
      activationGradient: costs.slice(3, 6),
      weightGradient: costs.slice(6),
      processors,
      firstGradient,
    });
  const leastOf = (w: Workload, rules: Parameters<typeof everyPlacement>[1]) => {
    let least = Number.POSITIVE_INFINITY;
    for (const p of everyPlacement(w, rules)) least = Math.min(least, Math.max(...loadsOfPlacement(w, p)));
    return least;
  };

  test("tasks, gradients cut at any tick (C3)", () => {
    fc.assert(
      fc.property(small.map(made), (w) => {
        expect(c3(w)).toBe(leastOf(w, { atoms: "tasks", cut: "anywhere" }));
      }),
    );
  });

  test("tasks, gradients whole (C2)", () => {
    fc.assert(
      fc.property(small.map(made), (w) => {
        expect(c2(w)).toBe(leastOf(w, { atoms: "tasks", cut: "never" }));
      }),
    );
  });

  test("layers, gradients cut between them (C1)", () => {
    fc.assert(
      fc.property(small.map(made), (w) => {
        expect(c1(w)).toBe(leastOf(w, { atoms: "layers", cut: "anywhere" }));
      }),
    );
  });

  test.each([0.5, 0.3])("gradients cut after a given share, %f", (alpha) => {
    fc.assert(
      fc.property(small.map(made), (w) => {
        const cut = Array.from(w.activationGradient, (cost) => Math.round(alpha * cost));
        expect(c3(w, { alpha })).toBe(leastOf(w, { atoms: "tasks", cut }));
        expect(c1(w, { alpha })).toBe(leastOf(w, { atoms: "layers", cut }));
      }),
    );
  });

  test("whole tasks are the best of 6^L task lists cut into contiguous segments", () => {
    const four = fc.array(fc.nat(9), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(four, fc.integer({ min: 1, max: 6 }), (costs, processors) => {
        const columns = {
          forward: costs.slice(0, 4),
          activationGradient: costs.slice(4, 8),
          weightGradient: costs.slice(8),
        };
        const w = workload({ ...columns, processors });
        let least = Number.POSITIVE_INFINITY;
        for (const list of taskLists(w, 0)) least = Math.min(least, leastLargestSum(list, processors));
        expect(c2(w)).toBe(least);
      }),
      { numRuns: 15 },
    );
  });
});

describe("on random networks", () => {
  const network = fc
    .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 12 }), fc.boolean(), fc.boolean())
    .chain(([layers, processors, firstGradient, skewed]) => {
      const cost = skewed ? fc.integer({ min: 0, max: 6 }).map((e) => 10 ** e) : fc.nat(99);
      const column = fc.array(cost, { minLength: layers, maxLength: layers });
      return fc.record({
        layers: fc.constant(layers),
        processors: fc.constant(processors),
        firstGradient: fc.constant(firstGradient),
        forward: column,
        activationGradient: column,
        weightGradient: column,
      });
    });

  test("more freedom is never slower: C3 ≤ C1 ≤ C0 and C3 ≤ C2 ≤ C0, all at least work ÷ processors", () => {
    fc.assert(
      fc.property(network, (spec) => {
        const w = workload(spec);
        expect(c3(w)).toBeGreaterThanOrEqual(w.total / w.processors);
        expect(c3(w)).toBeLessThanOrEqual(Math.min(c1(w), c2(w)));
        expect(Math.max(c1(w), c2(w))).toBeLessThanOrEqual(c0(w));
      }),
    );
  });

  test("one processor more is never slower", () => {
    fc.assert(
      fc.property(network, (spec) => {
        const more = { ...spec, processors: spec.processors + 1 };
        for (const least of [c1, c2, c3])
          expect(least(workload(more))).toBeLessThanOrEqual(least(workload(spec)));
      }),
    );
  });

  test("a network read backwards takes as long", () => {
    fc.assert(
      fc.property(network, (spec) => {
        const { forward, activationGradient, weightGradient } = workload({ ...spec, firstGradient: true });
        const turned = (column: Float64Array) => Array.from(column).reverse();
        const back = {
          forward: turned(forward),
          activationGradient: turned(activationGradient),
          weightGradient: turned(weightGradient),
        };
        for (const least of [c2, c3])
          expect(least(workload({ ...spec, ...back, firstGradient: true }))).toBe(
            least(workload({ ...spec, firstGradient: true })),
          );
      }),
    );
  });

  test("k times the costs take k times as long, or less by what a finer tick allows", () => {
    fc.assert(
      fc.property(network, fc.integer({ min: 2, max: 7 }), (spec, k) => {
        const times = (column: readonly number[]) => column.map((cost) => cost * k);
        const larger = workload({
          ...spec,
          forward: times(spec.forward),
          activationGradient: times(spec.activationGradient),
          weightGradient: times(spec.weightGradient),
        });
        const w = workload(spec);
        expect(c2(larger)).toBe(k * c2(w));
        expect(c3(larger)).toBeLessThanOrEqual(k * c3(w));
        expect(c3(larger)).toBeGreaterThan(k * (c3(w) - 1));
      }),
    );
  });
});

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** All lists of task costs, layer by layer, each layer in each order. */
function* taskLists(w: Workload, layer: number): Generator<number[]> {
  if (layer === w.layers) yield [];
  else
    for (const rest of taskLists(w, layer + 1)) {
      const tasks = [w.forward[layer], w.activationGradient[layer], w.weightGradient[layer]];
      for (const order of ORDERS) yield [...order.map((task) => tasks[task]), ...rest];
    }
}

/** Chains on chains by its recurrence: the least largest sum of at most `parts` contiguous segments. */
function leastLargestSum(list: readonly number[], parts: number): number {
  let best = list.map((_, end) => list.slice(0, end + 1).reduce((a, b) => a + b, 0));
  for (let part = 1; part < parts; part++) {
    const next = [...best];
    for (let end = 0; end < list.length; end++) {
      let sum = 0;
      for (let start = end; start > 0; start--) {
        sum += list[start];
        next[end] = Math.min(next[end], Math.max(best[start - 1], sum));
      }
    }
    best = next;
  }
  return best[list.length - 1];
}
