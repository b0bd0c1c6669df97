import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultOptions } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { durationOn, type Workload } from "../../model/workload";
import { arbitrarySpec, scaled } from "../../testing/arbitraryWorkload";
import { planningFamilies } from "../../testing/planningFamilies";
import { uniform, type WorkloadSpec, workload } from "../../testing/workloads";
import type { Family, FamilyPlan } from "../family";
import { simulate } from "../simulate";
import { families } from "./index";

/** Both holders of a stage, on processor p and on processor P − 1 − p, do the same work whatever their speeds. */
const MIRRORED = new Set(["chimera", "dualpipe", "bitpipe"]);

const parallel = planningFamilies.filter(({ id }) => id !== "sequential");
const straight = parallel.filter(({ id }) => !MIRRORED.has(id));
const mirrored = parallel.filter(({ id }) => MIRRORED.has(id));

function planned(family: Family, w: Workload): FamilyPlan | undefined {
  const plan = family.plan(w, defaultOptions(family.options));
  return isRefusal(plan) ? undefined : plan;
}

/** Ticks that each processor computes. */
function busyTicks({ plan }: FamilyPlan, w: Workload): number[] {
  const { graph, microbatches } = plan.tasks;
  return plan.order.map((row, p) => {
    let ticks = 0;
    for (const task of row) ticks += durationOn(w, graph.ops[Math.floor(task / microbatches)].cost, p);
    return ticks;
  });
}

function busyOn(family: Family, speeds: readonly number[]): readonly number[] | undefined {
  const w = uniform(24, [12, 12, 12], { speeds, microbatches: 12 });
  const plan = planned(family, w);
  return plan && busyTicks(plan, w);
}

// 24 layers of 36 ticks for 12 microbatches are 10,368 ticks
describe("on processors of different speeds everyone is busy equally long where layers allow it", () => {
  test.each(straight)("$id", (family) => {
    expect(busyOn(family, [1, 2, 3])).toEqual([1728, 1728, 1728]);
    expect(busyOn(family, [3, 3, 1, 1])).toEqual([1296, 1296, 1296, 1296]);
  });

  test.each(mirrored)("$id, on mirrored speeds", (family) => {
    expect(busyOn(family, [1, 3, 3, 1])).toEqual([1296, 1296, 1296, 1296]);
  });

  test.each(mirrored)("$id does as much on the slower of two mirrored processors", (family) => {
    expect(busyOn(family, [1, 1, 3, 3])).toEqual([2592, 2592, 864, 864]);
  });
});

test("PipeDream gives a slow processor a layer, LayerPipe no more than it does in time", () => {
  const busy = (id: string) => busyOn(families.get(id), [1, 1, 0.01]);
  // one of 24 layers at a hundredth of the speed: 12 · 36 · 100 ticks
  expect(busy("pipedream")?.[2]).toBe(43_200);
  // 4 ticks of one activation gradient
  expect(busy("layerpipe")).toEqual([5160, 5160, 4800]);
});

describe("processors twice as fast with twice the work take as long", () => {
  const problems = arbitrarySpec({ microbatches: 6 }).map((spec) => ({
    ...spec,
    latency: 0,
    ticksPerByte: 0,
    wiring: undefined,
  }));

  /** Times are multiples of 840 ticks, so that neither a part nor a speed rounds. */
  function onSpeed(spec: WorkloadSpec, speed: number): Workload {
    const speeds = Array.from({ length: spec.processors ?? 1 }, () => speed);
    return workload({ ...scaled(spec, 840 * speed), speeds });
  }

  function makespan(family: Family, w: Workload): number | undefined {
    const plan = planned(family, w);
    const run = plan && simulate(plan.plan, w);
    return run?.kind === "scheduled" ? run.schedule.makespan : undefined;
  }

  const byStage = parallel.filter(({ id }) => id !== "layerpipe");

  test.each(byStage)("$id", (family) => {
    fc.assert(
      fc.property(problems, fc.constantFrom(2, 4), (spec, speed) => {
        expect(makespan(family, onSpeed(spec, speed))).toBe(makespan(family, onSpeed(spec, 1)));
      }),
      { numRuns: 40 },
    );
  });

  test("layerpipe, whose equal placements may be cut elsewhere: the busiest processor", () => {
    const busiest = (w: Workload) => {
      const plan = planned(families.get("layerpipe"), w);
      return plan && Math.max(...busyTicks(plan, w));
    };
    fc.assert(
      fc.property(problems, fc.constantFrom(2, 4), (spec, speed) => {
        expect(busiest(onSpeed(spec, speed))).toBe(busiest(onSpeed(spec, 1)));
      }),
    );
  });
});
