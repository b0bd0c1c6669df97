import { describe, expect, test } from "vitest";
import { drawnResult } from "../../testing/drawnResult";
import { scheduled } from "../../testing/scheduled";
import { buildScene } from "../gantt";
import { linesOf } from "../legend";
import { heldActivations } from "./activations";
import { heldBytes, memoryScale } from "./memory";

// P0 holds 100 bytes of weights, as many of gradients, and 1 byte of activations for each microbatch; P1 200, 200 and 10.
const spec = {
  layers: 2,
  processors: 2,
  microbatches: 3,
  activationBytes: [10, 20],
  weightBytes: [100, 200],
};

describe("the memory lane", () => {
  test("stacks gradients, weights and activations, with its peak and the moment of it", () => {
    const stack = heldBytes(scheduled("1f1b", spec), "weightGradient");
    expect([...stack.x]).toEqual([0, 1, 6, 9, 12, 0, 1, 4, 7, 10]);
    expect([...stack.total]).toEqual([201, 202, 202, 201, 200, 400, 410, 410, 410, 400]);
    const [gradients, weights] = stack.layers;
    expect("byRow" in gradients.top && [...gradients.top.byRow]).toEqual([100, 200]);
    expect("byStep" in weights.top && [...weights.top.byStep.subarray(0, 2)]).toEqual([200, 200]);
    expect([...stack.peakAt]).toEqual([1, 6]);
    expect(stack.peakText).toEqual(["202 B", "410 B"]);
    expect(stack.limit).toBeUndefined();
  });

  test("has the limit with its label, and says in the legend what exceeds it", () => {
    const result = scheduled("1f1b", { ...spec, memoryBytes: 405 });
    expect(heldBytes(result, "weightGradient").limit).toEqual({ value: 405, text: "405 B" });
    const names = linesOf(buildScene({ result, overlays: ["memory"] })).map(({ ink }) => ink);
    expect(names).toEqual([
      "band-activations",
      "band-weights",
      "band-gradients",
      "memory-limit",
      "band-excess",
    ]);
    const enough = scheduled("1f1b", { ...spec, memoryBytes: 410 });
    expect(linesOf(buildScene({ result: enough, overlays: ["memory"] })).map(({ ink }) => ink)).not.toContain(
      "band-excess",
    );
  });

  test("has one scale for all charts: the largest peak, or a limit that is not far above it", () => {
    const result = scheduled("1f1b", spec);
    const more = scheduled("gpipe", spec);
    expect(memoryScale([result])).toBe(410);
    expect(memoryScale([result, more])).toBe(430);
    expect(memoryScale([scheduled("1f1b", { ...spec, memoryBytes: 1000 })])).toBe(1000);
    expect(memoryScale([scheduled("1f1b", { ...spec, memoryBytes: 10_000 })])).toBe(410);
    expect(memoryScale([])).toBe(1);
  });

  test("takes room under the tasks of every row while it is on", () => {
    const result = drawnResult(["0F0 0B0"]);
    expect(buildScene({ result, overlays: ["memory"] }).laneShare).toBe(0.45);
    expect(buildScene({ result, overlays: ["stalls", "releaseAtI"] }).laneShare).toBeUndefined();
  });
});

test("a release at I changes what the lane and the counts show, and nothing is drawn for it alone", () => {
  const result = drawnResult(["0F0 0I0 0F1 0I1 0W0 0W1"]);
  const steps = (overlays: readonly string[]) =>
    buildScene({ result, overlays }).front.map((marks) =>
      marks.kind === "steps" ? [...marks.y] : marks.kind === "stack" ? [...marks.total] : [],
    );
  expect(steps(["activations", "memory"])).toEqual([
    [1, 2, 1, 0],
    [3, 4, 3, 2],
  ]);
  expect(steps(["activations", "memory", "releaseAtI"])).toEqual([
    [1, 1, 0],
    [3, 3, 2],
  ]);
  expect(steps(["releaseAtI"])).toEqual([]);
  expect([...heldActivations(result).y]).toEqual([1, 2, 1, 0]);
});
