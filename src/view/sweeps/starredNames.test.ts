import { expect, test } from "vitest";
import { reconstructionsInWords, starredNames } from "./starredNames";

const choices = ["layerpipe", "pipedream", "hanayo"].map((family) => ({ family, options: {} }));

test("reconstructions have a star, published schedules none", () => {
  expect(starredNames(choices)).toEqual(["LayerPipe*", "PipeDream", "Hanayo*"]);
});

test("what was filled in is told once for a family", () => {
  const told = reconstructionsInWords([...choices, { family: "layerpipe", options: { intra: false } }]);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^LayerPipe: Only the paper's abstract was available:/);
  expect(reconstructionsInWords([choices[1]])).toEqual([]);
});
