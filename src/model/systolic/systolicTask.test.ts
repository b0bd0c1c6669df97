import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { arbitraryShape } from "../../testing/arbitraryShape";
import type { ConvolutionShape, LayerShape } from "../shape";
import { shapeSize } from "../shapeSize";
import { type ArraySize, parseArraySize } from "./arraySize";
import { type Dataflow, spatialMapping } from "./dataflow";
import { energyOf, energyTables } from "./energy";
import { foldCycles } from "./foldCycles";
import { folds } from "./folds";
import { type SystolicMachine, systolicTask } from "./systolicTask";

const CONV: ConvolutionShape = {
  kind: "convolution",
  inChannels: 3,
  outChannels: 96,
  kernel: [11, 11],
  stride: [4, 4],
  padding: [2, 2],
  groups: 1,
  input: [224, 224],
  bias: true,
};

function machine(side: number, more: Partial<SystolicMachine> = {}): SystolicMachine {
  return { array: { rows: side, columns: side }, dataflow: "training", osFormula: "analytic", ...more };
}

describe("cycles", () => {
  test("SCALE-Sim's golden trace: 36 folds of 3119 cycles", () => {
    const { folds, cycles, products } = systolicTask(CONV, "forward", 1, machine(32));
    expect(folds).toBe(36);
    expect(products[0].cyclesPerFold).toBe(3119);
    expect(cycles).toBe(112_284);
  });

  test("training keeps weights in F and G and outputs in dW", () => {
    const run = (task: "forward" | "activationGradient" | "weightGradient") => {
      const { dataflow, mapping } = systolicTask(CONV, task, 2, machine(32)).products[0];
      return [dataflow, mapping];
    };
    expect(run("forward")).toEqual(["ws", { rows: 363, columns: 96, stream: 6050 }]);
    expect(run("activationGradient")).toEqual(["ws", { rows: 96, columns: 363, stream: 6050 }]);
    expect(run("weightGradient")).toEqual(["os", { rows: 363, columns: 96, stream: 6050 }]);
  });

  test("one dataflow may serve all tasks", () => {
    const run = (dataflow: Dataflow) =>
      systolicTask(CONV, "forward", 1, machine(32, { dataflow })).products[0].mapping;
    expect(run("ws")).toEqual({ rows: 363, columns: 96, stream: 3025 });
    expect(run("os")).toEqual({ rows: 3025, columns: 96, stream: 363 });
    expect(run("is")).toEqual({ rows: 363, columns: 3025, stream: 96 });
  });

  test("the formula of SCALE-Sim's code takes one pass over the rows less where outputs stay", () => {
    const array = { rows: 8, columns: 4 };
    expect(foldCycles(array, 100, "os", "analytic")).toBe(118);
    expect(foldCycles(array, 100, "os", "code")).toBe(110);
    expect(foldCycles(array, 100, "ws", "code")).toBe(118);
    expect(foldCycles(array, 100, "is", "code")).toBe(118);
  });

  test("are when the last multiply-add is done and the results have left", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, columns, stream) => {
          const array = { rows, columns };
          expect(foldCycles(array, stream, "ws", "analytic")).toBe(rows + lastMultiplyAdd(array, stream));
          expect(foldCycles(array, stream, "os", "analytic")).toBe(lastMultiplyAdd(array, stream) + rows);
          expect(foldCycles(array, stream, "os", "code")).toBe(lastMultiplyAdd(array, stream));
        },
      ),
    );
  });
});

/** Element t meets row i and column j in cycle t + i + j; counted element by element. */
function lastMultiplyAdd({ rows, columns }: ArraySize, stream: number): number {
  let last = 0;
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) for (let t = 0; t < stream; t++) last = Math.max(last, t + i + j + 1);
  return last;
}

describe("folds", () => {
  const lengths = fc.record({
    rows: fc.integer({ min: 1, max: 14 }),
    columns: fc.integer({ min: 1, max: 14 }),
    inner: fc.integer({ min: 1, max: 14 }),
    count: fc.integer({ min: 1, max: 3 }),
  });
  const sides = fc.record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) });
  const dataflows = fc.constantFrom<Dataflow>("ws", "os", "is");

  test("hold every pair of a row and a column once, and never more than the array has", () => {
    fc.assert(
      fc.property(lengths, sides, dataflows, (gemm, array, dataflow) => {
        const mapping = spatialMapping(gemm, dataflow);
        const held = new Map<string, number>();
        let expectedIndex = 0;
        for (const { index, copy, rows, columns } of folds(mapping, array, gemm.count)) {
          expect(index).toBe(expectedIndex++);
          expect(rows.to - rows.from).toBeLessThanOrEqual(array.rows);
          expect(columns.to - columns.from).toBeLessThanOrEqual(array.columns);
          for (let i = rows.from; i < rows.to; i++)
            for (let j = columns.from; j < columns.to; j++) {
              const pair = `${copy} ${i} ${j}`;
              held.set(pair, (held.get(pair) ?? 0) + 1);
            }
        }
        expect(held.size).toBe(mapping.rows * mapping.columns * gemm.count);
        expect([...held.values()].every((times) => times === 1)).toBe(true);
      }),
    );
  });

  test("counts, accesses and cycles are those of a walk over all folds", () => {
    fc.assert(
      fc.property(
        lengths,
        sides,
        dataflows,
        fc.constantFrom("analytic" as const, "code" as const),
        (gemm, array, dataflow, osFormula) => {
          // a fully connected operator is the product of `positions` samples with its weights
          const shape = {
            kind: "dense",
            inputs: gemm.inner,
            outputs: gemm.columns,
            positions: gemm.rows,
            bias: true,
          } as const;
          const task = systolicTask(shape, "forward", 1, { array, dataflow, osFormula });
          const slow = walk({ ...gemm, count: 1 }, array, dataflow);
          expect(task.folds).toBe(slow.folds);
          expect(task.cycles).toBe(slow.folds * foldCycles(array, slow.stream, dataflow, osFormula));
          expect([task.sramReads, task.sramWrites]).toEqual([slow.reads, slow.writes]);
          expect(task.utilization).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

/** Every element of every tile, one by one. */
function walk(
  gemm: { rows: number; inner: number; columns: number; count: number },
  array: ArraySize,
  dataflow: Dataflow,
) {
  const tiles = new Map<string, { rows: Set<number>; columns: Set<number> }>();
  const [height, width, stream] = {
    ws: [gemm.inner, gemm.columns, gemm.rows],
    os: [gemm.rows, gemm.columns, gemm.inner],
    is: [gemm.inner, gemm.rows, gemm.columns],
  }[dataflow];
  for (let i = 0; i < height; i++)
    for (let j = 0; j < width; j++) {
      const key = `${Math.floor(i / array.rows)} ${Math.floor(j / array.columns)}`;
      const tile = tiles.get(key) ?? { rows: new Set(), columns: new Set() };
      tile.rows.add(i);
      tile.columns.add(j);
      tiles.set(key, tile);
    }
  let reads = 0;
  let writes = 0;
  for (const [key, { rows, columns }] of tiles) {
    const first = key.startsWith("0 ");
    if (dataflow === "os") {
      reads += (rows.size + columns.size) * stream;
      writes += rows.size * columns.size;
    } else {
      reads += rows.size * columns.size + rows.size * stream + (first ? 0 : columns.size * stream);
      writes += columns.size * stream;
    }
  }
  return { folds: tiles.size, stream, reads, writes };
}

describe("operators", () => {
  const on = (shape: LayerShape, task: "forward" | "activationGradient" | "weightGradient", batch = 2) =>
    systolicTask(shape, task, batch, machine(4));

  test("a depthwise convolution is one narrow product for each channel", () => {
    const depthwise = {
      ...CONV,
      inChannels: 8,
      outChannels: 8,
      groups: 8,
      kernel: [3, 3],
      stride: [1, 1],
      padding: [1, 1],
      input: [6, 6],
    } as const;
    const { products, folds, cycles } = on(depthwise, "forward");
    expect(products[0].gemm).toEqual({ rows: 72, inner: 9, columns: 1, count: 8 });
    expect(folds).toBe(24);
    expect(cycles).toBe(24 * (8 + 4 + 72 - 2));
  });

  test("attention makes two products for each head and sample, four in its gradient, none of weights", () => {
    const attention = { kind: "attention", tokens: 6, width: 8, heads: 2 } as const;
    expect(on(attention, "forward").products.map(({ gemm }) => gemm)).toEqual([
      { rows: 6, inner: 4, columns: 6, count: 4 },
      { rows: 6, inner: 6, columns: 4, count: 4 },
    ]);
    expect(on(attention, "activationGradient").macs).toBe(2 * on(attention, "forward").macs);
    expect(on(attention, "weightGradient")).toMatchObject({ cycles: 0, macs: 0, utilization: 0, energy: 0 });
  });

  test("heads that share keys and values move fewer words and compute as much", () => {
    const attention = { kind: "attention", tokens: 6, width: 8, heads: 2 } as const;
    const shared = on({ ...attention, keyValueHeads: 1 }, "forward");
    expect(shared.cycles).toBe(on(attention, "forward").cycles);
    // queries and outputs 2 · 96, keys and values 2 · 48, scores 144
    expect(shared.dramBytes).toBe(4 * (192 + 96 + 144));
  });

  test("look-ups and normalization take no cycles", () => {
    for (const shape of [
      { kind: "embedding", vocabulary: 10, width: 4, tokens: 3 },
      { kind: "normalization", width: 4, tokens: 3 },
    ] as const)
      for (const task of ["forward", "activationGradient", "weightGradient"] as const)
        expect(on(shape, task).cycles).toBe(0);
  });

  test("every tensor of a fully connected layer crosses the chip's border once", () => {
    const dense = { kind: "dense", inputs: 5, outputs: 3, positions: 1, bias: true } as const;
    expect(on(dense, "forward").dramBytes).toBe(4 * (15 + 2 * 5 + 2 * 3));
  });

  test("do the multiply-adds that their shape has, in every task but those of attention", () => {
    fc.assert(
      fc.property(arbitraryShape, fc.integer({ min: 1, max: 3 }), (shape, batch) => {
        expect(on(shape, "forward", batch).macs).toBe(batch * shapeSize(shape).macs);
        const parts = shape.kind === "block" ? shape.parts : [shape];
        if (parts.some(({ kind }) => kind === "attention")) return;
        expect(on(shape, "activationGradient", batch).macs).toBe(batch * shapeSize(shape).macs);
        expect(on(shape, "weightGradient", batch).macs).toBe(batch * shapeSize(shape).macs);
      }),
    );
  });

  test("of a block run one after another", () => {
    fc.assert(
      fc.property(fc.array(arbitraryShape, { maxLength: 3 }), (shapes) => {
        const parts = shapes.flatMap((shape) => (shape.kind === "block" ? shape.parts : [shape]));
        if (parts.length === 0) return;
        const block = on({ kind: "block", parts }, "forward");
        expect(block.cycles).toBe(parts.reduce((sum, part) => sum + on(part, "forward").cycles, 0));
      }),
    );
  });
});

describe("energy", () => {
  test("is that of the published tables", () => {
    const activity = { macs: 10, sramWords: 3, dramWords: 2 };
    expect(energyOf(activity, energyTables.horowitz)).toBeCloseTo(46 + 15 + 1280, 9);
    expect(energyOf(activity, energyTables.eyeriss)).toBe(60 + 18 + 400);
  });

  test("of a task adds up its work and its words", () => {
    const task = systolicTask(CONV, "forward", 1, machine(32), energyTables.eyeriss);
    const words = task.sramReads + task.sramWrites;
    expect(task.energy).toBe(task.macs * 6 + words * 6 + (task.dramBytes / 4) * 200);
  });
});

describe("an array", () => {
  test.each([
    ["128x128", 128, 128],
    [" 8 X 256 ", 8, 256],
    ["16×4", 16, 4],
  ])("%s", (text, rows, columns) => expect(parseArraySize(text)).toEqual({ rows, columns }));

  test.each([
    ["128", 'An array is written rows × columns, for instance 128x128, not "128".'],
    ["0x8", "An array has from 1 to 65536 rows, not 0; the nearest is 1."],
    ["8x70000", "An array has from 1 to 65536 columns, not 70000; the nearest is 65536."],
  ])("%s is refused", (text, reason) => {
    const answer = parseArraySize(text);
    expect(isRefusal(answer) && answer.reason).toBe(reason);
  });
});
