import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Workload } from "../../model/workload";
import { arbitrarySpec, scaled } from "../../testing/arbitraryWorkload";
import {
  everyPlacement,
  loadsOfPlacement,
  type PlacementRules,
  tasksOfPlacement,
} from "../../testing/everyPlacement";
import { uniform, workload } from "../../testing/workloads";
import { type Freedom, placeLayers } from "./placeLayers";
import type { LayerPlacement } from "./placement";
import { trafficOf } from "./traffic";

const FREE: Freedom = { intra: true, cut: "anywhere", slack: 0 };

describe("placement of the worked example, four unit layers", () => {
  test("on 3 processors is the one of layerpipe.md 9, which sends least among those of period 4", () => {
    const w = uniform(4, [6, 6, 6], { processors: 3 });
    expect(drawn(w, placeLayers(w, FREE))).toEqual(["F0 I0 W0 I1", "F1 W1 I2 W2", "F2 F3 I3 W3"]);
    expect(trafficOf(w, placeLayers(w, FREE))).toBe(6);
  });

  test("without the first gradient is cut at 2/3 of I1 and 1/3 of I2", () => {
    const w = uniform(4, [6, 6, 6], { processors: 3, firstGradient: false });
    expect(drawn(w, placeLayers(w, FREE))).toEqual([
      "F0 W0 I1:4/6 W1",
      "F1 I1:2/6 F2 I2:2/6 W2",
      "I2:4/6 F3 I3 W3",
    ]);
  });

  test("on eight processors gives every layer two and halves its gradient", () => {
    const w = uniform(4, [6, 6, 6], { processors: 8 });
    expect(drawn(w, placeLayers(w, FREE))).toEqual([
      "I0:3/6 W0",
      "F0 I0:3/6",
      "I1:3/6 W1",
      "F1 I1:3/6",
      "I2:3/6 W2",
      "F2 I2:3/6",
      "I3:3/6 W3",
      "F3 I3:3/6",
    ]);
  });

  test("with nothing taken apart is PipeDream's partition", () => {
    const w = uniform(4, [6, 6, 6], { processors: 3 });
    const whole = placeLayers(w, { intra: false, cut: "never", slack: 0 });
    expect(drawn(w, whole)).toEqual(["F0 I0 W0 F1 I1 W1", "F2 I2 W2", "F3 I3 W3"]);
  });

  test("with layers kept together cuts a gradient only between its layers", () => {
    const w = uniform(2, [1, 4, 1], { processors: 2, firstGradient: false });
    const strict = placeLayers(w, { intra: false, cut: "anywhere", slack: 0 });
    expect(drawn(w, strict)).toEqual(["F0 W0 I1:2/4", "F1 I1:2/4 W1"]);
  });
});

/** P2 has room for two sevenths of the first gradient beside all else that it runs, and for all but a tick without the rest. */
const STOPS_BETWEEN = {
  forward: [1, 3],
  activationGradient: [7, 0],
  weightGradient: [7, 1],
  activationBytes: [14, 0],
  weightBytes: [30, 25],
  processors: 6,
};

/** P2 runs parts of both gradients, and what is sent falls with the product of the two. */
const CUTS_SHARE_ROOM = {
  forward: [1, 3],
  activationGradient: [5, 6],
  weightGradient: [5, 2],
  activationBytes: [1, 5],
  gradientBytes: [7, 3],
  weightBytes: [8, 0],
  processors: 5,
};

describe("a gradient cut where neither of its processors is full", () => {
  test.each([1, 10, 2520])(
    "takes what room the tasks after it leave, with ticks %d times as fine",
    (fine) => {
      const w = workload(scaled(STOPS_BETWEEN, fine));
      const earlier = `I0:${5 * fine}/${7 * fine}`;
      const later = `I0:${2 * fine}/${7 * fine}`;
      expect(drawn(w, placeLayers(w, FREE))).toEqual(["W0", earlier, `F0 ${later} F1 I1 W1`, "", "", ""]);
      expect(trafficOf(w, placeLayers(w, FREE))).toBeCloseTo(84, 9);
    },
  );

  test.each([2, 10, 2520])("leaves the next one half the room, with ticks %d times as fine", (fine) => {
    const w = workload(scaled(CUTS_SHARE_ROOM, fine));
    const placement = placeLayers(w, FREE);
    expect(Array.from(placement.earlierTicks)).toEqual([2.5 * fine, 2.5 * fine]);
    expect(trafficOf(w, placement)).toBeCloseTo(32.6 - (7 / 30) * (2.5 * 2.5 - 3 * 2), 9);
  });

  test("costs k times as large are cut at k times the ticks", () => {
    fc.assert(
      fc.property(arbitrarySpec(), fc.boolean(), fc.constantFrom(2, 7), (spec, intra, k) => {
        const base = scaled({ ...spec, speeds: undefined }, 2520);
        const once = placeLayers(workload(base), { ...FREE, intra });
        const larger = placeLayers(workload(scaled(base, k)), { ...FREE, intra });
        expect(larger).toEqual({ ...once, earlierTicks: once.earlierTicks.map((ticks) => ticks * k) });
      }),
      { numRuns: 1000 },
    );
  });
});

describe("against brute force", () => {
  const small = fc
    .record({
      layers: fc.constantFrom(1, 2, 2, 3),
      processors: fc.integer({ min: 1, max: 3 }),
      firstGradient: fc.boolean(),
      costs: fc.array(fc.nat(4), { minLength: 9, maxLength: 9 }),
      bytes: fc.oneof(fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }), fc.constant([1, 1, 1, 1, 1, 1])),
      gradientBytes: fc.option(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), { nil: undefined }),
    })
    .map(({ layers, processors, firstGradient, costs, bytes, gradientBytes }) =>
      workload({
        layers,
        forward: costs.slice(0, 3),
        activationGradient: costs.slice(3, 6),
        weightGradient: costs.slice(6),
        activationBytes: bytes.slice(0, 3),
        gradientBytes,
        weightBytes: bytes.slice(3),
        processors,
        firstGradient,
      }),
    );

  test.each<readonly [string, Freedom]>([
    ["tasks, gradients cut anywhere", FREE],
    ["tasks, gradients whole", { ...FREE, cut: "never" }],
    ["tasks, gradients cut after 3/10", { ...FREE, cut: { alpha: 0.3 } }],
    ["layers, gradients cut anywhere", { ...FREE, intra: false }],
    ["tasks, with half a period of slack", { ...FREE, slack: 0.5 }],
    ["layers, with half a period of slack", { ...FREE, intra: false, slack: 0.5 }],
  ])("least period, least traffic, fewest cuts, largest first segments: %s", (_, freedom) => {
    fc.assert(
      fc.property(small, (w) => {
        const placement = placeLayers(w, freedom);
        const found = measured(w, placement);
        const all = [...everyPlacement(w, rulesOf(w, freedom))].map((p) => measured(w, p));
        const least = Math.min(...all.map((value) => value.period));
        const within = all.filter((value) => value.period <= least * (1 + freedom.slack) + 1e-9);
        const traffic = Math.min(...within.map((value) => value.traffic));
        expect(within.map((value) => value.period)).toContain(found.period);
        expect(found.traffic).toBeCloseTo(traffic, 6);
        const cheapest = within.filter((value) => value.traffic < traffic + 1e-6);
        const cuts = Math.min(...cheapest.map((value) => value.cuts));
        expect(found.cuts).toBe(cuts);
        const best = cheapest.filter((value) => value.cuts === cuts).map((value) => value.tasks);
        expect(found.tasks).toEqual(best.sort(lexicographically)[0]);
      }),
    );
  });

  test("least traffic on more processors than two layers fill, where a cut may stop anywhere", () => {
    const column = (most: number) => fc.array(fc.nat(most), { minLength: 2, maxLength: 2 });
    const costs = { forward: column(6), activationGradient: column(6), weightGradient: column(6) };
    const bytes = { activationBytes: column(9), weightBytes: column(9) };
    const roomy = fc.record({ ...costs, ...bytes, processors: fc.constant(4) });
    const run = (spec: typeof roomy extends fc.Arbitrary<infer T> ? T : never) => {
      const w = workload(spec);
      const found = placeLayers(w, FREE);
      let period = Number.POSITIVE_INFINITY;
      let traffic = Number.POSITIVE_INFINITY;
      for (const p of everyPlacement(w, rulesOf(w, FREE))) {
        const longest = Math.max(...loadsOfPlacement(w, p));
        if (longest > period) continue;
        traffic = Math.min(longest < period ? Number.POSITIVE_INFINITY : traffic, trafficOf(w, p));
        period = longest;
      }
      expect(Math.max(...loadsOfPlacement(w, found))).toBe(period);
      expect(trafficOf(w, found)).toBeCloseTo(traffic, 6);
    };
    fc.assert(fc.property(roomy, run), { numRuns: 300, examples: [[STOPS_BETWEEN], [CUTS_SHARE_ROOM]] });
  });

  test("least period, then least traffic, with both gradients of a layer as one task", () => {
    const interleaved = fc
      .tuple(small, fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }))
      .map(([w, shares]): Workload => {
        const { activationGradient: I, weightGradient: W } = w;
        const backward = W.map((ticks, l) => Math.floor(((I[l] + ticks) * shares[l]) / 100));
        if (!w.firstGradient) backward[0] = W[0];
        return { ...w, backward };
      });
    fc.assert(
      fc.property(interleaved, (w) => {
        const found = placeLayers(w, { ...FREE, cut: "together" });
        const all = [...everyPlacement(w, { atoms: "tasks", cut: "never" })].filter((p) => isTogether(w, p));
        const least = Math.min(...all.map((p) => longestTogether(w, p)));
        expect(isTogether(w, found)).toBe(true);
        expect(longestTogether(w, found)).toBe(least);
        const within = all.filter((p) => longestTogether(w, p) === least);
        const traffic = Math.min(...within.map((p) => trafficOf(w, p)));
        expect(trafficOf(w, found)).toBeCloseTo(traffic, 6);
      }),
    );
  });

  function isTogether(
    w: Workload,
    { activationGradient, weightGradient, laterPart }: LayerPlacement,
  ): boolean {
    return weightGradient.every(
      (p, l) => (l === 0 && !w.firstGradient) || (p === activationGradient[l] && p === laterPart[l]),
    );
  }

  /** Ticks on the busiest processor: forwards, and backwards where the weight gradients are. */
  function longestTogether(w: Workload, { forward, weightGradient }: LayerPlacement): number {
    const loads = new Float64Array(w.processors);
    for (let l = 0; l < w.layers; l++) {
      loads[forward[l]] += w.forward[l];
      loads[weightGradient[l]] += w.backward?.[l] ?? 0;
    }
    return Math.max(...loads);
  }

  function measured(w: Workload, placement: LayerPlacement) {
    const period = Math.max(...loadsOfPlacement(w, placement));
    return { period, traffic: trafficOf(w, placement), ...tasksOfPlacement(w, placement) };
  }

  function lexicographically(a: readonly number[], b: readonly number[]): number {
    const differs = a.findIndex((tasks, p) => tasks !== b[p]);
    return differs < 0 ? 0 : b[differs] - a[differs];
  }
});

describe("against brute force, on processors of different speeds", () => {
  const small = fc
    .record({
      layers: fc.integer({ min: 1, max: 3 }),
      firstGradient: fc.boolean(),
      costs: fc.array(fc.nat(6), { minLength: 9, maxLength: 9 }),
      speeds: fc.array(fc.constantFrom(0.1, 0.5, 1, 2, 3), { minLength: 1, maxLength: 3 }),
    })
    .map(({ layers, firstGradient, costs, speeds }) =>
      workload({
        layers,
        forward: costs.slice(0, 3),
        activationGradient: costs.slice(3, 6),
        weightGradient: costs.slice(6),
        speeds,
        firstGradient,
      }),
    );

  test.each<readonly [string, Freedom, (w: Workload) => Workload[]]>([
    ["tasks, gradients whole, a slow processor left out", { ...FREE, cut: "never" }, everyChoice],
    ["tasks, gradients cut anywhere, over a slow processor too", FREE, everyChoice],
    ["tasks, gradients cut after 3/10", { ...FREE, cut: { alpha: 0.3 } }, everyChoice],
    ["layers, on all processors in a row", { ...FREE, intra: false }, (w) => [w]],
  ])("least period: %s", (_, freedom, choices) => {
    fc.assert(
      fc.property(small, (w) => {
        const found = periodWithSpeeds(w, placeLayers(w, freedom));
        expect(found).toBe(Math.min(...choices(w).map((chosen) => leastPeriod(chosen, freedom))));
      }),
      { numRuns: 300 },
    );
  });

  test("a slow processor is left out between the parts of a gradient", () => {
    const w = workload({ forward: 4, activationGradient: 4, weightGradient: 6, speeds: [3, 0.1, 0.5] });
    expect(drawn(w, placeLayers(w, FREE))).toEqual(["F0 I0:3/4 W0", "", "I0:1/4"]);
  });

  function leastPeriod(w: Workload, freedom: Freedom): number {
    const rules = rulesOf(w, freedom);
    return Math.min(...Array.from(everyPlacement(w, rules), (placement) => periodWithSpeeds(w, placement)));
  }

  /** The problem on some of its processors: one that is too slow may be left out. */
  function everyChoice(w: Workload): Workload[] {
    const choices = Array.from({ length: 2 ** w.processors - 1 }, (_, chosen) =>
      w.speeds.filter((_, p) => ((chosen + 1) >> p) % 2 === 1),
    );
    return choices.map((speeds) => ({ ...w, processors: speeds.length, speeds }));
  }
});

describe("on random networks", () => {
  const network = fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }))
    .chain(([layers, processors]) => {
      const column = fc.array(fc.nat(200), { minLength: layers, maxLength: layers });
      const columns = { forward: column, activationGradient: column, weightGradient: column };
      const bytes = { activationBytes: column, weightBytes: column };
      return fc.record({
        ...columns,
        ...bytes,
        processors: fc.constant(processors),
        firstGradient: fc.boolean(),
      });
    });

  const cutsBetterWithoutSlack = {
    forward: [87, 2, 0, 0],
    activationGradient: [131, 115, 0, 0],
    weightGradient: [170, 0, 0, 0],
    activationBytes: [1, 0, 0, 0],
    weightBytes: [0, 1, 0, 0],
    processors: 9,
    firstGradient: true,
  };

  test("slack saves traffic, never more than its share of the period", () => {
    fc.assert(
      fc.property(network, fc.constantFrom(0.05, 0.15, 1), (spec, slack) => {
        const w = workload(spec);
        const exact = placeLayers(w, FREE);
        const slacker = placeLayers(w, { ...FREE, slack });
        const period = Math.max(...loadsOfPlacement(w, exact));
        expect(Math.max(...loadsOfPlacement(w, slacker))).toBeLessThanOrEqual(period * (1 + slack) + 1e-9);
        expect(trafficOf(w, slacker)).toBeLessThanOrEqual(trafficOf(w, exact) * (1 + 1e-9));
      }),
      { examples: [[cutsBetterWithoutSlack, 0.05]] },
    );
  });

  test("processors of different speed keep to the least period too", () => {
    const speed = fc.constantFrom(0.1, 0.5, 1, 1, 2, 3);
    fc.assert(
      fc.property(network, fc.array(speed, { minLength: 1, maxLength: 6 }), (spec, speeds) => {
        const w = workload({ ...spec, processors: speeds.length, speeds });
        const one = workload({ ...spec, processors: 1, speeds: [Math.max(...speeds)] });
        const period = periodWithSpeeds(w, placeLayers(w, FREE));
        expect(period).toBeLessThanOrEqual(periodWithSpeeds(one, placeLayers(one, FREE)));
        expect(period).toBeGreaterThanOrEqual(w.total / speeds.reduce((a, b) => a + b, 0) - 1e-6);
      }),
    );
  });

  test("10,000 layers on 64 processors are placed within seconds", () => {
    const cost = (l: number) => 100 + ((l * 7919) % 101);
    const column = Array.from({ length: 10_000 }, (_, l) => cost(l));
    const columns = { forward: column, activationGradient: column, weightGradient: column };
    const w = workload({ ...columns, activationBytes: column, processors: 64, firstGradient: false });
    const loads = loadsOfPlacement(w, placeLayers(w, FREE));
    expect(Math.max(...loads)).toBe(Math.ceil(w.total / 64));
  });
});

function periodWithSpeeds(w: Workload, p: LayerPlacement): number {
  const loads = new Array<number>(w.processors).fill(0);
  const put = (cost: number, processor: number) => {
    loads[processor] += Math.ceil(cost / w.speeds[processor] - 1e-9);
  };
  for (let l = 0; l < w.layers; l++) {
    put(w.forward[l], p.forward[l]);
    put(w.weightGradient[l], p.weightGradient[l]);
    put(p.earlierTicks[l], p.activationGradient[l]);
    put(w.activationGradient[l] - p.earlierTicks[l], p.laterPart[l]);
  }
  return Math.max(...loads);
}

function rulesOf(w: Workload, { intra, cut }: Freedom): PlacementRules {
  const atoms = intra ? "tasks" : "layers";
  if (cut === "together") throw new Error("has an oracle of its own");
  if (typeof cut === "string") return { atoms, cut };
  return { atoms, cut: Array.from(w.activationGradient, (cost) => Math.round(cut.alpha * cost)) };
}

/** Tasks by processor, layer by layer; a part with its share. */
function drawn(w: Workload, p: LayerPlacement): string[] {
  const rows = Array.from({ length: w.processors }, (): string[] => []);
  for (let l = 0; l < w.layers; l++) {
    const cost = w.activationGradient[l];
    const isWhole = p.activationGradient[l] === p.laterPart[l];
    const earlier = isWhole ? `I${l}` : `I${l}:${p.earlierTicks[l]}/${cost}`;
    rows[p.forward[l]].push(`F${l}`);
    if (l > 0 || w.firstGradient) rows[p.activationGradient[l]].push(earlier);
    if (!isWhole) rows[p.laterPart[l]].push(`I${l}:${cost - p.earlierTicks[l]}/${cost}`);
    rows[p.weightGradient[l]].push(`W${l}`);
  }
  return rows.map((row) => row.join(" "));
}
