import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { families } from "./index";

const w = uniform(8, [1, 1, 1], { processors: 4, microbatches: 4 });

/** First layers by stage, or why there are none. */
function starts(family: string, options: Readonly<Record<string, string | number | boolean>>, problem = w) {
  const answer = families.get(family).plan(problem, options);
  if (isRefusal(answer)) return answer.reason;
  const { ops, stages } = answer.plan.tasks.graph;
  return Array.from({ length: stages }, (_, s) => ops.find(({ stage }) => stage === s)?.firstLayer);
}

describe("a layout", () => {
  test("cuts the layers instead of the partitioner", () => {
    expect(starts("1f1b", {})).toEqual([0, 2, 4, 6]);
    expect(starts("1f1b", { layout: "t|tt|(tt|)*1,t*3" })).toEqual([0, 1, 3, 5]);
    const layout = "t|tt|tt|ttt";
    expect(scheduleOf(families.get("gpipe"), w, { layout }).makespan).toBe(
      1 + 2 + 2 + 4 * 3 + 4 * 6 + 4 + 4 + 2,
    );
  });

  test("numbers chunks as interleaved schedules and vees do", () => {
    const uneven = { ...w, processors: 2 };
    expect(starts("interleaved-1f1b", { chunks: 2, layout: "ttt|t|tt|tt" }, uneven)).toEqual([0, 3, 4, 6]);
    expect(starts("zbv", { layout: "ttt|t|t|ttt" }, uneven)).toEqual([0, 3, 4, 5]);
  });

  test("cuts the stages of an own order", () => {
    const order = "0F0 0B0\n1F0 1B0";
    const one = { ...w, processors: 2, microbatches: 1 };
    expect(starts("order", { order, layout: "tt|t*6" }, one)).toEqual([0, 2]);
  });

  test("is left out where it is empty", () => {
    expect(planOf(families.get("1f1b"), w, { layout: " " })).toEqual(planOf(families.get("1f1b"), w));
  });

  test("of other stages than the schedule's is refused with both numbers", () => {
    expect(starts("1f1b", { layout: "t*4|t*4" })).toBe(
      "The layout has 2 stages and this schedule 4; change the layout, or processors and chunks, so that they agree.",
    );
  });

  test("is refused where the schedule cuts the layers itself", () => {
    expect(starts("pipedream", { replicate: true, layout: "t|tt|tt|t*3" })).toMatch(
      /^(With these options the schedule cuts the layers itself|The layout has 4 stages and this schedule \d)/,
    );
  });

  test("is no option of families that place layers one by one", () => {
    for (const id of ["layerpipe", "sequential"])
      expect(families.get(id).options.map((option) => option.id)).not.toContain("layout");
  });
});
