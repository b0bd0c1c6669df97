import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Pen, TextStyle } from "../../../render/pen";
import { samplePoint, sampleProblem } from "../../../testing/sweeps";
import { curveSeries } from "../curveSeries";
import { bestMap, shadedMaps } from "../heatCells";
import { heatScale } from "../heatScale";
import { sweepMetric } from "../sweepMetrics";
import { tradeOffs } from "../tradeOffs";
import { curvesPicture } from "./curvesPicture";
import { mapPicture } from "./mapPicture";
import { markerOutline } from "./markerOutline";
import { SHADES, seriesColor } from "./printInk";
import type { SweepPicture } from "./sweepPicture";
import { tradeOffPicture } from "./tradeOffPicture";

const COLUMN_PX = 321;
const problem = sampleProblem();
const choices = [
  "layerpipe",
  "gpipe",
  "1f1b",
  "zb-h1",
  "chimera",
  "interleaved-1f1b",
  "looped-bfs",
  "hanayo",
].map((family) => ({
  family,
  options: {},
}));
const sizes = [1, 2, 3, 4, 5, 6, 7, 8];
const grid = { processors: sizes, microbatches: [1, 8], own: { processors: 4, microbatches: 8 } };
const points = choices.flatMap((choice, i) =>
  grid.microbatches.flatMap((microbatches) =>
    sizes.map((processors) => {
      const speedup = processors / (1 + 0.1 * i);
      const numbers = {
        speedup,
        steadySpeedup: speedup,
        period: 3 / speedup,
        peakMemoryBytes: 1000 * (9 - i),
      };
      return samplePoint({ choice, processors, microbatches, ...numbers, bound: processors });
    }),
  ),
);
const speedup = sweepMetric("speedup");
const given = { grid, choices, points, metric: speedup };
const scale = heatScale(speedup, points);
const period = sweepMetric("period");
const memory = sweepMetric("peakMemoryBytes");
const found = tradeOffs(
  choices,
  points.filter(({ processors }) => processors === 4),
  [period],
);

const pictures: Readonly<Record<string, SweepPicture>> = {
  curves: curvesPicture(
    curveSeries(
      choices,
      points.filter(({ microbatches }) => microbatches === 8),
    ),
    speedup,
    choices,
  ),
  "best map": mapPicture({
    maps: [bestMap(given)],
    grid,
    metric: speedup,
    scale: undefined,
    choices,
  }),
  maps: mapPicture({ maps: shadedMaps(given, scale), grid, metric: speedup, scale, choices }),
  "trade-offs": tradeOffPicture(found, [memory, period], [period], choices),
};

interface Written {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly style: TextStyle;
}

/** Everything that a picture writes, and all places that it draws at. */
function drawn(picture: SweepPicture, widthPx: number) {
  const drawing = picture.draw(problem, widthPx);
  const texts: Written[] = [];
  const places: number[][] = [];
  const pairs = (points: readonly number[]) => {
    for (let i = 0; i < points.length; i += 2) places.push([points[i], points[i + 1]]);
  };
  const box = ({ x, y, width, height }: Parameters<Pen["rect"]>[0]) => pairs([x, y, x + width, y + height]);
  drawing.draw({
    rect: box,
    boxes: (boxes) => boxes.forEach(box),
    line: pairs,
    bezier: pairs,
    polygon: pairs,
    text: (x, y, text, style) => texts.push({ x, y, text, style }),
    runs: () => {},
  });
  return { drawing, texts, places };
}

describe.each(Object.keys(pictures))("%s on paper", (name) => {
  test.each([COLUMN_PX, 672])("stay within %i pixels, in text of 7 points and more", (widthPx) => {
    const { drawing, texts, places } = drawn(pictures[name], widthPx);
    expect(drawing.width).toBe(widthPx);
    for (const { x, y, text, style } of texts) {
      expect(style.size, text).toBeGreaterThanOrEqual((7 * 96) / 72);
      const length = 0.5 * style.size * text.length;
      const left = style.align === "start" ? x : style.align === "end" ? x - length : x - length / 2;
      expect(left, text).toBeGreaterThanOrEqual(-1);
      expect(left + length, text).toBeLessThanOrEqual(widthPx + 1);
      expect(y, text).toBeLessThanOrEqual(drawing.height);
    }
    for (const [x, y] of places) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(widthPx);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(drawing.height);
    }
  });

  test("are the same for the same points", () => {
    const first = drawn(pictures[name], COLUMN_PX);
    expect(drawn(pictures[name], COLUMN_PX)).toEqual({ ...first, drawing: expect.anything() });
  });
});

test("curves name their schedules once, the bound and what is a reconstruction", () => {
  const words = drawn(pictures.curves, COLUMN_PX).texts.map(({ text }) => text);
  for (const name of ["GPipe", "Chimera", "bound", "linear speedup", "processors"])
    expect(
      words.filter((word) => word === name),
      name,
    ).toHaveLength(1);
  expect(words.join("\n")).toMatch(/LayerPipe\*\n(.*\n)*\* a reconstruction/);
});

test("so many curves that they hide one another stand by their right ends, the best first and the others pale", () => {
  const many = Array.from({ length: 14 }, (_, chunks) => ({
    family: "interleaved-1f1b",
    options: { chunks },
  }));
  const ends = many.flatMap((choice, i) =>
    [1, 2].map((processors) => samplePoint({ choice, processors, speedup: 1 + processors * i, bound: 99 })),
  );
  const { texts } = drawn(curvesPicture(curveSeries(many, ends), speedup, many), COLUMN_PX);
  const words = texts.map(({ text }) => text);
  expect(words.join(" ")).toContain("pale: all but the 8 best at their right ends");
  expect(words.filter((word) => word.startsWith("Interleaved 1F1B")).slice(0, 2)).toEqual([
    "Interleaved 1F1B, 13 chunks",
    "Interleaved 1F1B, 12 chunks",
  ]);
});

test("the light theme's colors are those of paper, whatever the screen shows", () => {
  const tokens = readFileSync("src/view/tokens.css", "utf8");
  const [, light = ""] = tokens.split(':root[data-theme="light"]');
  const token = (name: string) => new RegExp(`--${name}: (#\\w{6});`).exec(light)?.[1];
  for (let i = 0; i < 10; i++) expect(seriesColor(i)).toBe(token(`series-${i}`));
  expect(SHADES[0].fill).toBe(token("ramp-low"));
  expect(SHADES[SHADES.length - 1].fill).toBe(token("ramp-high"));
});

test("markers are drawn with the corners of their shapes", () => {
  const corners = [24, 4, 3, 4, 12, 10];
  expect(corners.map((_, index) => markerOutline(index, 30).length / 2)).toEqual(corners);
});
