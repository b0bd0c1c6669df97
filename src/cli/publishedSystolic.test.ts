import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../analysis/report";
import { isRefusal } from "../base/refusal";
import { runCommand } from "./commands";
import type { RawOptions } from "./rawOptions";

/** layerpipe.md 8.2, systolic 128 × 128, batch 32: period of PipeDream ÷ period of LayerPipe for P = 2 … 16. */
const SPEEDUP: Readonly<Record<string, readonly number[]>> = {
  alexnet: [1.03, 1.34, 1.25, 1.51, 1.87, 2.16, 2.39, 2.45, 2.97, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0],
  vgg16: [1.04, 1.12, 1.14, 1.17, 1.4, 1.44, 1.65, 1.82, 2.05, 2.22, 2.46, 2.5, 2.74, 2.93, 3.0],
  resnet18: [1.02, 1.06, 1.15, 1.06, 1.15, 1.34, 1.33, 1.22, 1.14, 1.15, 1.17, 1.27, 1.39, 1.44, 1.59],
  resnet34: [1.01, 1.04, 1.06, 1.06, 1.11, 1.1, 1.19, 1.07, 1.11, 1.15, 1.25, 1.36, 1.39, 1.33, 1.19],
  resnet50: [1.02, 1.03, 1.02, 1.08, 1.05, 1.08, 1.08, 1.1, 1.1, 1.17, 1.15, 1.13, 1.22, 1.15, 1.12],
  resnet101: [1.01, 1.01, 1.01, 1.02, 1.05, 1.03, 1.03, 1.04, 1.06, 1.06, 1.06, 1.08, 1.05, 1.09, 1.07],
};

/** The same place: VGG16 without the split, and the utilization of both. */
const VGG16_INTRA = [1.01, 1.09, 1.07, 1.08, 1.28, 1.31, 1.47, 1.62, 1.84, 1.9, 2.14, 2.19, 2.21, 2.5, 2.65];
const VGG16_UTILIZATION = {
  pipedream: [0.97, 0.89, 0.88, 0.86, 0.71, 0.69, 0.61, 0.54, 0.49, 0.44, 0.4, 0.37, 0.35, 0.32, 0.3],
  layerpipe: [1, 1, 1, 1, 1, 1, 1, 0.98, 1, 0.98, 0.99, 0.93, 0.95, 0.95, 0.91],
};

interface Row {
  readonly family: string;
  readonly processors: number;
  readonly report: Report;
}

function sweep(network: string, more: RawOptions = {}): readonly Row[] {
  const rows = runCommand("compare", {
    network,
    cost: "systolic",
    families: "pipedream,layerpipe",
    microbatches: "8",
    sweep: "processors=2..16",
    ...more,
  });
  if (isRefusal(rows)) throw new Error(rows.reason);
  return rows as Row[];
}

/** Cycles by number of processors. */
function periods(rows: readonly Row[], family: string): number[] {
  const own = rows.filter((row) => row.family === family);
  return own.map(({ report }) => Number(report.period) / report.ticksPerUnit);
}

function speedups(rows: readonly Row[]): number[] {
  const layerpipe = periods(rows, "layerpipe");
  return periods(rows, "pipedream").map((period, i) => period / layerpipe[i]);
}

function expectWithin(found: readonly number[], expected: readonly number[], distance: number) {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of expected.entries())
    expect(Math.abs(found[i] - value), `entry ${i}: ${found[i]} for ${value}`).toBeLessThanOrEqual(distance);
}

describe("speedup of LayerPipe over straight PipeDream on a systolic array is that of layerpipe.md 8.2", () => {
  test.each(Object.entries(SPEEDUP))("%s", (network, expected) =>
    expectWithin(speedups(sweep(network)), expected, 0.01),
  );

  test("VGG16 without the split", () =>
    expectWithin(speedups(sweep("vgg16", { inter: "off" })), VGG16_INTRA, 0.01));

  test("VGG16's utilization", () => {
    const rows = sweep("vgg16", { processors: "1", sweep: "processors=1..16" });
    const [alone] = periods(rows, "pipedream");
    for (const [family, expected] of Object.entries(VGG16_UTILIZATION)) {
      const found = periods(rows, family).slice(1);
      expectWithin(
        found.map((period, i) => alone / ((i + 2) * period)),
        expected,
        0.01,
      );
    }
  });
});

describe("SCALE-Sim's code in place of its formula moves these speedups as layerpipe.md 7 says", () => {
  const networks = ["vgg16", "resnet18", "resnet34", "resnet50", "resnet101", "alexnet"];
  const movements = new Map<string, readonly number[]>();
  beforeAll(() => {
    for (const network of networks) {
      const formula = speedups(sweep(network));
      const code = speedups(sweep(network, { osFormula: "code" }));
      movements.set(
        network,
        formula.map((speedup, i) => code[i] - speedup),
      );
    }
  });
  const movement = (network: string) => movements.get(network) ?? [];
  const most = (network: string) => Math.max(...movement(network).map(Math.abs));

  test("by up to 0.025 for VGG16 and the ResNets", () => {
    expect(Math.max(...networks.slice(0, 5).map(most)).toFixed(3)).toBe("0.025");
  });

  test("by up to 0.31 for AlexNet", () => expect(most("alexnet").toFixed(2)).toBe("0.31"));

  test("the averages over networks and P = 7 … 9 by at most 0.005 without AlexNet and 0.015 with it", () => {
    const average = (of: readonly string[]) => {
      const moved = of.flatMap((network) => movement(network).slice(5, 8));
      return Math.abs(moved.reduce((sum, d) => sum + d, 0) / moved.length);
    };
    expect(average(networks.slice(0, 5))).toBeLessThanOrEqual(0.005);
    expect(average(networks)).toBeLessThanOrEqual(0.015);
  });
});

test("a straight PipeDream stops improving at total ÷ largest layer: the figures of layerpipe.md 8.4", () => {
  const limits = ["alexnet", "vgg16", "resnet18", "resnet34", "resnet50"].map((network) => {
    const [one, many] = periods(sweep(network, { sweep: "processors=1,128" }), "pipedream");
    return (one / many).toPrecision(2);
  });
  expect(limits).toEqual(["3.2", "4.9", "9.8", "18", "19"]);
});

describe("a systolic array at the command line", () => {
  const answer = (more: RawOptions) =>
    runCommand("schedule", { network: "vgg16", cost: "systolic", format: "report", ...more });

  test.each([
    [{ array: "128" }, 'An array is written rows × columns, for instance 128x128, not "128".'],
    [{ dataflow: "rs" }, "Dataflow is one of training, ws, os, is, not rs."],
    [{ osFormula: "exact" }, "Cycles where outputs stay is one of analytic, code, not exact."],
    [
      { network: "public/samples/vgg16.graph.txt" },
      'Layer "node2 Conv2d" has no shape, and an array computes shapes only; choose the cost model "profile".',
    ],
  ] as const)("%o is refused", (more, sentence) => {
    const refused = answer(more);
    expect(isRefusal(refused) && refused.reason).toBe(sentence);
  });

  test("interleaved gradients are faster, fused pooling is where it applies", () => {
    const makespan = (more: RawOptions): number =>
      JSON.parse(String(answer({ family: "sequential", ...more }))).makespan;
    expect(makespan({ gradients: "interleaved" })).toBeLessThan(makespan({}));
    expect(makespan({ network: "lenet5", mlcnn: "on" })).toBeLessThan(makespan({ network: "lenet5" }));
    expect(makespan({ mlcnn: "on" })).toBe(makespan({}));
  });
});
