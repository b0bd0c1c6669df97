import { describe, expect, test } from "vitest";
import { colorDistance, contrast, type Deficiency, labOf } from "./colorMetrics";
import { type SolidInk, THEMES, type Theme } from "./theme";

const LADDER: readonly SolidInk[] = ["forward", "activationGradient", "weightGradient"];
const NEIGHBOURS = [
  ["forward", "activationGradient"],
  ["activationGradient", "weightGradient"],
] as const;
const DEFICIENCIES: readonly Deficiency[] = ["deuteranopia", "protanopia"];

test("the measures agree with published values", () => {
  expect(labOf("#ffffff")[0]).toBeCloseTo(100, 1);
  expect(labOf("#1b4f8a")[0]).toBeCloseTo(33, 0);
  expect(labOf("#e08e2b")[0]).toBeCloseTo(66, 0);
  expect(labOf("#f6e3a1")[0]).toBeCloseTo(90, 0);
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe.each(Object.values(THEMES))("the $id theme", (theme: Theme) => {
  const fill = (ink: SolidInk) => theme.tasks[ink].fill;

  test.each(NEIGHBOURS)("%s and %s are at least 20 L* apart", (a, b) => {
    expect(Math.abs(labOf(fill(a))[0] - labOf(fill(b))[0])).toBeGreaterThanOrEqual(20);
  });

  test.each(DEFICIENCIES)("kinds are at least 20 apart under %s", (deficiency) => {
    for (const [i, a] of LADDER.entries())
      for (const b of LADDER.slice(i + 1))
        expect(colorDistance(fill(a), fill(b), deficiency), `${a} ${b}`).toBeGreaterThanOrEqual(20);
  });

  test.each(LADDER)("numbers on %s have contrast 4.5", (ink) => {
    expect(contrast(theme.tasks[ink].digits, fill(ink))).toBeGreaterThanOrEqual(4.5);
  });

  test("numbers on a fused backward can be read on both bands", () => {
    for (const ink of ["activationGradient", "weightGradient"] as const)
      expect(contrast(theme.tasks.activationGradient.digits, fill(ink))).toBeGreaterThanOrEqual(4.5);
  });

  test("text has contrast 4.5 on the paper", () => {
    expect(contrast(theme.ink, theme.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.inkSoft, theme.paper)).toBeGreaterThanOrEqual(4.5);
  });

  test("the weight gradient's outline stands out from fill and ground", () => {
    const { edge = "#000000", fill: inside } = theme.tasks.weightGradient;
    expect(contrast(edge, inside)).toBeGreaterThanOrEqual(2);
    expect(contrast(edge, theme.ground)).toBeGreaterThanOrEqual(2);
  });

  test("the accent stands out from the ground", () => {
    expect(contrast(theme.accent, theme.ground)).toBeGreaterThanOrEqual(3);
  });

  test("stalls stay quieter than tasks, their hatching and slivers can be seen", () => {
    for (const { hatching, sliver } of Object.values(theme.stalls)) {
      expect(contrast(sliver, theme.ground)).toBeGreaterThanOrEqual(1.1);
      if (hatching !== undefined) expect(contrast(hatching.color, theme.ground)).toBeGreaterThanOrEqual(1.8);
    }
  });

  test("classes of memory differ in lightness from their neighbours, the ground and what exceeds the limit", () => {
    const { bands, ground } = theme;
    const ladder = [ground, bands["band-activations"], bands["band-weights"], bands["band-gradients"]];
    for (const [i, color] of ladder.entries())
      if (i > 0) expect(Math.abs(labOf(color)[0] - labOf(ladder[i - 1])[0])).toBeGreaterThanOrEqual(12);
    expect(contrast(bands["band-excess"], bands["band-activations"])).toBeGreaterThanOrEqual(3);
    expect(contrast(theme.lines.memory.color, ground)).toBeGreaterThanOrEqual(3);
  });
});
