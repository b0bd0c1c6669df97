import { expect, test } from "vitest";
import { mapMicrobatches, mapMicrobatchesEnd, mapProcessors } from "./mapCounts";

test("up to sixteen processors each has a column", () => {
  expect(mapProcessors(16, 4)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
});

test("beyond, every octave is divided evenly, and the user's own count is among them", () => {
  expect(mapProcessors(32, 22)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 22, 24, 28, 32]);
  expect(mapProcessors(128, 8)).toEqual([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128]);
  expect(mapProcessors(1024, 1000)).toHaveLength(21);
});

test("microbatches are round numbers and the user's own", () => {
  expect(mapMicrobatches(16, 5)).toEqual([1, 2, 3, 4, 5, 6, 8, 12, 16]);
  expect(mapMicrobatches(64, 20)).toEqual([1, 2, 4, 8, 16, 20, 32, 64]);
  expect(mapMicrobatches(256, 16)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
});

test("the axis of microbatches ends well behind the user's own count", () => {
  expect([1, 16, 32, 33, 1000].map(mapMicrobatchesEnd)).toEqual([64, 64, 64, 128, 2048]);
});
