import { expect, test } from "vitest";
import type { Workload } from "../../model/workload";
import { buildLayerGraph, type LayerGraph } from "../../tasks/buildLayerGraph";
import { KIND_LETTER } from "../../tasks/op";
import { uniform, type WorkloadSpec } from "../../testing/workloads";
import { periodicOrder } from "./periodicOrder";
import { periodLists } from "./periodLists";
import type { LayerPlacement } from "./placement";
import { slotsOf } from "./slots";

/** layerpipe.md 9: P1 {F1 G2 G1 dW1}, P2 {F2 G3 dW3 dW2}, P3 {F3 F4 G4 dW4}, whose layers and processors count from 1. */
const example: LayerPlacement = {
  forward: Int32Array.of(0, 1, 2, 2),
  weightGradient: Int32Array.of(0, 1, 1, 2),
  activationGradient: Int32Array.of(0, 0, 1, 2),
  laterPart: Int32Array.of(0, 0, 1, 2),
  earlierTicks: Float64Array.of(1, 1, 1, 1),
};

const four = (rest: WorkloadSpec = {}) => uniform(4, [1, 1, 1], { processors: 3, ...rest });

test("a period runs forwards by ascending layer, then per descending layer the gradients", () => {
  const graph = buildLayerGraph(four());
  const lists = periodLists(graph, example, 3);
  expect(lists.map((list) => list.map((op) => nameOf(graph, op)).join(" "))).toEqual([
    "0F 1I 0I 0W",
    "1F 2I 2W 1W",
    "2F 3F 3I 3W",
  ]);
});

test("the slots and delays of the worked example", () => {
  const { slots, delay } = slotted(four());
  expect(slots).toBe("0F=0 0I=4 0W=4 1F=1 1I=4 1W=3 2F=2 2I=3 2W=3 3F=2 3I=2 3W=2");
  expect(delay).toEqual([4, 2, 1, 0]);
});

test("transfers that arrive within the next period cost no slot, later ones as many as they are late", () => {
  // F1 starts each period at 0, F0 ends at 1: a period of 4 leaves 3 ticks for the way.
  expect(slotted(four({ latency: 3 })).slots).toMatch(/^0F=0 .* 1F=1 /);
  expect(slotted(four({ latency: 4 })).slots).toMatch(/^0F=0 .* 1F=2 /);
  expect(slotted(four({ latency: 8 })).slots).toMatch(/^0F=0 .* 1F=3 /);
});

test("new weights that arrive late add to the delay of a layer whose forward is elsewhere", () => {
  // Layer 2: W on processor 1, done at 3 of 4; F on processor 2, at 0.
  const weightsOnly = { activationBytes: 0, weightBytes: [0, 0, 8, 0], ticksPerByte: 1 };
  expect(slotted(four(weightsOnly)).delay).toEqual([4, 2, 3, 0]);
});

test("transfers longer than any run still give whole slots", () => {
  const { delay } = slotted(four({ latency: 1e13 }));
  for (const missed of delay) expect(Number.isSafeInteger(missed) && missed >= 0).toBe(true);
});

test("a processor runs its list once a period, each op on the minibatch that has come to it", () => {
  expect(Array.from(periodicOrder([0, 3], [0, 2, 0, 2], 4))).toEqual([0, 1, 2, 12, 3, 13, 14, 15]);
});

test("ops that never meet within the run follow each other without a gap to go through", () => {
  const order = periodicOrder([0, 1], [0, 1e12], 2);
  expect(Array.from(order)).toEqual([0, 1, 2, 3]);
});

function slotted(w: Workload) {
  const graph = buildLayerGraph(w);
  const { slot, delay } = slotsOf(w, graph, periodLists(graph, example, 3), 4);
  const slots = graph.ops.map((_, op) => `${nameOf(graph, op)}=${slot[op]}`).join(" ");
  return { slots, delay: Array.from(delay) };
}

function nameOf(graph: LayerGraph, op: number): string {
  return `${graph.ops[op].stage}${KIND_LETTER[graph.ops[op].kind]}`;
}
