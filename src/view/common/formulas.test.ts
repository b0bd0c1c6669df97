import { expect, test } from "vitest";
import type { Report } from "../../analysis/report";
import { drawnResult } from "../../testing/drawnResult";
import { formulasInWords } from "./formulas";

const { report } = drawnResult(["0F0:2 .:2 0B0:4", ".:2 1F0:2"]);
type Form = Report["closedForms"][number];
const told = (form: Partial<Form>) => {
  const whole = { metric: "makespan", formula: "f", value: 7, simulated: 7, agrees: true, whyNot: null };
  return formulasInWords({ ...report, closedForms: [{ ...whole, ...form }] })[0];
};

test("a formula that agrees says nothing more", () => {
  expect(told({})).toMatchObject({ name: "Makespan", value: "7 ticks", difference: undefined });
  expect(told({ metric: "bubbleFraction", value: 3 / 11 }).value).toBe("27.27 %");
});

test("a formula that differs says what was simulated, or why it need not hold", () => {
  expect(told({ simulated: 8, agrees: false }).difference).toBe("Simulated: 8 ticks.");
  expect(told({ simulated: null, agrees: false }).difference).toBe("This run has no such number.");
  const whyNot = "It holds for equal stages.";
  expect(told({ value: null, agrees: false, whyNot })).toMatchObject({ value: "–", difference: whyNot });
});

test("numbers by processor are a short list in one unit", () => {
  const listed = (metric: string, value: readonly (number | null)[]) => told({ metric, value }).value;
  expect(listed("peakActivations", [4, 3, 2, 1])).toBe("4, 3, 2, 1");
  expect(listed("idleInsideSpan", [9, null, 9])).toBe("9, –, 9 ticks");
  expect(listed("idleInsideSpan", [9, 9, 9])).toBe("each 9 ticks");
  expect(
    listed(
      "peakActivations",
      Array.from({ length: 64 }, (_, p) => 64 - p),
    ),
  ).toBe("64, 63, 62 … 2, 1");
});
