import { expect, test } from "vitest";
import { families } from "../schedule/families";
import type { Op } from "../tasks/op";
import { scheduled } from "../testing/scheduled";
import { packResult, unpackResult } from "./packedResult";
import { transferables } from "./transferables";

const spec = { forward: [1, 2, 3, 4], activationGradient: [1, 2, 3, 4], weightGradient: [1, 1, 2, 2] };

test.each(families.all.map(({ id }) => id).filter((id) => id !== "order"))(
  "a result of %s crosses unchanged",
  (family) => {
    const result = scheduled(family, { ...spec, processors: 2, microbatches: 4 });
    const packed = packResult(result);
    const buffers = transferables({ kind: "packed", job: 1, lane: "c1", result: packed });
    expect(buffers).toContain(packed.ops.cost.buffer);
    expect(buffers).toContain(packed.edges.bytes.buffer);
    expect(unpackResult(structuredClone(packed))).toEqual(result);
  },
);

test("what an op may have beside the rest is kept, and what it lacks stays absent", () => {
  const result = scheduled("gpipe", { ...spec, processors: 2, microbatches: 4 });
  const [op] = result.graph.ops;
  const ops: readonly Op[] = [
    { ...op, piece: 0, pieces: 3, fraction: 1 / 3 },
    { ...op, recomputed: true },
    { ...op, recomputed: false },
    op,
  ];
  const crossed = unpackResult(packResult({ ...result, graph: { ...result.graph, ops } }));
  expect(crossed.graph.ops).toStrictEqual(ops);
});
