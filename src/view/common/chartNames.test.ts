import { expect, test } from "vitest";
import { chartNames } from "./chartNames";

test("charts of one family are numbered from the second on", () => {
  const charts = ["pipedream", "layerpipe", "pipedream", "x"].map((family) => ({ family, options: {} }));
  expect(chartNames(charts)).toEqual(["PipeDream", "LayerPipe", "PipeDream 2", "x"]);
});
