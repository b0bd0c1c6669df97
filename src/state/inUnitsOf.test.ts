import { beforeEach, describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { buildWorkload } from "../model/buildWorkload";
import { networks } from "../model/presets";
import type { Problem } from "../model/problem";
import { defaultDocument } from "./defaultDocument";
import { documentReplaced, documentStore, undone } from "./documentStore";
import { notices } from "./notices";
import {
  costChosen,
  costOptionSet,
  machineChanged,
  networkChosen,
  operationsPerSecondSet,
} from "./problemEdits";
import { uniformChosen } from "./uniformChain";

const problem = () => documentStore.getState().document.problem;
const said = () => notices.getState().list.map(({ text }) => text);

/** Units of the costs that one processor takes for all minibatches, as the worker counts them. */
function unitsOf(given: Problem): number {
  const workload = buildWorkload(given);
  if (isRefusal(workload)) throw new Error(workload.reason);
  return (workload.total * workload.microbatches) / workload.ticksPerUnit;
}

/** Seconds that one processor takes for all minibatches. */
function secondsOf(given: Problem): number {
  return unitsOf(given) / (given.machine.operationsPerSecond ?? Number.NaN);
}

beforeEach(() => {
  documentReplaced(defaultDocument());
  notices.setState({ list: [] });
});

describe("another unit of costs", () => {
  test("converts a processor's speed, so that the network takes as long, says so, and is undone in one step", () => {
    operationsPerSecondSet(1e12);
    const seconds = secondsOf(problem());
    costChosen("systolic");
    expect(problem().machine.operationsPerSecond).toBeLessThan(1e9);
    expect(secondsOf(problem()) / seconds).toBeCloseTo(1, 3);
    expect(said()).toEqual([
      "Operations per second, now in cycles, were converted so that the network takes as long as before.",
    ]);
    undone();
    expect(problem()).toMatchObject({ cost: { id: "macs" }, machine: { operationsPerSecond: 1e12 } });
  });

  test("brings back what was typed on the way back, by way of costs in seconds, too", () => {
    operationsPerSecondSet(1e12);
    costChosen("systolic");
    costChosen("roofline");
    expect(problem().machine.operationsPerSecond).toBe(1e12);
    costChosen("systolic");
    costChosen("macs");
    expect(problem().machine.operationsPerSecond).toBe(1e12);
  });

  test("converts constant transfer times", () => {
    machineChanged({ transfer: { kind: "constant", time: 1e9 } });
    const share = 1e9 / unitsOf(problem());
    costChosen("systolic");
    const { transfer } = problem().machine;
    expect(transfer.kind === "constant" && transfer.time / unitsOf(problem()) / share).toBeCloseTo(1, 3);
    expect(said()).toEqual([
      "Transfer times, now in cycles, were converted so that the network takes as long as before.",
    ]);
  });

  test("converts the time of an overlapped pair, in the same step of undo", () => {
    documentReplaced({
      ...defaultDocument(),
      charts: [{ id: "c1", family: "dualpipe", options: { pairTime: 1e11 } }],
    });
    const share = 1e11 / unitsOf(problem());
    costChosen("systolic");
    const pairTime = () => documentStore.getState().document.charts[0].options.pairTime;
    expect(Number(pairTime()) / unitsOf(problem()) / share).toBeCloseTo(1, 3);
    expect(said()).toEqual([
      "Times of a pair, now in cycles, were converted so that the network takes as long as before.",
    ]);
    undone();
    expect(pairTime()).toBe(1e11);
    expect(problem().cost.id).toBe("macs");
  });

  test("is named once for all numbers that are in it", () => {
    operationsPerSecondSet(1e12);
    machineChanged({ transfer: { kind: "constant", time: 1e9 } });
    costChosen("systolic");
    expect(said()).toEqual([
      "Operations per second and transfer times, now in cycles, were converted so that the network takes as long as before.",
    ]);
  });

  test("leaves a machine alone that counts nothing in them", () => {
    const { machine } = problem();
    costChosen("systolic");
    expect(problem().machine).toBe(machine);
    expect(said()).toEqual([]);
  });

  test("with another network is said, as nothing converts the one to the other", () => {
    operationsPerSecondSet(1e12);
    uniformChosen();
    expect(problem().machine.operationsPerSecond).toBe(1e12);
    expect(said()).toEqual(["Operations per second, now in units, stand as they were typed."]);
  });
});

test("options of one cost model and networks priced by it leave the numbers alone", () => {
  operationsPerSecondSet(1e12);
  costOptionSet("mlcnn", true);
  networkChosen(networks.get("alexnet"));
  expect(problem().machine.operationsPerSecond).toBe(1e12);
  expect(said()).toEqual([]);
});
