import { describe, expect, test } from "vitest";
import type { Workload } from "../model/workload";
import { position, stallIndex } from "../testing/ids";
import { planningFamilies } from "../testing/planningFamilies";
import { uniform, workload } from "../testing/workloads";
import { describeStall } from "./describeStall";
import { describeTask } from "./describeTask";
import { scheduleChoice } from "./scheduleChoice";
import type { ScheduledResult } from "./scheduledResult";
import { STALL_CAUSES } from "./stallCause";

const units = (ticks: number) => `${ticks} u`;

function resultOf(family: string, problem: Workload): ScheduledResult {
  const result = scheduleChoice(problem, { family, options: {} });
  if ("kind" in result) throw new Error(result.reason);
  return result;
}

describe("a task in words", () => {
  const slow = resultOf("gpipe", uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3 }));

  test("has a name, times and what it waited for, back to the beginning", () => {
    // P0: F0 0-1, F1 1-2, B0 from 11. P1: F0 4-5, F1 5-6, B0 6-8, B1 8-10.
    const { name, when, chain } = describeTask(slow, position(2), units);
    expect(name).toBe("the backward of layer 0, microbatch 0, on processor 0");
    expect(when).toBe("From 11 u to 13 u, 2 u long.");
    expect(chain.map((step) => step.sentence)).toEqual([
      "The backward of layer 0, microbatch 0, on processor 0, starts at 11 u: it needs the result of the backward of " +
        "layer 1, microbatch 0, on processor 1, which ends at 8 u and whose result travels 3 u.",
      "From 4 u to 6 u processor 1 is busy with 2 tasks, beginning with the forward of layer 1, microbatch 0, on processor 1.",
      "The forward of layer 1, microbatch 0, on processor 1, starts at 4 u: it needs the result of the forward of " +
        "layer 0, microbatch 0, on processor 0, which ends at 1 u and whose result travels 3 u.",
      "The forward of layer 0, microbatch 0, on processor 0, starts at once.",
    ]);
    expect(chain.map((step) => step.position)).toEqual([6, 4, 0, 0]);
  });

  test("waited for links, or for its own processor to send, where these hold it up", () => {
    const problem = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3 });
    const said = (transfer: Partial<Workload["transfer"]>, at: number) =>
      describeTask(
        resultOf("gpipe", { ...problem, transfer: { ...problem.transfer, ...transfer } }),
        position(at),
        units,
      ).chain[0].sentence;
    // P1's F1: made at 2, leaves behind F0's tensor at 4. P0's F1: its processor sends F0's tensor until 4.
    expect(said({ contention: true }, 5)).toBe(
      "The forward of layer 1, microbatch 1, on processor 1, starts at 7 u: it needs the result of the forward of " +
        "layer 0, microbatch 1, on processor 0, which ends at 2 u and whose result waits for links and travels 5 u.",
    );
    expect(said({ blocking: true }, 1)).toBe(
      "The forward of layer 0, microbatch 1, on processor 0, starts at 4 u: until then its processor sends what " +
        "the forward of layer 0, microbatch 0, on processor 0 made.",
    );
  });

  test("knows what waits for it", () => {
    expect(describeTask(slow, position(0), units).neededBy).toEqual([
      { position: 4, sentence: "the forward of layer 1, microbatch 0, on processor 1, starts 3 u later" },
      { position: 2, sentence: "the backward of layer 0, microbatch 0, on processor 0, starts 10 u later" },
    ]);
  });

  test("names the stage where it holds several layers", () => {
    const wide = resultOf("1f1b", uniform(4, [1, 1, 1], { processors: 2, microbatches: 2 }));
    expect(describeTask(wide, position(0), units).name).toBe(
      "the forward of layer 0 to layer 1 (stage 0), microbatch 0, on processor 0",
    );
  });

  test("names the piece where microbatches are cut in pieces", () => {
    const cut = resultOf("seq1f1b", uniform(1, [2, 2, 2], { microbatches: 2 }));
    expect(describeTask(cut, position(1), units).name).toBe(
      "the forward of layer 0, piece 1 of microbatch 0, on processor 0",
    );
  });

  test("has a chain of limited length", () => {
    const deep = resultOf("pipedream", workload({ layers: 40, processors: 40, microbatches: 60 }));
    const { chain } = describeTask(deep, position(deep.columns.task.length - 1), units);
    expect(chain.length).toBeLessThan(20);
    expect(chain[chain.length - 1].sentence).toBe("And so on, back to the beginning.");
  });
});

describe("a stall in words", () => {
  test("says what a processor sends that is kept by it", () => {
    const problem = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3, blocking: true });
    expect(describeStall(resultOf("gpipe", problem), stallIndex(0), units).sentence).toBe(
      "It sends what the forward of layer 0, microbatch 0, on processor 0 made.",
    );
  });

  const slow = resultOf("gpipe", uniform(2, [1, 1, 1], { processors: 3, microbatches: 1, latency: 5 }));

  test("says which processor, how long and why, for every cause", () => {
    const said = Array.from(slow.stalls.cause, (_, i) => describeStall(slow, stallIndex(i), units));
    expect(said.map(({ when, sentence }) => `${when} ${sentence}`)).toEqual([
      "Processor 0 is idle from 1 u to 9 u, 8 u long. Its next task needs the result of the backward of layer 1, " +
        "microbatch 0, on processor 1, which is not done yet.",
      "Processor 0 is idle from 9 u to 14 u, 5 u long. The result of the backward of layer 1, microbatch 0, on " +
        "processor 1, done at 9 u, is on its way.",
      "Processor 1 is idle from 0 u to 6 u, 6 u long. Its first task is the forward of layer 1, microbatch 0, on " +
        "processor 1, which needs the forward of layer 0, microbatch 0, on processor 0.",
      "Processor 1 is idle from 9 u to 16 u, 7 u long. Processor 1 has run its last task; the others go on until 16 u.",
      "Processor 2 is idle from 0 u to 16 u, 16 u long. The plan gives processor 2 nothing to do.",
    ]);
  });

  test("has a chain that starts with the task it delays", () => {
    const { chain } = describeStall(slow, stallIndex(0), units);
    expect(chain[0].sentence).toMatch(
      /^The backward of layer 0, microbatch 0, on processor 0, starts at 14 u/,
    );
    expect(describeStall(slow, stallIndex(3), units).chain).toEqual([]);
  });

  test.each(planningFamilies.map((family) => family.id))(
    "is a full sentence wherever the pointer is: %s",
    (family) => {
      const result = resultOf(
        family,
        uniform(8, [2, 1, 3], { processors: 4, microbatches: 8, batches: 2, latency: 1 }),
      );
      for (let i = 0; i < result.stalls.cause.length; i++) {
        const { cause, when, sentence } = describeStall(result, stallIndex(i), units);
        expect(STALL_CAUSES).toContain(cause);
        expect(`${when} ${sentence}`).not.toMatch(/undefined|NaN/);
        expect(sentence).toMatch(/\.$/);
      }
      for (let at = 0; at < result.columns.task.length; at++) {
        const { chain } = describeTask(result, position(at), units);
        expect(chain.map((step) => step.sentence).join(" ")).not.toMatch(/undefined|NaN/);
      }
    },
  );
});
