import fc from "fast-check";
import { expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { chainStates } from "./cutStates";
import { type OptimizerOptions, optimize } from "./pipeDreamOptimizer";

interface Chain {
  readonly compute: readonly number[];
  readonly activations: readonly number[];
  readonly parameters: readonly number[];
}

/** The least slowest stage over every cut and every way to share out the machines, by the rules of schedules.md 20.1. */
function bruteForce(chain: Chain, o: OptimizerOptions): number {
  const layers = chain.compute.length;
  const sum = (column: readonly number[], from: number, to: number) =>
    column.slice(from, to).reduce((a, b) => a + b, 0);
  const stage = (from: number, to: number, m: number) =>
    (sum(chain.compute, from, to) + (4 * (m - 1) * sum(chain.parameters, from, to)) / (o.bandwidth * m)) / m;
  const fits = (from: number, to: number, used: number, m: number) =>
    o.memoryLimit === undefined ||
    Math.ceil((o.machines - used) / m) *
      (sum(chain.activations, from, to) + sum(chain.parameters, from, to)) <=
      o.memoryLimit;
  const edges = (from: number, to: number, m: number) => {
    if (o.compression === undefined || from === 0) return 0;
    const both = [chain.activations[from - 1], ...(to < layers ? [chain.activations[to - 1]] : [])];
    return Math.max(...both.map((a) => (2 * a) / (o.bandwidth * m) / (o.compression ?? 1)));
  };
  let least = Number.POSITIVE_INFINITY;
  const extend = (from: number, used: number, slowest: number): void => {
    if (from === layers && used === o.machines) least = Math.min(least, slowest);
    for (let to = from + 1; to <= layers; to++)
      for (let m = 1; m <= (o.replicate ? o.machines - used : Math.min(1, o.machines - used)); m++)
        if (fits(from, to, used + m, m))
          extend(to, used + m, Math.max(slowest, stage(from, to, m), edges(from, to, m)));
  };
  extend(0, 0, 0);
  return least;
}

const chains = fc.integer({ min: 1, max: 5 }).chain((layers) => {
  const column = fc.array(fc.nat(20), { minLength: layers, maxLength: layers });
  return fc.record({ compute: column, activations: column, parameters: column });
});

const options: fc.Arbitrary<OptimizerOptions> = fc.record(
  {
    machines: fc.integer({ min: 1, max: 5 }),
    replicate: fc.boolean(),
    bandwidth: fc.constantFrom(1, 4, Number.POSITIVE_INFINITY),
    memoryLimit: fc.constantFrom(20, 60, 200),
    compression: fc.constantFrom(1, 2.5),
  },
  { requiredKeys: ["machines", "replicate", "bandwidth"] },
);

function statesOf({ compute, activations, parameters }: Chain) {
  return chainStates(
    Float64Array.from(compute),
    Float64Array.from(activations),
    Float64Array.from(parameters),
  );
}

test("finds the least slowest stage of all partitions, or that there is none", () => {
  fc.assert(
    fc.property(chains, options, (chain, o) => {
      const plan = optimize(statesOf(chain), o);
      const least = bruteForce(chain, o);
      if (isRefusal(plan)) expect(least).toBe(Number.POSITIVE_INFINITY);
      else expect(plan.slowestStage).toBeCloseTo(least, 12);
    }),
    { numRuns: 500 },
  );
});

test("its stages tile the chain and use every machine", () => {
  fc.assert(
    fc.property(chains, options, (chain, o) => {
      const plan = optimize(statesOf(chain), o);
      if (isRefusal(plan)) return;
      expect(plan.stages.reduce((sum, stage) => sum + stage.replicas, 0)).toBe(o.machines);
      expect(plan.stages.map((stage) => stage.afterState)).toEqual([
        -1,
        ...plan.stages.slice(0, -1).map((stage) => stage.lastState),
      ]);
      expect(plan.stages[plan.stages.length - 1].lastState).toBe(chain.compute.length - 1);
    }),
  );
});

test("says what to change if there is no partition", () => {
  const chain = statesOf({ compute: [1, 1], activations: [1, 1], parameters: [1, 1] });
  const straight = optimize(chain, { machines: 3, replicate: false, bandwidth: 1 });
  expect(isRefusal(straight) && straight.reason).toBe(
    "Without replication this network makes at most 2 stages, fewer than 3 processors; take 2.",
  );
  const small = optimize(chain, { machines: 2, replicate: false, bandwidth: 1, memoryLimit: 1 });
  expect(isRefusal(small) && small.reason).toBe(
    "No partition over 2 processors keeps every stage within 1 bytes; allow more memory.",
  );
});
