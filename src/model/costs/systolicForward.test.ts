import { expect, test } from "vitest";
import { networks } from "../presets/index";
import type { ShapedLayer } from "../shapedLayers";
import { chosenEnergy } from "../systolic/energyOptions";
import type { SystolicMachine } from "../systolic/systolicTask";
import { systolicForwardTask } from "./systolicForward";

const machine: SystolicMachine = {
  array: { rows: 128, columns: 128 },
  dataflow: "training",
  osFormula: "analytic",
};
const [conv1] = networks.get("lenet5").layers as readonly ShapedLayer[];
const energy = chosenEnergy({ energyMac: 0, energyDram: 0, energySram: 10 });

test("sums over windows read every input once, write every sum once, and take energy", () => {
  const task = (boxSums: string) => systolicForwardTask(conv1, { mlcnn: true, boxSums }, 2, machine, energy);
  // 25 weights of 6 filters stay, 2 · 14 · 14 positions stream; sums of 32 × 32 inputs, of which there are 31 × 31
  const fused = task("counted");
  expect(fused.sramReads).toBe(150 + 25 * 392 + 2 * 32 * 32);
  expect(fused.sramWrites).toBe(6 * 392 + 2 * 31 * 31);
  expect(fused.energy).toBeCloseTo(10 * (fused.sramReads + fused.sramWrites) + 2 * 1953 * 0.9, 6);
  expect(fused.cycles).toBe(392 + 2 * 128 + 128 - 2);
  expect(task("free")).toEqual(fused);
});

test("without fusion there are none", () => {
  expect(systolicForwardTask(conv1, {}, 2, machine, energy).sramReads).toBe(150 + 25 * 2 * 28 * 28);
});
