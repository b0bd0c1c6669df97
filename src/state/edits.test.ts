import { beforeEach, describe, expect, test } from "vitest";
import { networks } from "../model/presets";
import {
  baselineSet,
  chartAdded,
  chartDuplicated,
  chartMoved,
  chartOptionSet,
  chartRemoved,
  chartsAdded,
  MAX_CHARTS,
} from "./chartEdits";
import { defaultDocument } from "./defaultDocument";
import { documentReplaced, documentStore, undone } from "./documentStore";
import {
  costChosen,
  costOptionSet,
  machineChanged,
  networkChosen,
  operationsPerSecondSet,
  speedsSet,
} from "./problemEdits";
import { uniformChainOf, uniformChanged, uniformChosen } from "./uniformChain";

const read = () => documentStore.getState().document;
const order = () => read().charts.map(({ id, family }) => `${id} ${family}`);

beforeEach(() => documentReplaced(defaultDocument()));

describe("charts", () => {
  test("are added below, copied beside, moved and removed", () => {
    chartAdded("gpipe");
    expect(order()).toEqual(["c1 pipedream", "c2 layerpipe", "c3 gpipe"]);
    chartDuplicated("c1");
    expect(order()).toEqual(["c1 pipedream", "c4 pipedream", "c2 layerpipe", "c3 gpipe"]);
    chartMoved("c3", -1);
    expect(order()).toEqual(["c1 pipedream", "c4 pipedream", "c3 gpipe", "c2 layerpipe"]);
    chartMoved("c1", -1);
    chartRemoved("c4");
    expect(order()).toEqual(["c1 pipedream", "c3 gpipe", "c2 layerpipe"]);
  });

  test("are a dozen at most", () => {
    for (let count = 0; count < 20; count++) chartAdded("gpipe");
    expect(read().charts).toHaveLength(MAX_CHARTS);
    chartDuplicated("c1");
    expect(read().charts).toHaveLength(MAX_CHARTS);
  });

  test("are added together in one step, as far as there is room", () => {
    chartsAdded(["gpipe", "1f1b"]);
    expect(order().slice(2)).toEqual(["c3 gpipe", "c4 1f1b"]);
    undone();
    expect(read().charts).toHaveLength(2);
    chartsAdded(Array.from({ length: 20 }, () => "gpipe"));
    expect(read().charts).toHaveLength(MAX_CHARTS);
  });

  test("hand the baseline on when it is removed", () => {
    baselineSet("c2");
    chartRemoved("c2");
    expect(read().baseline).toBe("c1");
    chartRemoved("c1");
    expect(read()).toMatchObject({ charts: [], baseline: "one" });
  });

  test("take options and give them back to their defaults", () => {
    chartOptionSet("c2", "intra", false);
    expect(read().charts[1]?.options).toEqual({ intra: false });
    chartOptionSet("c2", "intra", undefined);
    expect(read().charts[1]?.options).toEqual({});
  });
});

describe("the problem", () => {
  test("gives new processors speed 1, and forgets speeds of those that are gone", () => {
    machineChanged({ processors: 3 });
    speedsSet([1, 2, 4]);
    machineChanged({ processors: 4 });
    expect(read().problem.machine.speeds).toEqual([1, 2, 4, 1]);
    machineChanged({ processors: 2 });
    expect(read().problem.machine.speeds).toEqual([1, 2]);
    speedsSet(undefined);
    expect(read().problem.machine).not.toHaveProperty("speeds");
  });

  test("forgets a speed in operations that is emptied", () => {
    operationsPerSecondSet(1e12);
    expect(read().problem.machine.operationsPerSecond).toBe(1e12);
    operationsPerSecondSet(undefined);
    expect(read().problem.machine).not.toHaveProperty("operationsPerSecond");
  });

  test("keeps the user's cost model from preset to preset, but not where times are missing", () => {
    costChosen("systolic");
    costOptionSet("array", "64x64");
    networkChosen(networks.get("alexnet"));
    expect(read().problem.cost).toEqual({ id: "systolic", options: { array: "64x64" } });
    costChosen("ticks");
    networkChosen(networks.get("lenet5"));
    expect(read().problem.cost.id).toBe("macs");
  });

  test("may be a chain of equal layers, which is recognized and remade", () => {
    uniformChosen();
    const chain = uniformChainOf(read().problem.network);
    expect(chain).toEqual({ layers: 8, times: { forward: 1, activationGradient: 1, weightGradient: 1 } });
    expect(read().problem).toMatchObject({ cost: { id: "ticks" }, training: { firstGradient: true } });
    uniformChanged({ layers: 5, times: { forward: 2, activationGradient: 1, weightGradient: 0.5 } }, {});
    expect(uniformChainOf(read().problem.network)?.layers).toBe(5);
    expect(uniformChainOf(networks.get("vgg16"))).toBeUndefined();
  });
});
