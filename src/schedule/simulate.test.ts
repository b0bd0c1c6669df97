import { expect, test } from "vitest";
import { defaultOptions } from "../base/options";
import { isRefusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import { uniform } from "../testing/workloads";
import { families } from "./families/index";
import { simulate } from "./simulate";

function makespan(family: string, w: Workload): number {
  const f = families.get(family);
  const made = f.plan(w, defaultOptions(f.options));
  if (isRefusal(made)) throw new Error(made.reason);
  const done = simulate(made.plan, w);
  if (done.kind === "deadlock") throw new Error("deadlock");
  return done.schedule.makespan;
}

test.each([
  [4, 8, 33],
  [8, 32, 117],
  [16, 128, 429],
  [64, 1024, 3261],
])(
  "1F1B on %i processors and %i microbatches takes %i, as its peers find",
  (processors, microbatches, ticks) => {
    const w = uniform(processors, [1, 1, 1], { processors, microbatches });
    expect(makespan("1f1b", w)).toBe(ticks);
    expect(makespan("gpipe", w)).toBe(ticks);
  },
);
