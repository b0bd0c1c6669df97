import { expect, test } from "vitest";
import { chartNames } from "./chartNames";

test("charts that are alike are numbered from the second on", () => {
  const charts = ["pipedream", "layerpipe", "pipedream", "x"].map((family) => ({ family, options: {} }));
  expect(chartNames(charts)).toEqual(["PipeDream", "LayerPipe", "PipeDream 2", "x"]);
});

test("charts of one family say in which options they differ", () => {
  const drained = (drain: string) => ({ family: "gpipe", options: { drain } });
  expect(chartNames([drained("fifo"), drained("lifo")])).toEqual([
    "GPipe, first in, first out",
    "GPipe, last in, first out",
  ]);
  expect(
    chartNames([
      { family: "gpipe", options: {} },
      { family: "gpipe", options: { drain: "fifo", barrier: "stage" } },
      { family: "gpipe", options: {} },
    ]),
  ).toEqual(["GPipe, whole batch", "GPipe, each stage", "GPipe, whole batch 2"]);
  expect(
    chartNames([
      { family: "layerpipe", options: { alpha: 0.5 } },
      { family: "layerpipe", options: { inter: false } },
    ]),
  ).toEqual([
    "LayerPipe, inter-layer split, share of the earlier part 0.5",
    "LayerPipe, automatic share of the earlier part",
  ]);
});
