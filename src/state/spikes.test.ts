import { beforeEach, describe, expect, test } from "vitest";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { networks } from "../model/presets";
import type { Problem } from "../model/problem";
import type { Response } from "../worker/protocol";
import { defaultDocument, defaultProblem } from "./defaultDocument";
import { documentReplaced, documentStore, undone } from "./documentStore";
import { type SpikesRun, spikes, spikesAnswered, spikesLeft, spikesRuns, spikesWanted } from "./spikes";
import { standardPipeliningCompared } from "./spikesCharts";
import { exampleLinks, exampleLinksSet } from "./spikesLinks";

const free = defaultProblem(networks.get("spiking-cnn"));
const linked: Problem = {
  ...free,
  machine: { processors: 8, transfer: { kind: "constant", time: 5 } },
};

beforeEach(() => {
  spikes.setState(spikes.getInitialState(), true);
  documentReplaced({ ...defaultDocument(), problem: free });
});

const runs: readonly SpikesRun[] = [2, 3, 4, 5, 6, 7, 8].flatMap((processors) => [
  { family: "layerpipe", processors, links: "own" } as const,
  { family: "pipedream", processors, links: "own" } as const,
]);
const FREE: SpikesRun = { family: "layerpipe", processors: 8, links: "free" };

/** What is read of a result. */
function scheduled(period: number | null, speedup: number): Response {
  const result = { report: { period, speedup } } as ScheduledResult;
  return { kind: "scheduled", job: 1, lane: "spikes:", result };
}

/** LayerPipe has period 100 and speedup 4.95, PipeDream a period of 100 for each processor but none on 3. */
function answerAll(): void {
  for (const run of runs) {
    const period = run.family === "layerpipe" ? 100 : run.processors === 3 ? null : 100 * run.processors;
    spikesAnswered(run, scheduled(period, 4.95));
  }
}

describe("the comparison", () => {
  test("needs both schedules on 2 to 8 processors and on the problem's own number", () => {
    expect(spikesRuns(free)).toEqual(runs);
    const more = { ...free, machine: { ...free.machine, processors: 12 } };
    expect(
      spikesRuns(more)
        .slice(-2)
        .map(({ processors }) => processors),
    ).toEqual([12, 12]);
    expect(spikesRuns(linked)).toEqual([...runs, FREE]);
  });

  test("divides periods, and knows nothing where there is none", () => {
    spikesWanted(free);
    spikesAnswered(runs[0], scheduled(100, 4.95));
    expect(spikes.getState().comparison).toBeUndefined();
    answerAll();
    expect(spikes.getState().numbers).toEqual({});
    expect(spikes.getState().comparison).toEqual({
      problem: free,
      points: [2, 3, 4, 5, 6, 7, 8].map((processors) => ({
        processors,
        factor: processors === 3 ? undefined : processors,
      })),
      communication: undefined,
      refusal: undefined,
    });
  });

  test("waits for free links where links take time: 4.95 of 5 leaves a share of one percent", () => {
    spikesWanted(linked);
    answerAll();
    expect(spikes.getState().comparison).toBeUndefined();
    spikesAnswered(FREE, scheduled(100, 5));
    expect(spikes.getState().comparison?.communication).toBeCloseTo(0.01, 12);
  });

  test("stays until the next is there, and says why the problem's own number has none", () => {
    spikesWanted(free);
    answerAll();
    spikesWanted(linked);
    expect(spikes.getState().comparison?.problem).toBe(free);
    answerAll();
    const refusal = { kind: "refused", reason: "Nine is too many." } as const;
    spikesAnswered(runs[12], { kind: "refused", job: 2, lane: "spikes:", refusal });
    spikesAnswered(FREE, scheduled(100, 5));
    expect(spikes.getState().comparison).toMatchObject({ problem: linked, refusal: "Nine is too many." });
    expect(spikes.getState().comparison?.communication).toBeUndefined();
  });

  test("says that it broke without the words of a bug", () => {
    spikesWanted(free);
    answerAll();
    spikesWanted({ ...free });
    for (const run of runs)
      spikesAnswered(run, { kind: "crashed", job: 3, lane: "spikes:", message: "TypeError at x" });
    expect(spikes.getState().comparison?.refusal).toMatch(/^The comparison broke/);
    expect(spikes.getState().comparison?.points[0].factor).toBeUndefined();
  });

  test("hears nothing when nobody looks", () => {
    spikesWanted(free);
    spikesLeft();
    answerAll();
    expect(spikes.getState().comparison).toBeUndefined();
  });
});

describe("example links", () => {
  const link = { kind: "link", latency: 0, bandwidth: 64e9 };
  const set = (problem: Problem) => {
    documentReplaced({ ...defaultDocument(), problem });
    exampleLinksSet();
    return documentStore.getState().document.problem;
  };
  const onArray = { ...free, cost: { id: "systolic", options: { array: "32x32" } } };

  test("price multiply-adds on an array at 700 MHz, in one step of undo", () => {
    expect(exampleLinks(free)).toBe("array");
    const { machine, cost } = set(free);
    expect(machine).toEqual({ processors: 8, transfer: link, operationsPerSecond: 700e6 });
    expect(cost).toEqual({ id: "systolic", options: {} });
    undone();
    expect(documentStore.getState().document.problem).toBe(free);
  });

  test("give an array's cycles a clock, and leave the array as it is", () => {
    expect(exampleLinks(onArray)).toBe("clock");
    expect(set(onArray)).toEqual({
      ...onArray,
      machine: { processors: 8, transfer: link, operationsPerSecond: 700e6 },
    });
  });

  test("keep a speed that was given, and costs that have seconds", () => {
    const given = { ...free, machine: { ...free.machine, operationsPerSecond: 1e9 } };
    expect(exampleLinks(given)).toBe("links");
    expect(set(given)).toEqual({ ...given, machine: { ...given.machine, transfer: link } });
    const timed = { ...free, cost: { id: "roofline", options: {} } };
    expect(set(timed)).toEqual({ ...timed, machine: { ...timed.machine, transfer: link } });
  });

  test("join nodes as well, and are not offered where nothing gives a second", () => {
    const topology = { kind: "nodes", nodeSize: 2, between: { kind: "none" } } as const;
    const nodes = set({ ...free, machine: { ...free.machine, topology } });
    expect(nodes.machine.topology).toEqual({ ...topology, between: link });
    const layers = free.network.layers.map(({ shape: _, ...layer }) => layer);
    const shapeless = { ...free, network: { ...free.network, layers } };
    expect(exampleLinks(shapeless)).toBeUndefined();
    expect(set(shapeless)).toBe(shapeless);
  });
});

test("both schedules are put below what is there, in one step; a replicated PipeDream is not a straight one", () => {
  documentReplaced({
    ...defaultDocument(),
    charts: [{ id: "c1", family: "pipedream", options: { replicate: true } }],
  });
  expect(standardPipeliningCompared()).toBe("added");
  const families = () => documentStore.getState().document.charts.map(({ family }) => family);
  expect(families()).toEqual(["pipedream", "pipedream", "layerpipe"]);
  expect(standardPipeliningCompared()).toBe("there");
  undone();
  expect(families()).toEqual(["pipedream"]);
});

test("where there is no room nothing is put", () => {
  const charts = Array.from({ length: 11 }, (_, i) => ({ id: `c${i}`, family: "gpipe", options: {} }));
  documentReplaced({ ...defaultDocument(), charts });
  expect(standardPipeliningCompared()).toBe("no room");
  expect(documentStore.getState().document.charts).toHaveLength(11);
});
