import { expect, test } from "vitest";
import { analysed } from "../../testing/analysed";
import { uniform } from "../../testing/workloads";
import { overLimit } from "./overLimit";

test("processors that need more than they have are named, with the most that one needs", () => {
  expect(overLimit([12.3e9, 9e9, 8e9, 1e9], 8e9)).toBe(
    "Processors 0 and 1 need up to 12.3 GB, more than the 8 GB they have.",
  );
  expect(overLimit([1, 9e9, 1], 8e9)).toBe("Processor 1 needs up to 9 GB, more than the 8 GB it has.");
  expect(overLimit([9, 9, 9], 8)).toBe("All 3 processors need up to 9 B, more than the 8 B they have.");
  expect(overLimit([...new Array<number>(10).fill(9), 1], 8)).toBe(
    "10 processors need up to 9 B, more than the 8 B they have.",
  );
});

test("two numbers that differ are told apart although they would be rounded alike", () => {
  expect(overLimit([8_000_000_001, 1], 8e9)).toBe(
    "Processor 0 needs up to 8000000001 B, more than the 8000000000 B it has.",
  );
});

test("nothing is said where everything fits, or nothing is limited", () => {
  expect(overLimit([8, 8], 8)).toBeUndefined();
  expect(overLimit([8, 8], undefined)).toBeUndefined();
});

test("the report says it, and what the limit is", () => {
  const bytes = { processors: 2, microbatches: 3, activationBytes: [10, 20], weightBytes: [100, 200] };
  const { report } = analysed("1f1b", uniform(2, [1, 1, 1], { ...bytes, memoryBytes: 409 }));
  expect(report.memoryLimitBytes).toBe(409);
  expect(report.notes.at(-1)).toBe("Processor 1 needs up to 410 B, more than the 409 B it has.");
  expect(analysed("1f1b", uniform(2, [1, 1, 1], bytes)).report.memoryLimitBytes).toBeNull();
});
