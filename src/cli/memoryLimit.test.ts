import { expect, test } from "vitest";
import type { Report } from "../analysis/report";
import { runCommand } from "./commands";

const chain = { uniform: "4", processors: "4", microbatches: "8", family: "1f1b", format: "report" };

test("--memory-limit is in the report, with a sentence about the processors that need more", () => {
  const report = JSON.parse(String(runCommand("schedule", { ...chain, memoryLimit: "4" })));
  // A byte of weights, one of gradients, and P − r of activations.
  expect(report.peakMemoryBytes).toEqual([6, 5, 4, 3]);
  expect(report.memoryAtPeak).toEqual({
    activations: [4, 3, 2, 1],
    weights: [1, 1, 1, 1],
    gradients: [1, 1, 1, 1],
  });
  expect(report.memoryLimitBytes).toBe(4);
  expect(report.problem.machine.memoryBytes).toBe(4);
  expect(report.notes.at(-1)).toBe("Processors 0 and 1 need up to 6 B, more than the 4 B they have.");
});

test("compare takes it, too; without it there is no limit", () => {
  const options = { uniform: "4", processors: "4", microbatches: "8", families: "1f1b,gpipe" };
  const reports = (given: object) =>
    (runCommand("compare", { ...options, ...given }) as { report: Report }[]).map(({ report }) => report);
  expect(reports({ memoryLimit: "9" })[1].notes.at(-1)).toBe(
    "All 4 processors need up to 10 B, more than the 9 B they have.",
  );
  expect(reports({})[0].memoryLimitBytes).toBeNull();
});
