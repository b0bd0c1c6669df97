import { expect, test } from "vitest";
import { folds } from "../../model/systolic/folds";
import type { Gemm } from "../../model/systolic/gemm";
import { runProduct, type SystolicMachine } from "../../model/systolic/systolicTask";
import { playPace } from "./playPace";
import { foldPhases, walkStep } from "./tileWalk";

function machine(rows: number, columns: number, osFormula: SystolicMachine["osFormula"] = "analytic") {
  return { array: { rows, columns }, dataflow: "training", osFormula } as const;
}

/** SCALE-Sim's golden trace: AlexNet's first convolution with 96 filters. */
const CONV1: Gemm = { rows: 3025, inner: 363, columns: 96, count: 1 };

test("the golden trace ends after 36 folds of 3119 cycles, the last one holding 11 rows", () => {
  const run = runProduct(CONV1, "ws", machine(32, 32));
  expect(walkStep(run, machine(32, 32).array, 0)).toEqual({
    copy: 0,
    row: 0,
    column: 0,
    rows: [0, 32],
    columns: [0, 32],
    used: 1,
    cyclesBefore: 0,
    cyclesAfter: 3119,
  });
  expect(walkStep(run, machine(32, 32).array, 35)).toEqual({
    copy: 0,
    row: 11,
    column: 2,
    rows: [352, 363],
    columns: [64, 96],
    used: 11 / 32,
    cyclesBefore: 109_165,
    cyclesAfter: 112_284,
  });
});

test("any fold of a walk is the one that walking there meets", () => {
  const array = { rows: 3, columns: 4 };
  for (const dataflow of ["ws", "os", "is"] as const) {
    const run = runProduct({ rows: 7, inner: 5, columns: 9, count: 2 }, dataflow, machine(3, 4));
    let walked = 0;
    for (const { index, copy, rows, columns } of folds(run.mapping, array, 2)) {
      expect(walkStep(run, array, index)).toMatchObject({
        copy,
        rows: [rows.from, rows.to],
        columns: [columns.from, columns.to],
      });
      walked++;
    }
    expect(walked).toBe(run.folds);
  }
});

test("the cycles of a fold are split by what happens in them", () => {
  const { array } = machine(32, 16);
  const phases = (dataflow: "ws" | "os", formula: SystolicMachine["osFormula"]) =>
    foldPhases(
      runProduct({ rows: 100, inner: 50, columns: 8, count: 1 }, dataflow, machine(32, 16, formula)),
      array,
    );
  expect(phases("ws", "analytic")).toEqual([
    { name: "load", cycles: 32 },
    { name: "stream", cycles: 100 },
    { name: "cross the array", cycles: 46 },
  ]);
  expect(phases("os", "analytic")).toEqual([
    { name: "stream", cycles: 50 },
    { name: "cross the array", cycles: 46 },
    { name: "drain", cycles: 32 },
  ]);
  expect(phases("os", "code").map(({ cycles }) => cycles)).toEqual([50, 46]);
});

test("a walk plays in about 20 seconds, however many folds it has, and in single jumps where motion is unwelcome", () => {
  expect(playPace(40, false)).toEqual({ stride: 1, delayMs: 500 });
  expect(playPace(10, false)).toEqual({ stride: 1, delayMs: 600 });
  expect(playPace(1_000_000, false)).toEqual({ stride: 2500, delayMs: 50 });
  expect(playPace(100, true)).toEqual({ stride: 5, delayMs: 1000 });
});
