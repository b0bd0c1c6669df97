import { describe, expect, test } from "vitest";
import { seededRandom } from "../base/random";
import type { CyclicGraph } from "./cyclicGraph";
import { maximumCycleRatio } from "./maximumCycleRatio";

type Edge = readonly [from: number, to: number, weight: number, delay: number];

function graph(nodes: number, edges: readonly Edge[]): CyclicGraph {
  return {
    nodes,
    from: Int32Array.from(edges, (e) => e[0]),
    to: Int32Array.from(edges, (e) => e[1]),
    weight: Float64Array.from(edges, (e) => e[2]),
    delay: Int32Array.from(edges, (e) => e[3]),
  };
}

describe("the maximum cycle ratio", () => {
  test("of one loop is its ticks over its iterations, in lowest terms", () => {
    const loop = graph(3, [
      [0, 1, 3, 1],
      [1, 2, 4, 0],
      [2, 0, 3, 3],
    ]);
    expect(maximumCycleRatio(loop)).toEqual({ ticks: 5, iterations: 2 });
  });

  test("of two joined loops is the slower one's", () => {
    const edges: Edge[] = [
      [0, 0, 7, 1],
      [0, 1, 7, 0],
      [1, 0, 1, 1],
    ];
    expect(maximumCycleRatio(graph(2, edges))).toEqual({ ticks: 8, iterations: 1 });
  });

  test("is found behind a faster component", () => {
    const edges: Edge[] = [
      [0, 0, 2, 1],
      [0, 1, 2, 0],
      [1, 1, 9, 2],
    ];
    expect(maximumCycleRatio(graph(2, edges))).toEqual({ ticks: 9, iterations: 2 });
  });

  test("allows negative delays on edges", () => {
    const edges: Edge[] = [
      [0, 1, 2, -3],
      [1, 0, 4, 4],
    ];
    expect(maximumCycleRatio(graph(2, edges))).toEqual({ ticks: 6, iterations: 1 });
  });

  test("is zero if nothing takes time", () => {
    expect(maximumCycleRatio(graph(1, [[0, 0, 0, 1]]))).toEqual({ ticks: 0, iterations: 1 });
  });

  test("does not exist where a cycle has no iteration in it", () => {
    const deadlock: Edge[] = [
      [0, 1, 1, 0],
      [1, 0, 1, 0],
    ];
    expect(maximumCycleRatio(graph(2, deadlock))).toBeUndefined();
    const backwards: Edge[] = [
      [0, 1, 1, -2],
      [1, 0, 1, 1],
    ];
    expect(maximumCycleRatio(graph(2, backwards))).toBeUndefined();
  });

  test("tells apart ratios that doubles cannot", () => {
    const large = 2 ** 45;
    const edges: Edge[] = [
      [0, 0, large, 1],
      [0, 1, large, 0],
      [1, 1, 3 * large + 1, 3],
    ];
    expect(maximumCycleRatio(graph(2, edges))).toEqual({ ticks: 3 * large + 1, iterations: 3 });
  });

  test.each(Array.from({ length: 200 }, (_, seed) => seed))(
    "equals the best of all simple cycles, seed %i",
    (seed) => {
      const random = seededRandom(seed);
      const nodes = 1 + Math.floor(random() * 6);
      const edges: Edge[] = [];
      for (let node = 0; node < nodes; node++) edges.push([node, node, Math.floor(random() * 5), 1]);
      for (let k = 0; k < 2 * nodes; k++) {
        const from = Math.floor(random() * nodes);
        const to = Math.floor(random() * nodes);
        edges.push([from, to, Math.floor(random() * 9), Math.floor(random() * 3) + (from >= to ? 1 : 0)]);
      }
      const found = maximumCycleRatio(graph(nodes, edges));
      expect(found && found.ticks / found.iterations).toBe(bestOfAll(nodes, edges));
    },
  );
});

/** Slow oracle: every simple cycle by depth-first search. */
function bestOfAll(nodes: number, edges: readonly Edge[]): number {
  let best = 0;
  const visit = (start: number, node: number, seen: readonly number[], ticks: number, iterations: number) => {
    for (const [from, to, weight, delay] of edges) {
      if (from !== node || to < start) continue;
      if (to === start) best = Math.max(best, (ticks + weight) / (iterations + delay));
      else if (!seen.includes(to)) visit(start, to, [...seen, to], ticks + weight, iterations + delay);
    }
  };
  for (let start = 0; start < nodes; start++) visit(start, start, [start], 0, 0);
  return best;
}
