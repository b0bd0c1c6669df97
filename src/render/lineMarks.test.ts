import { expect, test } from "vitest";
import { buildScene } from "../scene/gantt";
import { drawnResult } from "../testing/drawnResult";
import { drawCurve } from "./lineMarks";
import type { Pen } from "./pen";
import { THEMES } from "./theme";

/** Sizes of the labels beside a curve of this height. */
function labelSizes(yMax: number): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const nothing = () => {};
  const pen: Pen = {
    rect: nothing,
    boxes: nothing,
    line: nothing,
    bezier: nothing,
    polygon: nothing,
    runs: nothing,
    text: (_x, _y, text, { size }) => sizes.set(text, size),
  };
  const result = drawnResult(["0F0 0B0"]);
  const curve = {
    kind: "curve",
    ink: "speedup",
    x: Float64Array.of(0, 2),
    y: Float64Array.of(0, yMax),
    yMax,
    label: "speedup",
  } as const;
  drawCurve(
    pen,
    buildScene({ result, overlays: [] }),
    {
      viewport: { from: 0, to: 2 },
      widthPx: 100,
      rowHeightPx: 100,
      theme: THEMES.light,
      patterns: false,
      selected: -1,
      gutterPx: 36,
    },
    curve,
  );
  return sizes;
}

test("a scale's labels are written smaller where they would be cut at the gutter's edge", () => {
  expect(labelSizes(60).get("50×")).toBe(10);
  expect(labelSizes(1000).get("1000×")).toBeLessThan(9.3); // 29 of the 36 px are left, for five letters of about 0.62 of the size
});
