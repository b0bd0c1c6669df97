import { expect, test } from "vitest";
import { chartNames } from "./chartNames";

test("charts that are alike are numbered from the second on", () => {
  const charts = ["pipedream", "layerpipe", "pipedream", "x"].map((family) => ({ family, options: {} }));
  expect(chartNames(charts)).toEqual(["PipeDream", "LayerPipe", "PipeDream 2", "x"]);
});

test("an order of the user's own is called as they call it", () => {
  const own = (orderName: string) => ({ family: "order", options: { order: "0F0", orderName } });
  expect(chartNames([own("Mine"), own(" "), own("Theirs")])).toEqual(["Mine", "Own order", "Theirs"]);
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
  expect(
    chartNames([
      { family: "interleaved-1f1b", options: {} },
      { family: "interleaved-1f1b", options: { chunks: 4 } },
    ]),
  ).toEqual(["Interleaved 1F1B, 2 chunks", "Interleaved 1F1B, 4 chunks"]);
});
