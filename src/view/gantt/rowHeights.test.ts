import { expect, test } from "vitest";
import { rowHeight } from "./rowHeights";

test("two charts of 8 processors fill the room between them", () => {
  expect(rowHeight([8, 8], 400)).toBe(25);
});

test("few rows do not grow into slabs", () => {
  expect(rowHeight([2], 400)).toBe(40);
});

test("many charts scroll rather than squeeze rows below 10 pixels", () => {
  expect(rowHeight([8, 8, 8, 8, 8, 8, 8], 400)).toBe(10);
});

test("1024 processors get rows of 2 pixels", () => {
  expect(rowHeight([1024, 1024], 400)).toBe(2);
});

test("no chart outgrows a canvas", () => {
  expect(rowHeight([65_534], 400) * 65_534).toBeCloseTo(12_288);
});

test("no chart at all has a height too", () => {
  expect(rowHeight([], 400)).toBe(40);
});

test("rows with a lane stay high enough to read it, and scroll", () => {
  expect(rowHeight([8, 8], 320)).toBe(20);
  expect(rowHeight([8, 8], 320, 1)).toBe(27);
  expect(rowHeight([8], 320, 1)).toBe(40);
});
