import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOptions, type OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { arbitraryOptions, arbitrarySpec, scaled } from "../../testing/arbitraryWorkload";
import { uniform, type WorkloadSpec, workload } from "../../testing/workloads";
import type { Family } from "../family";
import type { Schedule } from "../schedule";
import { simulate } from "../simulate";
import { validate } from "../validate";
import { families } from "./index";

/** The schedule; a refusal is an answer too, if it is a sentence. Deadlocks and unknown options are bugs. */
function attempt(family: Family, w: Workload, options: OptionValues): Schedule | undefined {
  const checked = checkOptions(family.options, options);
  if (isRefusal(checked)) throw new Error(checked.reason);
  const made = family.plan(w, checked);
  if (isRefusal(made)) {
    expect(made.reason).toMatch(/^[A-Z].*\.$/);
    return undefined;
  }
  const done = simulate(made.plan, w);
  expect(done.kind).toBe("scheduled");
  return done.kind === "scheduled" ? done.schedule : undefined;
}

function eachSchedule(family: Family, check: (schedule: Schedule, w: Workload) => void): void {
  fc.assert(
    fc.property(arbitrarySpec(), arbitraryOptions(family.options), (spec, options) => {
      const w = workload(spec);
      const schedule = attempt(family, w, options);
      if (schedule !== undefined) check(schedule, w);
    }),
    { numRuns: 150 },
  );
}

describe.each(families.all.map((family) => [family.id, family] as const))("%s", (_, family) => {
  test("makes schedules that break no invariant", () => {
    eachSchedule(family, (schedule, w) => expect(validate(schedule, w)).toEqual([]));
  });

  test("has a row for every processor, and busy and idle time fill them", () => {
    eachSchedule(family, (schedule, w) => {
      expect(schedule.plan.order).toHaveLength(w.processors);
      expect(busy(schedule) + idle(schedule)).toBe(w.processors * schedule.makespan);
    });
  });

  test("is never faster than its work on all processors, or than one microbatch on the fastest", () => {
    eachSchedule(family, (schedule, w) => {
      const work = w.total * w.microbatches * w.batches - savedByPairs(schedule);
      const speed = w.speeds.reduce((a, b) => a + b, 0);
      expect(schedule.makespan).toBeGreaterThanOrEqual(work / speed - 1e-9);
      // Pieces of one microbatch are under way on several processors at once.
      if (schedule.plan.tasks.graph.ops.some(({ pieces = 1 }) => pieces > 1)) return;
      expect(schedule.makespan).toBeGreaterThanOrEqual(longestPath(w) / Math.max(...w.speeds) - 1e-9);
    });
  });

  test("takes k times as long when all costs and transfers do", () => {
    // Multiples of 2520 can be cut evenly among up to six processors, or in up to nine pieces, and whatever is given as a
    // decimal (a share, a slack, a bandwidth) keeps its default, so that nothing is rounded.
    const rounded = { speeds: undefined, ticksPerByte: 0, secondsPerTick: undefined };
    const exactOptions = family.options.filter((option) => option.kind !== "number");
    fc.assert(
      fc.property(
        arbitrarySpec(),
        arbitraryOptions(exactOptions),
        fc.constantFrom(2, 7),
        (spec, options, k) => {
          const base = scaled({ ...spec, ...rounded }, 2520);
          const once = attempt(family, workload(base), options);
          const slower = attempt(family, workload(scaled(base, k)), options);
          if (once === undefined || slower === undefined) return;
          expect(slower.plan.order).toEqual(once.plan.order);
          expect(Array.from(slower.columns.end)).toEqual(Array.from(once.columns.end, (end) => end * k));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("gives equal plans for equal problems", () => {
    eachSchedule(family, (schedule, w) => {
      const again = attempt(family, w, {});
      expect(attempt(family, w, {})).toEqual(again);
      expect(schedule.plan.tasks.microbatches).toBe(w.microbatches * w.batches);
    });
  });

  test("does on one processor what a sequential run does", () => {
    const w = workload({
      forward: [3, 1, 4],
      activationGradient: [1, 5, 9],
      weightGradient: [2, 6, 5],
      microbatches: 5,
    });
    const schedule = attempt(family, w, {});
    if (schedule !== undefined) expect(schedule.makespan).toBe(36 * 5);
  });

  test.each<readonly [string, WorkloadSpec]>([
    ["one layer on eight processors", { processors: 8, microbatches: 3 }],
    ["one microbatch", { layers: 4, processors: 4 }],
    ["fewer microbatches than processors", { layers: 6, processors: 6, microbatches: 2 }],
    ["nothing to do", { layers: 3, forward: 0, activationGradient: 0, weightGradient: 0, processors: 3 }],
    [
      "one layer that costs a million times the others",
      { forward: [1, 1e6, 1, 1], processors: 3, microbatches: 4 },
    ],
  ])("copes with %s", (_name, spec) => {
    const w = workload(spec);
    const schedule = attempt(family, w, {});
    if (schedule !== undefined) expect(validate(schedule, w)).toEqual([]);
  });

  test("says who published it, and in two or three sentences what it does", () => {
    expect(family.citation.url).toMatch(/^https:\/\//);
    const sentences = family.summary.split(/(?<=[.!])\s+/);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(3);
  });

  test("gives closed forms that the simulation meets", () => {
    for (const [processors, microbatches] of [
      [1, 3],
      [3, 2],
      [4, 8],
      [8, 3],
    ]) {
      const w = uniform(processors, [2, 1, 3], { processors, microbatches });
      const made = family.plan(w, checkedDefaults(family));
      if (isRefusal(made)) continue;
      const schedule = attempt(family, w, {});
      for (const form of made.closedForms ?? []) {
        if (form.whyNot !== undefined) expect(form.whyNot).toMatch(/^[A-Z].*\.$/);
        else if (form.metric === "makespan") expect(form.value).toBe(schedule?.makespan);
        else if (form.metric === "bubbleFraction" && schedule !== undefined)
          expect(form.value).toBeCloseTo(idle(schedule) / (processors * schedule.makespan), 12);
      }
    }
  });
});

function checkedDefaults(family: Family): OptionValues {
  const options = checkOptions(family.options, {});
  if (isRefusal(options)) throw new Error(options.reason);
  return options;
}

/** Ticks of a processor of speed 1 by which overlapped pairs take less than their two tasks. */
function savedByPairs({ plan, columns }: Schedule): number {
  const { graph, microbatches } = plan.tasks;
  const cost = (at: number) => graph.ops[Math.floor(columns.task[at] / microbatches)].cost;
  return Array.from(plan.pairs?.first ?? []).reduce((sum, first, i) => {
    const at = columns.position[first];
    return sum + cost(at) + cost(at + 1) - (plan.pairs?.cost[i] ?? 0);
  }, 0);
}

/** A pair counts once. */
function busy({ plan, columns }: Schedule): number {
  const firsts = new Set(plan.pairs?.first);
  return columns.end.reduce(
    (sum, end, at) => sum + (firsts.has(columns.task[at]) ? 0 : end - columns.start[at]),
    0,
  );
}

/** From gap to gap, and to the makespan. */
function idle({ columns, makespan }: Schedule): number {
  let ticks = 0;
  for (let row = 0; row + 1 < columns.rowOffset.length; row++) {
    let free = 0;
    for (let at = columns.rowOffset[row]; at < columns.rowOffset[row + 1]; at++) {
      ticks += Math.max(0, columns.start[at] - free); // the second of a pair starts before the first ends
      free = columns.end[at];
    }
    ticks += makespan - free;
  }
  return ticks;
}

/** All forwards, then the activation gradients down to a layer and that layer's weight gradient; cuts may halve any but W. */
function longestPath(w: Workload): number {
  const forward = w.forward.reduce((a, b) => a + b, 0);
  return forward + Math.max(...w.weightGradient.map((ticks, l) => Math.min(ticks, w.backward?.[l] ?? ticks)));
}
