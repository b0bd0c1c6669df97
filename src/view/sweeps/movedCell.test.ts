import { expect, test } from "vitest";
import { movedCell } from "./movedCell";

const grid = { processors: [1, 2, 3], microbatches: [1, 2], own: { processors: 2, microbatches: 2 } };
const five = { maps: 5, across: 2 };

test("the first key goes to the problem's own size", () => {
  expect(movedCell(grid, five, undefined, "ArrowUp")).toEqual({ map: 0, cell: 4 });
});

test("up is more microbatches, right is more processors", () => {
  expect(movedCell(grid, five, { map: 0, cell: 0 }, "ArrowUp")).toEqual({ map: 0, cell: 3 });
  expect(movedCell(grid, five, { map: 0, cell: 0 }, "ArrowRight")).toEqual({ map: 0, cell: 1 });
});

test("over an edge into the map beside, above or below, and no further than the last", () => {
  expect(movedCell(grid, five, { map: 0, cell: 5 }, "ArrowRight")).toEqual({ map: 1, cell: 3 });
  expect(movedCell(grid, five, { map: 1, cell: 0 }, "ArrowLeft")).toEqual({ map: 0, cell: 2 });
  expect(movedCell(grid, five, { map: 0, cell: 1 }, "ArrowDown")).toEqual({ map: 2, cell: 4 });
  expect(movedCell(grid, five, { map: 3, cell: 4 }, "ArrowUp")).toEqual({ map: 1, cell: 1 });
  expect(movedCell(grid, five, { map: 3, cell: 1 }, "ArrowDown")).toEqual({ map: 3, cell: 1 });
  expect(movedCell(grid, five, { map: 4, cell: 2 }, "ArrowRight")).toEqual({ map: 4, cell: 2 });
});

test("a map that is gone is no place to start from, and other keys lead nowhere", () => {
  expect(movedCell(grid, { maps: 1, across: 1 }, { map: 3, cell: 0 }, "ArrowUp")).toEqual({
    map: 0,
    cell: 4,
  });
  expect(movedCell(grid, five, { map: 0, cell: 0 }, "x")).toBeUndefined();
});
