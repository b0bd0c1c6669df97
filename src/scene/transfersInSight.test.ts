import { describe, expect, test } from "vitest";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { transferTicks } from "../model/transferTicks";
import { position } from "../testing/ids";
import { scheduled } from "../testing/scheduled";
import type { Links } from "./scene";
import { transfersInSight } from "./transfersInSight";
import type { Viewport } from "./viewport";
import { rowOfPosition } from "./visibleRange";

/** Every arrow of a result, edge by edge, or as it was timed: each as [x0, row0, x1, row1]. */
function allArrows(result: ScheduledResult): readonly (readonly number[])[] {
  const { columns, graph, microbatches, transfer, transfers } = result;
  const { end, rowOffset } = columns;
  const rowOf = (at: number) => rowOfPosition(rowOffset, position(at));
  if (transfers !== undefined)
    return [...transfers.producer].map((at, i) => [end[at], rowOf(at), transfers.end[i], transfers.to[i]]);
  return graph.edges.flatMap((edge) =>
    Array.from({ length: microbatches }, (_, m) => {
      const from = m < edge.lag ? -1 : columns.position[edge.from * microbatches + m - edge.lag];
      const to = columns.position[edge.to * microbatches + m];
      if (edge.tensor === "none" || from < 0 || to < 0 || rowOf(from) === rowOf(to)) return [];
      const ticks = transferTicks(transfer, edge.bytes, rowOf(from), rowOf(to));
      return [end[from], rowOf(from), end[from] + ticks, rowOf(to)];
    }).filter((arrow) => arrow.length > 0),
  );
}

function arrowsOf({ x0, row0, x1, row1 }: Links): readonly (readonly number[])[] {
  return Array.from(x0, (x, i) => [x, row0[i], x1[i], row1[i]]);
}

function under(arrows: readonly (readonly number[])[], { from, to }: Viewport) {
  return arrows.filter(([x0, , x1]) => x1 >= from && x0 <= to);
}

const uneven = { forward: [1, 3, 2, 5], activationBytes: [7, 1, 30, 2], microbatches: 12 };
const many = { layers: 8, processors: 8, latency: 1, microbatches: 20_000 };

describe("transfers in sight are those of all that are under way, in their order", () => {
  test.each<readonly [string, ScheduledResult]>([
    ["1F1B", scheduled("1f1b", { ...uneven, processors: 4, latency: 3 })],
    ["transfers of no time", scheduled("pipedream", { ...uneven, processors: 3 })],
    [
      "a line",
      scheduled("layerpipe", {
        ...uneven,
        processors: 4,
        ticksPerByte: 0.5,
        wiring: { kind: "line", processors: 4 },
      }),
    ],
    [
      "interleaved rounds",
      scheduled("interleaved-1f1b", { layers: 8, processors: 4, microbatches: 8, latency: 2 }),
    ],
    [
      "links that tensors wait for",
      scheduled("gpipe", { ...uneven, processors: 4, latency: 9, contention: true }),
    ],
    ["one processor", scheduled("sequential", { ...uneven, processors: 3 })],
  ])("%s", (_, result) => {
    const all = allArrows(result);
    for (let from = -2; from < result.makespan; from += 3)
      for (const width of [0.5, 2, 7, result.makespan]) {
        const viewport = { from, to: from + width };
        const { shows, links } = transfersInSight(result, viewport, 1000);
        expect(shows).toBe("each");
        expect(arrowsOf(links)).toEqual(under(all, viewport));
      }
  });
});

describe("of a schedule with 280,000 transfers", () => {
  const result = scheduled("1f1b", many);
  const all = allArrows(result);
  const window = (width: number): Viewport => ({
    from: result.makespan - 400 - width,
    to: result.makespan - 400,
  });

  test("the last ones are found like the first ones", () => {
    expect(all.length).toBe(280_000);
    const { shows, links } = transfersInSight(result, window(200), 1000);
    expect(shows).toBe("each");
    expect(links.x0.length).toBeGreaterThan(100);
    expect(arrowsOf(links)).toEqual(under(all, window(200)));
  });

  test("those from one processor to another in columns of twelve pixels are one where there are more than 1,500", () => {
    const viewport = window(4000);
    expect(under(all, viewport).length).toBeGreaterThan(1500);
    const { shows, links } = transfersInSight(result, viewport, 600);
    expect(shows).toBe("merged");
    const drawn = arrowsOf(links);
    expect(drawn.length).toBeLessThanOrEqual(1500);
    const apart = (4000 / 600) * 12;
    const column = (x0: number) => Math.floor(x0 / apart);
    for (const [x0, row0, , row1] of under(all, viewport)) {
      const same = drawn.filter(
        ([x, from, , to]) => from === row0 && to === row1 && column(x) === column(x0),
      );
      expect(same).toHaveLength(1);
    }
  });

  test("none is drawn where that is too many, too", () => {
    const { shows, links } = transfersInSight(result, window(4000), 4000);
    expect([shows, links.x0.length]).toEqual(["none", 0]);
    expect(transfersInSight(result, { from: 0, to: result.makespan }, 1000).shows).toBe("none");
  });
});

test("a long schedule on one processor has no transfers to hide", () => {
  const result = scheduled("sequential", { layers: 1, processors: 2, microbatches: 30_000 });
  expect(transfersInSight(result, { from: 0, to: result.makespan }, 1000).shows).toBe("each");
});
