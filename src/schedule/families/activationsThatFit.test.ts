import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf } from "../../testing/schedules";
import { workload } from "../../testing/workloads";
import { wavePlacement } from "../placement/placement";
import { activationsThatFit } from "./activationsThatFit";
import { zbAuto } from "./zbAuto";
import { zbVAuto } from "./zbVAuto";

// Stage s of four keeps 10, 10, 20, 30 bytes of a microbatch (the input is 1 byte) beside twice 100 to 400 bytes of weights.
const spec = {
  layers: 4,
  processors: 4,
  microbatches: 12,
  activationBytes: [10, 20, 30, 1],
  weightBytes: [100, 200, 300, 400],
};

describe("the activations that fit into memory beside weights and gradients", () => {
  test("are the fewest over the processors", () => {
    const straight = { starts: Int32Array.of(0, 1, 2, 3), placement: wavePlacement(4, 1) };
    expect(activationsThatFit(workload(spec), 890, straight, 1)).toBe(3); // (890 − 800) ÷ 30 on the last
    expect(activationsThatFit(workload(spec), 889, straight, 1)).toBe(2);
  });

  test("of a vee share the room between two stages, each as large as the larger", () => {
    const vee = { starts: Int32Array.of(0, 1, 2, 3), placement: wavePlacement(2, 2) };
    // Processor 0 holds stages 0 and 3 (1000 bytes twice, 30 each), processor 1 stages 1 and 2 (1000, 20 each).
    expect(activationsThatFit(workload({ ...spec, processors: 2 }), 1000 + 100, vee, 2)).toBe(3);
  });

  test("are told to be too few, with what would do", () => {
    const straight = { starts: Int32Array.of(0, 1, 2, 3), placement: wavePlacement(4, 1) };
    const refused = activationsThatFit(workload(spec), 829, straight, 1);
    expect(isRefusal(refused) && refused).toMatchObject({
      field: "memory",
      reason:
        "Processor 3 has 829 B of memory and needs 800 B for weights and gradients and 30 B for the activations of 1 stage-microbatch; " +
        "give every processor at least 830 B.",
    });
    expect(activationsThatFit(workload(spec), 830, straight, 1)).toBe(1);
  });

  test("are no limit where activations take no room", () => {
    const one = { starts: Int32Array.of(0), placement: wavePlacement(1, 1) };
    const free = { ...workload({ layers: 1, weightBytes: 5 }), inputBytes: 0 };
    expect(activationsThatFit(free, 10, one, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(isRefusal(activationsThatFit(free, 9, one, 1))).toBe(true);
  });
});

describe.each([zbAuto, zbVAuto])("$id", (family) => {
  const vee = family === zbVAuto;
  const problem = { ...spec, layers: 8, activationBytes: 10, weightBytes: 100 };
  /** Twice 200 bytes of weights on each processor; a straight stage keeps 20 bytes, one of a vee 10. */
  const memoryBytes = 400 + 60;

  test("keeps within the processors' memory", () => {
    const limited = workload({ ...problem, memoryBytes });
    const { report } = analysed(family, limited);
    expect(Math.max(...report.peakMemoryBytes)).toBeLessThanOrEqual(memoryBytes);
    expect(report.notes).toContain(
      `Every processor keeps at most ${vee ? 6 : 3} stage-microbatches at once (what fits into 460 B beside weights and gradients).`,
    );
    const free = analysed(family, workload(problem)).report;
    expect(Math.max(...free.peakMemoryBytes)).toBeGreaterThan(memoryBytes);
    expect(free.makespan).toBeLessThanOrEqual(report.makespan);
  });

  test("takes a limit that is given instead, and says what does not fit", () => {
    const limited = workload({ ...problem, memoryBytes });
    const { notes = [] } = planOf(family, limited, { activationLimit: 8 });
    expect(notes).toContain("Every processor keeps at most 8 stage-microbatches at once (as given).");
    const { report } = analysed(family, limited, { activationLimit: 8 });
    expect(report.notes.at(-1)).toMatch(/ up to \d+ B, more than the 460 B /);
  });

  test("refuses where not even the least fits", () => {
    const refused = family.plan(workload({ ...problem, memoryBytes: 401 }), {});
    expect(isRefusal(refused) && refused.field).toBe("memory");
    const kept = vee ? "2 stage-microbatches" : "1 stage-microbatch";
    expect(isRefusal(refused) && refused.reason).toContain(` for the activations of ${kept}; `);
  });
});
