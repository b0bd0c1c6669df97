import { describe, expect, test } from "vitest";
import type { Report } from "../analysis/report";
import { type HeadlineChart, headline } from "./headline";

const NO_STALLS = {
  fill: 0,
  dependency: 0,
  transfer: 0,
  memory: 0,
  update: 0,
  order: 0,
  drain: 0,
  unused: 0,
};

const report: Report = {
  family: "layerpipe",
  processors: 8,
  microbatches: 32,
  batches: 1,
  stages: 8,
  ticksPerUnit: 1,
  unit: "multiply-add",
  makespan: 70e9,
  period: 1.93e9,
  periodMeasured: 1.93e9,
  speedup: 5.5,
  steadySpeedup: 8,
  utilization: [],
  bubbleFraction: 0.1,
  bubbleOverhead: 0.11,
  idleInsideSpan: [],
  busy: 500e9,
  stalls: { ...NO_STALLS, fill: 30e9, drain: 20e9 },
  staleness: [],
  stalenessRule: null,
  weightVersions: [],
  peakActivations: [],
  peakActivationsAtI: [],
  peakActivationBytes: [],
  peakMemoryBytes: [],
  memoryAtPeak: { activations: [], weights: [], gradients: [] },
  memoryLimitBytes: null,
  trafficBytes: 0,
  bounds: {
    period: { value: 1, reason: "", gap: null },
    makespan: { value: 1, reason: "", gap: null },
  },
  closedForms: [],
  notes: [],
};

const layerPipe: HeadlineChart = { id: "c2", name: "LayerPipe", portion: "minibatch", report };
const pipeDream: HeadlineChart = {
  id: "c1",
  name: "PipeDream",
  portion: "minibatch",
  report: {
    ...report,
    period: 2.7792e9,
    bubbleFraction: 0.302,
    stalls: { ...NO_STALLS, fill: 10e9, dependency: 90e9 },
  },
};

describe("the headline", () => {
  test("names the pace, the factor to the baseline, and the baseline's stalls", () => {
    expect(headline([pipeDream, layerPipe], "c1")).toBe(
      "LayerPipe finishes a minibatch every 1.93 G multiply-adds, 1.44× PipeDream; " +
        "30 % of PipeDream's processor time is stall, mostly waiting for other processors' results.",
    );
  });

  test("compares a schedule that stands alone with one processor", () => {
    expect(headline([layerPipe], "c2")).toBe(
      "LayerPipe finishes a minibatch every 1.93 G multiply-adds, 8× one processor; " +
        "10 % of its processor time is stall, mostly filling the pipeline.",
    );
  });

  test("compares with one processor if that is the baseline", () => {
    expect(headline([pipeDream, layerPipe], "one")).toContain("8× one processor; 10 % of its processor time");
  });

  test("names the fastest of several", () => {
    const gpipe: HeadlineChart = {
      ...pipeDream,
      id: "c3",
      name: "GPipe",
      portion: "microbatch",
      report: { ...report, period: 4e9 },
    };
    expect(headline([gpipe, pipeDream, layerPipe], "c1")).toContain("the fastest of 3, 1.44× PipeDream");
  });

  test("says slower where it is slower, and equal where it is equal", () => {
    expect(headline([pipeDream, layerPipe], "c2")).toContain(
      "PipeDream finishes a minibatch every 2.78 G multiply-adds",
    );
    expect(headline([pipeDream, layerPipe], "c2")).toContain("1.44× slower than LayerPipe");
    expect(headline([{ ...layerPipe, id: "c3", name: "Twin" }, layerPipe], "c2")).toContain(
      "as fast as LayerPipe",
    );
  });

  test("says how long the run took where nothing repeats", () => {
    const once = { ...layerPipe, report: { ...report, period: null, steadySpeedup: null } };
    expect(headline([once], "c2")).toContain(
      "LayerPipe trains 32 minibatches in 70 G multiply-adds, 5.5× one processor",
    );
    const single = { ...once, report: { ...once.report, microbatches: 1, makespan: 2e9 } };
    expect(headline([single], "c2")).toContain("trains 1 minibatch in 2 G multiply-adds");
  });

  test("has words for no stall and for hardly any", () => {
    const none = { ...layerPipe, report: { ...report, bubbleFraction: 0, stalls: NO_STALLS } };
    expect(headline([none], "c2")).toContain("no processor ever stalls.");
    const hardly = { ...layerPipe, report: { ...report, bubbleFraction: 0.001 } };
    expect(headline([hardly], "c2")).toContain("less than 1 % of its processor time");
  });

  test("gives the reason where nothing could be scheduled, and the way out where there is no chart", () => {
    const refused = { ...layerPipe, report: undefined, refusal: "LayerPipe needs a layer." };
    expect(headline([refused], "c2")).toBe("LayerPipe needs a layer.");
    expect(headline([pipeDream, refused], "c1")).toMatch(/^PipeDream finishes/);
    expect(headline([], "one")).toBe("Add a schedule at the left to see how this network trains.");
  });

  test("waits until every schedule of the problem is in", () => {
    expect(headline([pipeDream, { ...layerPipe, report: undefined }], "c1")).toBe("Scheduling …");
  });
});
