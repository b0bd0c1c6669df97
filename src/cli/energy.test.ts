import { expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { runCommand } from "./commands/index";
import { commandLine } from "./program";
import type { RawOptions } from "./rawOptions";

interface Answer {
  readonly unit: string;
  readonly constants: Readonly<Record<string, number>>;
  readonly source: string;
  readonly changed: readonly string[];
  readonly layers: readonly Readonly<Record<string, unknown>>[];
  readonly total: {
    readonly forward: number;
    readonly gradients: { readonly separate: number; readonly interleaved: number };
  };
}

const ask = (raw: RawOptions) => runCommand("energy", raw);

function answer(raw: RawOptions): Answer {
  const found = ask(raw);
  if (isRefusal(found)) throw new Error(found.reason);
  return found as Answer;
}

test("energy of a network's tasks comes layer by layer, with its constants and where they are from", () => {
  const { unit, constants, changed, source, layers } = answer({
    network: "mlp",
    batch: "32",
    array: "32x32",
  });
  expect(unit).toBe("pJ");
  expect(constants).toEqual({ mac: 4.6, addition: 0.9, register: 0, neighbour: 0, sram: 5, dram: 640 });
  expect([changed, source.slice(0, 5)]).toEqual([[], "45 nm"]);
  expect(layers[0]).toMatchObject({ activationGradient: 0, gradients: null });
});

test("constants are replaced one by one", () => {
  const only = { energyMac: "1", energySram: "0", energyDram: "0" };
  const { total, changed } = answer({ network: "vgg16", batch: "2", ...only });
  // one pJ for each multiply-add
  expect(total.forward).toBe(2 * 15_470_264_320);
  expect(changed).toEqual(["mac", "sram", "dram"]);
});

test("both gradients of VGG16 take 9.9 % less interleaved, for minibatches of 32 on 32 × 32", () => {
  const { gradients } = answer({ network: "vgg16", array: "32x32", firstGradient: "on" }).total;
  expect((100 * (1 - gradients.interleaved / gradients.separate)).toFixed(1)).toBe("9.9");
});

test("the command line offers what energy depends on, and nothing else", () => {
  const command = commandLine().commands.find((known) => known.name() === "energy");
  expect(command?.options.map(({ long }) => long)).toEqual([
    ...["--network", "--first-gradient", "--batch", "--array", "--dataflow", "--mlcnn", "--energy"],
    ...["--energy-mac", "--energy-addition", "--energy-register", "--energy-neighbour", "--energy-sram"],
    "--energy-dram",
  ]);
});

test.each([
  [{ osFormula: "code" }, { dataflow: "os" }],
  [{ gradients: "interleaved" }, {}],
  [{ boxSums: "free" }, { mlcnn: "on" }],
  [{ lowPrecision: "4" }, { mlcnn: "on" }],
])("%o changes times and no energy", (changed, others) => {
  const raw = { network: "lenet5", ...others };
  expect(ask({ ...raw, ...changed })).toEqual(ask(raw));
});

test.each([
  [{ cost: "macs" }, "The layers are not priced on an array."],
  [{ energy: "7nm" }, "Energy is one of horowitz, eyeriss, not 7nm."],
  [{ energySram: "-1" }, "SRAM word goes from 0 to 1000000; -1 is outside, the nearest is 0."],
  [{ energyMac: "much" }, '--energy-mac takes a number, not "much".'],
] as const)("%o is refused", (raw, sentence) => {
  const refused = ask({ network: "vgg16", ...raw });
  expect(isRefusal(refused) && refused.reason).toBe(sentence);
});
