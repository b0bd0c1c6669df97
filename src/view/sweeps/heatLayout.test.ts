import { expect, test } from "vitest";
import { boxOf, cellUnder, layOutHeatMaps } from "./heatLayout";

const grid = {
  processors: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  microbatches: [1, 2, 4, 8, 16, 32, 64],
  own: { processors: 8, microbatches: 16 },
};
const lay = (maps: number, width: number, height: number) =>
  layOutHeatMaps({ maps, grid, fontPx: 11, width, height });

test("one map takes the room of a low drawer, every column and row with its number", () => {
  const { cell, across, height, columnLabels, rowLabels } = lay(1, 776, 166);
  expect(cell).toEqual({ width: 40, height: 17 });
  expect([across, columnLabels.length, rowLabels.length]).toEqual([1, 16, 7]);
  expect(height).toBeLessThanOrEqual(166);
});

test("as many maps stand side by side as makes their cells largest, without scrolling where they fit", () => {
  expect(lay(2, 776, 166).across).toBe(2);
  expect(lay(6, 1400, 800).across).toBe(2);
  expect(lay(6, 1400, 800).height).toBeLessThanOrEqual(800);
});

test("maps that do not fit are readable and scroll", () => {
  const { across, cell, height, places } = lay(26, 776, 166);
  expect(across).toBe(3);
  expect(cell.width).toBeGreaterThanOrEqual(11);
  expect(cell.height).toBeGreaterThanOrEqual(9);
  expect(height).toBeGreaterThan(166);
  expect(places).toHaveLength(26);
});

test("a phone shows one map after the other, with the own counts among the numbers", () => {
  const { across, width, columnLabels, rowLabels } = lay(2, 390, 300);
  expect(across).toBe(1);
  expect(width).toBeLessThanOrEqual(390);
  expect(columnLabels).toContain(7);
  expect(rowLabels).toContain(4);
});

test("the middle of a cell's box is in the cell, few microbatches at the bottom", () => {
  const layout = lay(4, 776, 166);
  const box = boxOf(layout, grid, 20);
  const [x, y] = [layout.places[3].x + box.x + 1, layout.places[3].y + box.y + 1];
  expect(cellUnder(layout, grid, x, y)).toEqual({ map: 3, cell: 20 });
  expect(boxOf(layout, grid, 0).y).toBeGreaterThan(box.y);
  expect(cellUnder(layout, grid, 0, 0)).toBeUndefined();
});
