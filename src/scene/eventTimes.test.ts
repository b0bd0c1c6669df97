import { expect, test } from "vitest";
import type { ScheduleColumns } from "../schedule/schedule";
import { nextEvent, previousEvent } from "./eventTimes";

/** Two rows: [0, 2) [5, 6) and [1, 4). */
const columns: ScheduleColumns = {
  rowOffset: Int32Array.of(0, 2, 3),
  task: Int32Array.of(0, 1, 2),
  start: Float64Array.of(0, 5, 1),
  end: Float64Array.of(2, 6, 4),
  position: Int32Array.of(0, 1, 2),
};

test("stepping forward visits every start and end of every row once, in order", () => {
  const visited = [];
  for (let at = nextEvent([columns], -1); at !== undefined; at = nextEvent([columns], at)) visited.push(at);
  expect(visited).toEqual([0, 1, 2, 4, 5, 6]);
});

test("stepping back visits the same moments the other way", () => {
  const visited = [];
  for (let at = previousEvent([columns], 7); at !== undefined; at = previousEvent([columns], at))
    visited.push(at);
  expect(visited).toEqual([6, 5, 4, 2, 1, 0]);
});

test("from between two moments a step leads to the nearest on that side", () => {
  expect(nextEvent([columns], 4.5)).toBe(5);
  expect(previousEvent([columns], 4.5)).toBe(4);
});

test("an empty schedule has no events", () => {
  const none: ScheduleColumns = { ...columns, rowOffset: Int32Array.of(0, 0) };
  expect(nextEvent([none], 0)).toBeUndefined();
  expect(previousEvent([none], 9)).toBeUndefined();
});
