import { expect, test } from "vitest";
import { chosenEnergy } from "../systolic/energyOptions";
import type { SystolicMachine } from "../systolic/systolicTask";
import { gradientEffort } from "./gradientEffort";

function machine(rows: number, columns = rows): SystolicMachine {
  return { array: { rows, columns }, dataflow: "training", osFormula: "analytic" };
}

const dense = { kind: "dense", inputs: 6, outputs: 4, positions: 1, bias: true } as const;

test("energy of a fully connected layer's gradients, counted by hand", () => {
  const effort = gradientEffort(dense, 10, machine(4), chosenEnergy({}));
  expect(effort?.cycles).toEqual({ separate: 80, interleaved: 52 });
  expect(effort?.accesses).toEqual({ separate: 460, interleaved: 308 });
  // 2 · 240 multiply-adds; off the chip 24 weights, 10 · 4 of d, 10 · 6 of a and as many of the input's gradient
  expect(effort?.energy.separate).toBe(480 * 4.6 + 460 * 5 + (5 * 24 + 2 * 40 + 60 + 60) * 640);
  expect(effort?.energy.interleaved).toBe(480 * 4.6 + 308 * 5 + (2 * 24 + 40 + 60 + 60) * 640);
});

test("other constants give other energies", () => {
  const effort = gradientEffort(dense, 10, machine(4), chosenEnergy({ energyDram: 0, energyMac: 0 }));
  expect(effort?.energy).toEqual({ separate: 2300, interleaved: 1540 });
});

test("what interleaving slows down stays apart in everything", () => {
  // two tiles of 4 × 6 weights on 6 × 4 against one of 6 × 4 gradients: 2 · 114 + 114 apart, 2 · 208 together
  const flat = gradientEffort(dense, 100, machine(6, 4), chosenEnergy({}));
  const { cycles, accesses, energy } = flat ?? {};
  expect(cycles).toEqual({ separate: 342, interleaved: 342 });
  expect(accesses?.interleaved).toBe(accesses?.separate);
  expect(energy?.interleaved).toBe(energy?.separate);
});

test("an operator of a block without weights takes as much either way, a layer of such alone is none", () => {
  const attention = { kind: "attention", tokens: 4, width: 4, heads: 2 } as const;
  expect(gradientEffort(attention, 1, machine(4), chosenEnergy({}))).toBeUndefined();
  const alone = gradientEffort(dense, 10, machine(4), chosenEnergy({}));
  const block = gradientEffort(
    { kind: "block", parts: [dense, attention] },
    10,
    machine(4),
    chosenEnergy({}),
  );
  const added = (kind: "cycles" | "accesses" | "energy", way: "separate" | "interleaved") =>
    (block?.[kind][way] ?? 0) - (alone?.[kind][way] ?? 0);
  for (const kind of ["cycles", "accesses", "energy"] as const) {
    expect(added(kind, "separate")).toBeGreaterThan(0);
    expect(added(kind, "interleaved")).toBeCloseTo(added(kind, "separate"), 6);
  }
});
