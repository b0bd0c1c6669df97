import { expect, test } from "vitest";
import { workload } from "../../testing/workloads";
import type { LayerPlacement } from "./placement";
import { trafficOf } from "./traffic";

// Layers l − 1, l and l + 1 of layerpipe.md 1.6 are layers 0, 1 and 2; A₀ = 1000, A₁ = 100, w₁ = 10, others cross nothing.
const spec = {
  forward: [3, 3, 3],
  activationGradient: 8,
  activationBytes: [1000, 100, 1],
  weightBytes: [5, 10, 7],
};
const net = workload(spec);

const EARLIER = 0;
const LATER = 1;

/** Layer 0 on the earlier processor, layer 2 on the later one, layer 1 as said. */
function cut(
  forward: number,
  weightGradient: number,
  gradient: number,
  later = gradient,
  ticks = 8,
): LayerPlacement {
  return {
    forward: Int32Array.of(EARLIER, forward, LATER),
    weightGradient: Int32Array.of(EARLIER, weightGradient, LATER),
    activationGradient: Int32Array.of(EARLIER, gradient, LATER),
    laterPart: Int32Array.of(EARLIER, later, LATER),
    earlierTicks: Float64Array.of(8, ticks, 8),
  };
}

test("a cut between layers costs the activation and its gradient", () => {
  expect(trafficOf(net, cut(LATER, LATER, LATER))).toBe(2 * 1000);
});

test("a cut inside an activation gradient costs A + (1 − α)A + αA' + w", () => {
  expect(trafficOf(net, cut(LATER, LATER, EARLIER, LATER, 2))).toBe(1000 + 750 + 25 + 10);
  expect(trafficOf(net, cut(LATER, LATER, EARLIER, LATER, 6))).toBe(1000 + 250 + 75 + 10);
});

test("a cut after the activation gradient, or before the forward, costs A + A' + w", () => {
  expect(trafficOf(net, cut(LATER, LATER, EARLIER))).toBe(1000 + 100 + 10);
  expect(trafficOf(net, cut(LATER, EARLIER, EARLIER))).toBe(1000 + 100 + 10);
});

test("a cut between forward and weight gradient costs A + 2A' + w, so the forward had better stand last", () => {
  expect(trafficOf(net, cut(EARLIER, LATER, EARLIER))).toBe(1000 + 2 * 100 + 10);
});

test("the loss stands with the last forward, which sends its gradient to both tasks elsewhere", () => {
  const last = {
    ...cut(LATER, LATER, LATER),
    forward: Int32Array.of(0, 1, 1),
    weightGradient: Int32Array.of(0, 1, 2),
  };
  // activation and gradient of layer 0; activation of layer 1 and the loss's gradient to processor 2; weights back
  expect(trafficOf(net, last)).toBe(2000 + 100 + 1 + 7);
});

test("one processor sends nothing", () => {
  expect(trafficOf(net, { ...cut(0, 0, 0), ...allOnFirst() })).toBe(0);
});

function allOnFirst() {
  const zero = new Int32Array(3);
  return { forward: zero, weightGradient: zero, activationGradient: zero, laterPart: zero };
}

test("gradients may be larger than the activations they belong to", () => {
  const spiking = workload({ ...spec, gradientBytes: [32_000, 3_200, 32] });
  expect(trafficOf(spiking, cut(LATER, LATER, LATER))).toBe(1000 + 32_000);
  expect(trafficOf(spiking, cut(LATER, LATER, EARLIER))).toBe(1000 + 3_200 + 10);
  expect(trafficOf(spiking, cut(EARLIER, LATER, EARLIER))).toBe(1000 + 100 + 3_200 + 10);
  expect(trafficOf(spiking, cut(LATER, LATER, EARLIER, LATER, 2))).toBe(1000 + 24_000 + 800 + 10);
});
