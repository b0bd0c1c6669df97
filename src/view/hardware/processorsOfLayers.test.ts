import { expect, test } from "vitest";
import { scheduled } from "../../testing/scheduled";
import { processorsOfLayers } from "./processorsOfLayers";

test("stages of a straight pipeline stand on one processor each", () => {
  const result = scheduled("1f1b", { layers: 4, processors: 2, microbatches: 3 });
  expect(processorsOfLayers(result)).toEqual(["P0", "P0", "P1", "P1"]);
});

test("both directions of a bidirectional schedule count", () => {
  const result = scheduled("chimera", { layers: 4, processors: 4, microbatches: 4 });
  expect(processorsOfLayers(result)).toEqual(["P0, P3", "P1, P2", "P1, P2", "P0, P3"]);
});

test("LayerPipe's layers may stand on several processors", () => {
  const result = scheduled("layerpipe", { layers: 1, processors: 3, microbatches: 8 });
  expect(processorsOfLayers(result)).toEqual(["P0–P2"]);
});
