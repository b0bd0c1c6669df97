import { expect, test } from "vitest";
import { samplePoint } from "../../testing/sweeps";
import { sweepCsv } from "./sweepCsv";

test("points are rows by family, microbatches and processors, with plain numbers and reasons", () => {
  const looped = { family: "interleaved-1f1b", options: { chunks: 2 } };
  const refused = { speedup: null, period: null, unit: null, bound: null };
  const csv = sweepCsv([
    samplePoint({ choice: looped, processors: 3, ...refused, refusal: "Three, says the family." }),
    samplePoint({ processors: 2, period: 1.5 }),
    samplePoint({ processors: 1 }),
  ]);
  expect(csv.trimEnd().split("\n")).toEqual([
    "family,options,processors,microbatches,steadySpeedup,speedup,period,makespan,bubbleFraction,utilization,peakMemoryBytes,peakActivations,trafficBytes,staleness,unit,bound,refused",
    "gpipe,,1,8,1,1,3,24,0,1,100,8,0,0,units,1,",
    "gpipe,,2,8,1,1,1.5,24,0,1,100,8,0,0,units,1,",
    'interleaved-1f1b,chunks=2,3,8,1,,,24,0,1,100,8,0,0,,,"Three, says the family."',
  ]);
});
