import { expect, test } from "vitest";
import { buildScene } from "../scene/gantt";
import { taskInLane } from "../scene/laneHit";
import { sentTensors } from "../scene/overlays/transferLanes";
import type { Viewport } from "../scene/viewport";
import { scheduled } from "../testing/scheduled";
import { laneBox } from "./laneBox";
import { drawLanes } from "./laneMarks";
import type { Box, Pen } from "./pen";
import type { RenderSpec } from "./renderSpec";
import { THEMES } from "./theme";

function draw(
  result: ReturnType<typeof scheduled>,
  viewport: Viewport,
  widthPx: number,
  overlays = ["transferLanes"],
) {
  const boxes: Box[] = [];
  const texts: string[] = [];
  const nothing = () => {};
  const pen: Pen = {
    rect: nothing,
    boxes: (all) => boxes.push(...all),
    line: nothing,
    bezier: nothing,
    polygon: nothing,
    text: (_x, _y, text) => texts.push(text),
    runs: nothing,
  };
  const scene = buildScene({ result, overlays });
  const spec: RenderSpec = {
    viewport,
    widthPx,
    rowHeightPx: 40,
    laneShare: scene.laneShare,
    theme: THEMES.light,
    patterns: false,
    selected: -1,
  };
  drawLanes(pen, scene, spec, sentTensors(result));
  return { boxes, texts, scene, spec };
}

const two = { layers: 2, processors: 2, microbatches: 2, latency: 2 };

test("draws what each processor sends from leaving to arrival, with the task that made it", () => {
  // P0 sends F0 1–3 and F1 2–4, two at once; P1 sends B0 7–9 and B1 9–11: rows of 22 px boxes and a lane of two levels.
  const { boxes, texts } = draw(scheduled("gpipe", two), { from: 0, to: 20 }, 1000);
  expect(texts).toEqual(["0F0", "0F1", "1B0", "1B1"]);
  expect(boxes).toEqual([
    { x: 50, y: 22, width: 100, height: 7.5 },
    { x: 100, y: 30.5, width: 100, height: 7.5 },
    { x: 350, y: 62, width: 100, height: 7.5 },
    { x: 450, y: 62, width: 100, height: 7.5 },
  ]);
});

test("melts what is denser than pixels into one, and leaves nothing out", () => {
  const many = scheduled("1f1b", { layers: 2, processors: 2, microbatches: 4000, latency: 1 });
  const { boxes } = draw(many, { from: 0, to: many.makespan }, 800);
  expect(boxes.length).toBeLessThan(2 * 2 * 800);
  const lanes = sentTensors(many);
  const scale = 800 / many.makespan;
  for (let i = 0; i < lanes.x0.length; i += 97) {
    const middle = ((lanes.x0[i] + lanes.x1[i]) / 2) * scale;
    expect(boxes.some(({ x, width }) => x - 0.5 <= middle && middle <= x + width + 0.5)).toBe(true);
  }
});

test("shares the room under the boxes with the memory lane", () => {
  const result = scheduled("gpipe", two);
  const { scene, spec } = draw(result, { from: 0, to: 20 }, 1000, ["transferLanes", "memory"]);
  expect(laneBox(spec, scene, "lanes")).toEqual({ top: 16, height: 12 });
  expect(laneBox(spec, scene, "stack")).toEqual({ top: 28, height: 12 });
});

test("finds the task of the tensor under the pointer", () => {
  const result = scheduled("gpipe", two);
  const lanes = sentTensors(result);
  expect(taskInLane(lanes, 0, 0, 1.5, 0)).toBe(0);
  expect(taskInLane(lanes, 0, 1, 2.5, 0)).toBe(1);
  expect(taskInLane(lanes, 0, 1, 1.5, 0)).toBe(-1);
  expect(taskInLane(lanes, 0, 1, 1.5, 0.6)).toBe(1);
});
