import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryShape } from "../../testing/arbitraryShape";
import { networks } from "../presets/index";
import type { PartShape } from "../shape";
import type { SystolicMachine } from "../systolic/systolicTask";
import { interleavedPrice, separatePrices } from "./gradientPrices";
import { interleavedGradients } from "./interleavedGradients";
import { interleavingConfidence, publishedInterleaving } from "./published";
import { gradientAccesses, tileCycles } from "./tile";

function machine(rows: number, columns = rows): SystolicMachine {
  return { array: { rows, columns }, dataflow: "training", osFormula: "analytic" };
}

/** layerpipe.md 5: separate ÷ interleaved for a stream of B on an n × n array, n large. */
const RATIOS = [
  { share: 0.25, cycles: "2.60", memory: "2.08" },
  { share: 0.5, cycles: "2.33", memory: "1.88" },
  { share: 2 / 3, cycles: "2.20", memory: "1.79" },
  { share: 1, cycles: "2.00", memory: "1.67" },
  { share: 2, cycles: "1.67", memory: "1.50" },
  { share: 4, cycles: "1.40", memory: "1.39" },
  { share: 8, cycles: "1.22", memory: "1.32" },
];

describe.each(RATIOS)("B / n = $share", ({ share, cycles, memory }) => {
  const n = 1_200_000;
  const stream = Math.round(share * n);

  test(`takes ${cycles} times the cycles apart`, () => {
    const tile = tileCycles({ rows: n, columns: n }, stream);
    expect((tile.separate / tile.interleaved).toFixed(2)).toBe(cycles);
  });

  test(`takes ${memory} times the memory accesses apart`, () => {
    const words = { weights: n * n, outputGradients: n * stream, inputs: n * stream };
    const tile = gradientAccesses(words);
    expect(roundedHalfUp(tile.separate / tile.interleaved)).toBe(memory);
  });
});

/** 1.875 is published as 1.88. */
function roundedHalfUp(ratio: number): string {
  return (Math.floor(ratio * 100 + 0.5 + 1e-9) / 100).toFixed(2);
}

test("a tile of 128 × 128 with a stream of 32", () => {
  expect(tileCycles({ rows: 128, columns: 128 }, 32)).toEqual({ separate: 828, interleaved: 318 });
  expect(gradientAccesses({ weights: 128 * 128, outputGradients: 128 * 32, inputs: 128 * 32 })).toEqual({
    separate: 5 * 16_384 + 5 * 4_096,
    interleaved: 2 * 16_384 + 4 * 4_096,
  });
});

/** layerpipe.md 5: share of the cycles of G and dW that is saved, in percent. */
const SAVED = [
  ["vgg16", ["31", "49", "12", "28", "1.7", "5.5"]],
  ["resnet50", ["25", "44", "9", "22", "1.2", "3.8"]],
  ["resnet18", ["25", "42", "9", "20", "1.2", "3.4"]],
] as const;

const SETTINGS = [
  [1, 32],
  [1, 128],
  [4, 32],
  [4, 128],
  [32, 32],
  [32, 128],
] as const;

describe.each(SAVED)("cycles saved in %s", (id, expected) => {
  test.each(SETTINGS.map(([batch, side], index) => [batch, side, expected[index]] as const))(
    "batch %i on %i: %s %%",
    (batch, side, published) => {
      let separate = 0;
      let interleaved = 0;
      for (const { shape } of networks.get(id).layers) {
        const { cycles } = interleavedGradients(shape as PartShape, batch, machine(side)) ?? {
          cycles: undefined,
        };
        separate += cycles?.separate ?? 0;
        interleaved += cycles?.interleaved ?? 0;
      }
      const percent = 100 * (1 - interleaved / separate);
      expect(percent.toFixed(batch === 32 ? 1 : 0)).toBe(published);
    },
  );
});

describe("a layer", () => {
  const dense = { kind: "dense", inputs: 6, outputs: 4, positions: 1, bias: true } as const;

  test("that is fully connected streams B samples through every tile of its weights", () => {
    const found = interleavedGradients(dense, 10, machine(4));
    // two tiles of 4 × 4; apart 2 · (2 · 4 + 4 + 10 − 2) each, together 2 · 10 + 4 + 4 − 2
    expect(found?.cycles).toEqual({ separate: 80, interleaved: 52 });
    // 24 weights; d has 4 · 10 words for each of two tiles along columns, a 6 · 10
    expect(found?.accesses).toEqual({ separate: 120 + 160 + 180, interleaved: 48 + 80 + 180 });
  });

  test("that convolves streams N · Ho · Wo positions", () => {
    const shape = {
      kind: "convolution",
      inChannels: 2,
      outChannels: 4,
      kernel: [1, 1],
      stride: [1, 1],
      padding: [0, 0],
      groups: 1,
      input: [5, 3],
      bias: false,
    } as const;
    expect(interleavedGradients(shape, 2, machine(4))?.cycles).toEqual({ separate: 80, interleaved: 66 });
  });

  test("without weights has nothing to interleave", () => {
    const attention = { kind: "attention", tokens: 4, width: 4, heads: 2 } as const;
    expect(interleavedGradients(attention, 1, machine(4))).toBeUndefined();
    const apart = separatePrices(attention, 1, machine(4));
    expect(interleavedPrice(attention, 1, machine(4))).toBe(apart.activationGradient + apart.weightGradient);
  });

  test("pays its one walk", () => {
    expect(separatePrices(dense, 10, machine(4))).toEqual({ activationGradient: 40, weightGradient: 40 });
    expect(interleavedPrice(dense, 10, machine(4))).toBe(52);
  });

  test("never pays more than apart, and pays whole cycles", () => {
    const side = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        arbitraryShape,
        fc.integer({ min: 1, max: 4 }),
        side,
        side,
        (shape, batch, rows, columns) => {
          const apart = separatePrices(shape, batch, machine(rows, columns));
          const together = interleavedPrice(shape, batch, machine(rows, columns));
          expect(together).toBeLessThanOrEqual(apart.activationGradient + apart.weightGradient);
          expect(Number.isInteger(together) && together >= 0).toBe(true);
        },
      ),
    );
  });
});

test("the published ranges are kept as they were stated", () => {
  expect(interleavingConfidence).toBe(0.4);
  const stated = publishedInterleaving.map(({ what, range, unit }) => `${what}: ${range.join("–")} ${unit}`);
  expect(stated).toContain("cycles of fully connected layers: 1.4–2.2 ×");
  expect(stated).toContain("memory accesses of fully connected layers: 1.9–1.9 ×");
  expect(stated).toContain("cycles and memory accesses of CNNs: 0–25 %");
});
