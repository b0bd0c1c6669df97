import { expect, test } from "vitest";
import { uniform } from "../../testing/workloads";
import { unusedNote } from "./stages";

test("says why processors stay unused, in one sentence for one layer and for several", () => {
  const on = (layers: number) => uniform(layers, [1, 1, 1], { processors: 4 });
  expect(unusedNote(on(1), 1)).toEqual(["1 of 4 processors used: 1 layer makes 1 stage."]);
  expect(unusedNote(on(3), 3)).toEqual(["3 of 4 processors used: 3 layers make at most as many stages."]);
  expect(unusedNote(on(8), 3)).toEqual(["3 of 4 processors used."]);
  expect(unusedNote(on(8), 4)).toEqual([]);
});
