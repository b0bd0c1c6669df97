import fc from "fast-check";
import { expect, test } from "vitest";
import { analysed } from "../../testing/analysed";
import { uniform } from "../../testing/workloads";
import { eagerOneForwardOneBackward } from "./eagerOneForwardOneBackward";
import { gpipe } from "./gpipe";
import { interleavedOneForwardOneBackward } from "./interleavedOneForwardOneBackward";
import { loopedBfs } from "./loopedBfs";
import { naive } from "./naive";
import { oneForwardOneBackward } from "./oneForwardOneBackward";
import { zbH1 } from "./zbH1";
import { zbH1QuickStart } from "./zbH1QuickStart";
import { zbH2 } from "./zbH2";

/** Chains of equal stages, with every condition of a formula met and not met. */
const chains = fc
  .record({
    processors: fc.integer({ min: 1, max: 5 }),
    chunks: fc.integer({ min: 1, max: 3 }),
    layersOfStage: fc.integer({ min: 1, max: 2 }),
    unused: fc.constantFrom(0, 0, 0, 1),
    times: fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)),
    microbatches: fc.integer({ min: 1, max: 12 }),
    batches: fc.constantFrom(1, 1, 1, 2),
    latency: fc.constantFrom(0, 0, 0, 1, 3),
    speed: fc.constantFrom(1, 1, 1, 0.8),
  })
  .map(({ processors, chunks, layersOfStage, unused, times, speed, ...rest }) => ({
    chunks,
    w: uniform(processors * chunks * layersOfStage, times, {
      ...rest,
      processors: processors + unused,
      speeds: Array<number>(processors + unused).fill(speed),
    }),
  }));

test.each(
  [
    gpipe,
    oneForwardOneBackward,
    naive,
    eagerOneForwardOneBackward,
    interleavedOneForwardOneBackward,
    loopedBfs,
    zbH1,
    zbH1QuickStart,
    zbH2,
  ].map((family) => [family.id, family] as const),
)("the formulas of %s agree with the simulation or say why not", (_, family) => {
  let held = 0;
  fc.assert(
    fc.property(chains, ({ chunks, w }) => {
      const looped = family.options.some(({ id }) => id === "chunks");
      const { closedForms } = analysed(family, w, looped ? { chunks } : {}).report;
      expect(closedForms.map(({ metric }) => metric)).toEqual(
        expect.arrayContaining(["makespan", "bubbleFraction", "peakActivations"]),
      );
      for (const form of closedForms) {
        if (form.whyNot === null) expect(form).toMatchObject({ agrees: true });
        else expect(form.whyNot).toMatch(/^[A-Z].*\.$/);
        if (form.whyNot === null && form.metric === "makespan") held++;
      }
    }),
    {
      numRuns: 120,
      examples: [[{ chunks: 1, w: uniform(3, [2, 2, 1], { processors: 3, microbatches: 6 }) }]],
    },
  );
  expect(held).toBeGreaterThan(0); // at least in the example
});
