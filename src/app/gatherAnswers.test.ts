import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Response } from "../worker/protocol";
import { GatheredAnswers } from "./gatherAnswers";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathered(expected: number) {
  const told: string[] = [];
  const answers = new GatheredAnswers(
    ({ lane }) => told.push(lane),
    () => expected - told.length,
  );
  const add = (lane: string) =>
    answers.add({ kind: "crashed", job: 1, lane, message: "" } satisfies Response);
  return { told, answers, add };
}

test("tells an only answer at once", () => {
  const { told, answers, add } = gathered(1);
  add("a");
  expect(told).toEqual(["a"]);
  expect(answers.isEmpty).toBe(true);
});

test("tells several when the last has come, in the order in which they came", () => {
  const { told, answers, add } = gathered(3);
  add("b");
  add("a");
  expect(told).toEqual([]);
  expect(answers.isEmpty).toBe(false);
  add("c");
  expect(told).toEqual(["b", "a", "c"]);
  vi.runAllTimers();
  expect(told).toHaveLength(3);
});

test("holds none back for long where another one takes its time", () => {
  const { told, answers, add } = gathered(2);
  add("a");
  vi.advanceTimersByTime(32);
  expect(told).toEqual(["a"]);
  expect(answers.isEmpty).toBe(true);
  add("b");
  expect(told).toEqual(["a", "b"]);
});

test("waits for answers that follow closely, but not for ever", () => {
  const { told, add } = gathered(10);
  for (const lane of ["a", "b", "c"]) {
    add(lane);
    vi.advanceTimersByTime(30);
    expect(told).toEqual([]);
  }
  add("d");
  vi.advanceTimersByTime(10);
  expect(told).toEqual(["a", "b", "c", "d"]);
});
