import { expect, test } from "vitest";
import { drawnResult } from "../../testing/drawnResult";
import { position } from "../../testing/ids";
import { waitBefore } from "./waitBefore";

const result = drawnResult([".:2 0F0 0F1 .:3 0B0"]);

test("a task's wait is the time since the task before it, with its cause", () => {
  expect(waitBefore(result, 0, position(2))).toEqual({ ticks: 3, causes: "waits for a result" });
});

test("the first task's wait is the fill", () => {
  expect(waitBefore(result, 0, position(0))).toEqual({ ticks: 2, causes: "fill" });
});

test("a task that follows at once has waited for nothing", () => {
  expect(waitBefore(result, 0, position(1))).toBeUndefined();
});
