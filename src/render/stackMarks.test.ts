import { describe, expect, test } from "vitest";
import { buildScene } from "../scene/gantt";
import { heldBytes } from "../scene/overlays/memory";
import type { Viewport } from "../scene/viewport";
import { scheduled } from "../testing/scheduled";
import type { Pen } from "./pen";
import type { RenderSpec } from "./renderSpec";
import { drawStack } from "./stackMarks";
import { THEMES } from "./theme";

/** One row of 40 px, 18 of them lane: its floor is at 39, and 16 px are the largest peak. */
const ROW_PX = 40;
const FLOOR = 39;
const ROOM_PX = 16;

interface Drawn {
  readonly areas: Record<string, readonly number[]>;
  readonly texts: string[];
  readonly dashed: number[];
}

function draw(result: ReturnType<typeof scheduled>, viewport: Viewport, widthPx: number): Drawn {
  const drawn: Drawn = { areas: {}, texts: [], dashed: [] };
  const { bands } = THEMES.light;
  const pen: Pen = {
    rect: () => {},
    boxes: () => {},
    line: (points, { dash }) => {
      if (dash.length > 0) drawn.dashed.push(points[1]);
    },
    bezier: () => {},
    polygon: (points, color) => {
      const name = Object.entries(bands).find(([, each]) => each === color)?.[0] ?? color;
      drawn.areas[name] ??= points;
    },
    text: (_x, _y, text) => drawn.texts.push(text),
    runs: () => {},
  };
  const spec: RenderSpec = {
    viewport,
    widthPx,
    rowHeightPx: ROW_PX,
    laneShare: 0.45,
    theme: THEMES.light,
    patterns: false,
    selected: -1,
  };
  drawStack(pen, buildScene({ result, overlays: ["memory"] }), spec, heldBytes(result, "weightGradient"));
  return drawn;
}

const heights = (points: readonly number[]) => points.filter((_, i) => i % 2 === 1);

describe("the memory lane", () => {
  // F0 B0 F1 B1 …: 3 ticks each, 1 byte of activations on 1 of weights and 1 of gradients.
  const one = { layers: 1, processors: 1, microbatches: 100 };
  const result = scheduled("1f1b", one);

  test("stacks its areas on the floor, up to the peak", () => {
    const { areas, texts } = draw(result, { from: 0, to: 300 }, 1200);
    expect(Math.min(...heights(areas["band-activations"]))).toBeCloseTo(FLOOR - ROOM_PX);
    expect(Math.min(...heights(areas["band-weights"]))).toBeCloseTo(FLOOR - (ROOM_PX * 2) / 3);
    expect(Math.min(...heights(areas["band-gradients"]))).toBeCloseTo(FLOOR - ROOM_PX / 3);
    expect(Math.max(...heights(areas["band-weights"]))).toBe(FLOOR);
    expect(texts).toEqual(["3 B"]);
  });

  test("keeps every peak where steps are denser than pixels", () => {
    // A batch of 15 ticks holds five stage-microbatches for three of them; a pixel is 625 ticks.
    const batches = scheduled("gpipe", { ...one, microbatches: 5, batches: 500 });
    const { areas } = draw(batches, { from: 0, to: batches.makespan }, 12);
    const tops = heights(areas["band-activations"]).slice(1, -1);
    expect(new Set(tops.map((y) => y.toFixed(6)))).toEqual(new Set([(FLOOR - ROOM_PX).toFixed(6)]));
  });

  test("shows the same peaks in the same places while the window moves", () => {
    const uneven = scheduled("gpipe", { ...one, microbatches: 7, batches: 40 });
    const width = 40;
    const ticks = 5;
    const placed = (from: number) => {
      const points = draw(uneven, { from, to: from + width * ticks }, width).areas["band-activations"];
      const steps: string[] = [];
      for (let i = 2; i + 3 < points.length; i += 2) {
        const at = from + points[i] * ticks;
        if (at > 130 && at < 280) steps.push(`${at.toFixed(3)} ${points[i + 1].toFixed(3)}`);
      }
      return steps;
    };
    expect(placed(100).length).toBeGreaterThan(10);
    expect(placed(103.3)).toEqual(placed(100));
    expect(placed(119.9)).toEqual(placed(100));
  });

  test("draws the limit dashed, with its label, and what exceeds it as an area of its own", () => {
    const limited = scheduled("1f1b", { ...one, memoryBytes: 2 });
    const { areas, dashed, texts } = draw(limited, { from: 0, to: 300 }, 1200);
    const at = FLOOR - (ROOM_PX * 2) / 3;
    expect(dashed).toEqual([at]);
    expect(texts).toContain("2 B");
    expect(Math.min(...heights(areas["band-excess"]))).toBeCloseTo(FLOOR - ROOM_PX);
    expect(Math.max(...heights(areas["band-excess"]))).toBeCloseTo(at);
    expect(
      draw(scheduled("1f1b", { ...one, memoryBytes: 3 }), { from: 0, to: 300 }, 1200).areas,
    ).not.toHaveProperty("band-excess");
  });

  test("leaves a limit far above all peaks out", () => {
    expect(draw(scheduled("1f1b", { ...one, memoryBytes: 100 }), { from: 0, to: 300 }, 1200).dashed).toEqual(
      [],
    );
  });

  test("ends with the schedule", () => {
    const points = draw(result, { from: 0, to: 600 }, 600).areas["band-activations"];
    expect(Math.max(...points.filter((_, i) => i % 2 === 0))).toBe(300);
  });
});
