import { expect, test } from "vitest";
import { drawnResult } from "../testing/drawnResult";
import { buildScene } from "./gantt";
import { tween } from "./tween";

const scene = (...rows: string[]) => buildScene({ result: drawnResult(rows), overlays: ["stalls"] });

test("boxes slide from their old times to their new ones", () => {
  const half = tween(scene("0F0 0F1"), scene("0F0:3 0F1:3"), 0.5);
  expect([...(half?.tasks.columns.start ?? [])]).toEqual([0, 2]);
  expect([...(half?.tasks.columns.end ?? [])]).toEqual([2, 4]);
  expect(half?.makespan).toBe(4);
});

test("nothing slides where rows hold other tasks or another order", () => {
  expect(tween(scene("0F0 0F1"), scene("0F1 0F0"), 0.5)).toBeUndefined();
  expect(tween(scene("0F0 0F1"), scene("0F0", "0F1"), 0.5)).toBeUndefined();
  expect(tween(scene("0F0 0F1"), scene("0F0 0F1 0F2"), 0.5)).toBeUndefined();
});

test("nothing slides where there are more boxes than one can follow", () => {
  const many = Array.from({ length: 501 }, (_, m) => `0F${m}`).join(" ");
  expect(tween(scene(many), scene(many), 0.5)).toBeUndefined();
});
