import { expect, test } from "vitest";
import { copyColumns } from "./copyColumns";

function sample() {
  const start = Float64Array.of(1, 2, 3);
  const both = new ArrayBuffer(16);
  const low = new Int32Array(both, 0, 2);
  const high = new Int32Array(both, 8, 2);
  high[1] = 7;
  const result = { columns: { start }, graph: { ops: [{ kind: "forward" }] }, sums: [start, low], high };
  return { charts: [{ result, scene: { tasks: { start }, marks: [{ x: high }] } }], none: null, text: "a" };
}

test("a copy is equal, its columns are others, and they can be moved away", async () => {
  const given = sample();
  const { value, buffers } = await copyColumns(given);
  expect(value).toEqual(given);
  expect(buffers).toHaveLength(2);
  const moved = structuredClone(value, { transfer: [...buffers] });
  expect(value.charts[0].result.columns.start).toHaveLength(0);
  expect(given).toEqual(sample());
  expect(moved).toEqual(given);
});

test("what is shared stays shared, and records without columns are not copied", async () => {
  const given = sample();
  const [{ result, scene }] = (await copyColumns(given)).value.charts;
  expect(result.columns.start).toBe(scene.tasks.start);
  expect(result.sums[0]).toBe(scene.tasks.start);
  expect(result.high.buffer).toBe(result.sums[1].buffer);
  expect(result.graph).toBe(given.charts[0].result.graph);
});
