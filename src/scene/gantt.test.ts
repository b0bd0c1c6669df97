import { describe, expect, test } from "vitest";
import { drawnResult } from "../testing/drawnResult";
import { position } from "../testing/ids";
import { chunkOf, notchSide } from "./boxDetails";
import { buildScene, defaultOverlays } from "./gantt";
import { legendOf, mergeLegends } from "./legend";
import { clampViewport, fitAll, zoomAt } from "./viewport";

const small = drawnResult(["0F0 0F1 0B0 0B1", ". 1F0 1B0 1F1 1B1"]);

describe("a scene", () => {
  test("reaches to the baseline's end while speedup is drawn against it", () => {
    const baseline = drawnResult(["0F0:9"]);
    expect(buildScene({ result: small, baseline, overlays: ["speedup"] }).extent.ticks).toBe(9);
    expect(buildScene({ result: small, baseline, overlays: [] }).extent.ticks).toBe(small.makespan);
  });

  test("draws a bracket only against another makespan", () => {
    const kinds = (baseline: typeof small) =>
      buildScene({ result: small, baseline, overlays: ["speedup"] }).front.map(({ kind }) => kind);
    expect(kinds(small)).toEqual(["curve"]);
    expect(kinds(drawnResult(["0F0:9"]))).toEqual(["curve", "bracket"]);
  });

  test("ignores overlays it does not know", () => {
    expect(buildScene({ result: small, overlays: ["of an old link"] }).front).toEqual([]);
  });

  test("keeps marks that do not follow the pointer", () => {
    const overlays = defaultOverlays();
    const one = buildScene({ result: small, overlays, focus: position(0) });
    const other = buildScene({ result: small, overlays, focus: position(1) });
    expect(other.tasks).toBe(one.tasks);
    expect(other.behind[0]).toBe(one.behind[0]);
    expect(other.front[0]).toBe(one.front[0]);
    expect(other.front[1]).not.toEqual(one.front[1]);
  });
});

describe("chunks", () => {
  const chunksOf = (...rows: string[]) => {
    const { tasks } = buildScene({ result: drawnResult(rows), overlays: [] });
    return rows.map((_, row) => {
      const { rowOffset } = tasks.columns;
      const own = Array.from({ length: rowOffset[row + 1] - rowOffset[row] }, (_, i) => rowOffset[row] + i);
      return own.map((position) => chunkOf(tasks, row, position)).join("");
    });
  };

  test("of an interleaved schedule are numbered by stage", () => {
    expect(chunksOf("0F0 2F0", "1F0 3F0")).toEqual(["01", "01"]);
  });

  test("of a V are numbered by stage, too", () => {
    expect(chunksOf("0F0 5F0", "1F0 4F0", "2F0 3F0")).toEqual(["01", "01", "01"]);
  });

  test("of a bidirectional schedule start with the row's own stage", () => {
    expect(chunksOf("0F0 3F1", "2F1 1F0", "1F1 2F0", "3F0 0F1")).toEqual(["01", "10", "10", "01"]);
  });

  test("are not seen where a row holds neighbouring layers or a single stage", () => {
    expect(chunksOf("0F0 1F0", "2F0 3F0")).toEqual(["00", "00"]);
    expect(chunksOf("0F0 0B0", "1F0 1B0")).toEqual(["00", "00"]);
  });
});

test("a part's notch is on the side of the next part", () => {
  const result = drawnResult(["0F0 0I0", ". . 1I0"]);
  const ops = result.graph.ops.map((op, i) =>
    op.kind === "forward" ? op : { ...op, stage: 0, part: i - 1, parts: 2, fraction: 0.5 },
  );
  const { tasks } = buildScene({ result: { ...result, graph: { ...result.graph, ops } }, overlays: [] });
  expect([0, 1].map((position) => notchSide(tasks, 0, position))).toEqual([0, 1]);
  expect(notchSide(tasks, 1, 2)).toBe(-1);
});

describe("a legend", () => {
  const scene = buildScene({ result: drawnResult(["0F0:2 .:2 0B0:2 .:4", ".:9 1F0"]), overlays: ["stalls"] });

  test("lists what the window shows, in order, with shares of the whole", () => {
    const { tasks, stalls } = legendOf(scene, fitAll(10));
    expect(tasks.map(({ name }) => name)).toEqual(["Forward", "Backward (both gradients)"]);
    expect(stalls.map(({ ink, share }) => [ink, share])).toEqual([
      ["stall-fill", 0.45],
      ["stall-dependency", 0.1],
      ["stall-drain", 0.2],
    ]);
  });

  test("leaves out what is out of the window", () => {
    const { tasks, stalls } = legendOf(scene, { from: 0, to: 1 });
    expect(tasks.map(({ ink }) => ink)).toEqual(["forward"]);
    expect(stalls.map(({ ink }) => ink)).toEqual(["stall-fill"]);
  });

  test("of several charts lists everything once", () => {
    const whole = legendOf(scene, fitAll(10));
    expect(mergeLegends([whole, whole])).toEqual(whole);
  });
});

describe("the viewport", () => {
  test("zooms around a time that stays in place", () => {
    expect(zoomAt({ from: 0, to: 10 }, 2, 2)).toEqual({ from: 1, to: 6 });
  });

  test("is kept inside the extent", () => {
    expect(clampViewport({ from: -5, to: 5 }, 100)).toEqual({ from: 0, to: 10 });
    expect(clampViewport({ from: -500, to: 500 }, 100)).toEqual(fitAll(100));
    expect(clampViewport({ from: 50, to: 50.1 }, 100)).toEqual({ from: 49.55, to: 50.55 });
    expect(clampViewport({ from: 1005, to: 1009 }, 1000)).toEqual({ from: 997, to: 1001 });
  });
});
