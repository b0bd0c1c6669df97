import { describe, expect, test } from "vitest";
import { THEMES } from "../../render/theme";
import { samplePoint, sampleProblem } from "../../testing/sweeps";
import { sweepExporters } from ".";
import { sweepTable } from "./sweepCsv";
import type { SweepColumn, SweepExportInput } from "./sweepExporter";

const looped = { family: "interleaved-1f1b", options: { chunks: 2 } };
const metrics: readonly SweepColumn[] = [
  {
    id: "period",
    name: "Period",
    unit: "in the point's unit",
    better: "lower",
    definition: "Time per\nminibatch.",
  },
  { id: "speedup", name: "Speedup", unit: "factor", better: "higher", definition: "How much sooner." },
];
const input: SweepExportInput = {
  problem: sampleProblem(),
  problemInWords: "uniform · 4 processors",
  points: [
    samplePoint({
      choice: looped,
      processors: 3,
      speedup: null,
      period: null,
      unit: null,
      refusal: "Three, says it.",
    }),
    samplePoint({ processors: 2, period: 1.5 }),
    samplePoint({ processors: 1 }),
  ],
  metrics,
  drawing: {
    title: "Curves & maps",
    description: "What is seen.",
    theme: THEMES.print,
    width: 100,
    height: 50,
    draw: (pen) => pen.text(5, 10, "0 < 1", { size: 10, color: "#000000", align: "start" }),
  },
  link: "https://example.org/#v1=abc",
};

async function written(format: string): Promise<string> {
  return String(await sweepExporters.get(format).write(input));
}

test("points are rows by family, microbatches and processors, with plain numbers and reasons", () => {
  expect(sweepTable(input).trimEnd().split("\n")).toEqual([
    "family,options,processors,microbatches,period,speedup,unit,refused",
    "gpipe,,1,8,3,1,units,",
    "gpipe,,2,8,1.5,1,units,",
    'interleaved-1f1b,chunks=2,3,8,,,,"Three, says it."',
  ]);
});

describe("files hold what their numbers mean, and the way back", () => {
  test("the table in lines that other programs skip", async () => {
    expect((await written("csv")).split("\n").slice(0, 5)).toEqual([
      "# uniform · 4 processors",
      "# period: Period (in the point's unit). Time per minibatch.",
      "# speedup: Speedup (factor). How much sooner.",
      "# https://example.org/#v1=abc",
      "family,options,processors,microbatches,period,speedup,unit,refused",
    ]);
  });

  test("the objects with the problem, each point a line", async () => {
    const text = await written("json");
    const file = JSON.parse(text);
    expect(file).toMatchObject({ link: input.link, problem: input.problem, metrics });
    expect(file.points.map((point: { processors: number }) => point.processors)).toEqual([1, 2, 3]);
    expect(file.points[2]).toMatchObject({ ...looped, speedup: null, refusal: "Three, says it." });
    expect(text.split("\n").filter((line) => line.startsWith('    {"family"'))).toHaveLength(3);
  });

  test("the picture with its title, its words and the link", async () => {
    const svg = await written("svg");
    expect(svg).toContain('width="100" height="50"');
    expect(svg).toContain('<title id="figure-title">Curves &amp; maps</title>');
    expect(svg).toContain("<metadata>https://example.org/#v1=abc</metadata>");
    expect(svg).toContain(">0 &lt; 1</text>");
  });
});
