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
import { layout } from "./layout";
import { notices } from "./notices";
import { orderAdded, orderNamed, orderPlaced, orderReplaced, orderTyped, problemFitted } from "./orderEdits";
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

describe("orders of the user's own", () => {
  const options = (id: string) => read().charts.find((chart) => chart.id === id)?.options;

  test("are added below a chart with their editor open, in one step", () => {
    expect(orderAdded({ text: "0F0 0B0", name: "Mine" }, "c1")).toBe(true);
    expect(order()).toEqual(["c1 pipedream", "c3 order", "c2 layerpipe"]);
    expect(options("c3")).toEqual({ order: "0F0 0B0", orderName: "Mine" });
    expect(layout.getState().editedOrder).toBe("c3");
    undone();
    expect(order()).toEqual(["c1 pipedream", "c2 layerpipe"]);
  });

  test("take a chart's place, keep their name with another text, and lose it with an empty one", () => {
    orderPlaced("c2", { text: "0F0 0B0" });
    orderNamed("c2", "Mine");
    orderReplaced("c2", { text: "0F0" });
    expect(options("c2")).toEqual({ order: "0F0", orderName: "Mine" });
    orderNamed("c2", "");
    expect(options("c2")).toEqual({ order: "0F0" });
  });

  test("are typed in one step, and what replaces them is a step of its own", () => {
    orderPlaced("c2", { text: "" });
    for (const text of ["0", "0F", "0F0"]) orderTyped("c2", text);
    orderReplaced("c2", { text: "1F0" });
    undone();
    expect(options("c2")).toEqual({ order: "0F0" });
    undone();
    expect(options("c2")).toEqual({ order: "" });
  });

  test("find no room beyond the most charts there may be, and say so", () => {
    chartsAdded(Array<string>(MAX_CHARTS).fill("gpipe"));
    const { document } = documentStore.getState();
    expect(orderAdded({ text: "0F0" })).toBe(false);
    expect(read()).toBe(document);
    expect(notices.getState().list.at(-1)?.text).toMatch(/^12 charts are the most .*\.$/);
  });

  test("make the problem fit in one step", () => {
    const before = read().problem;
    problemFitted({ kind: "chain", layers: 8 });
    expect(read().problem).toMatchObject({ cost: { id: "ticks" }, training: { firstGradient: true } });
    expect(uniformChainOf(read().problem.network)).toMatchObject({ layers: 8 });
    problemFitted({ kind: "numbers", processors: 4, microbatches: 10, batches: 1 });
    expect(read().problem.machine.processors).toBe(4);
    undone();
    undone();
    expect(read().problem).toBe(before);
  });
});
