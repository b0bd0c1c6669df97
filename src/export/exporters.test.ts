import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Problem } from "../model/problem";
import { drawnResult } from "../testing/drawnResult";
import { scheduled } from "../testing/scheduled";
import type { ExportInput, TextExporter } from "./exporter";
import { exporters } from "./index";
import { withPhysicalSize, withText } from "./pngChunks";

const problem: Problem = {
  network: { id: "own", name: "small", layers: [], inputs: 1, preferredCost: "ticks" },
  machine: { processors: 2, transfer: { kind: "none" } },
  training: { microbatches: 2, batches: 1, batchSize: 1, firstGradient: true },
  cost: { id: "ticks", options: {} },
};

function text(id: string): TextExporter {
  const exporter = exporters.get(id);
  if (exporter.kind !== "text") throw new Error(`${id} is not text`);
  return exporter;
}

const small = drawnResult(["0F0 0F1 .:2 0B0:2 0B1:2", ". 1F0 1B0:2 1F1 1B1:2"]);
const one: ExportInput = { problem, charts: [{ family: "1f1b", result: small }] };

describe("goldens", () => {
  const uniform = { layers: 4, processors: 4, microbatches: 6 };
  const oneF = { family: "1f1b", title: "1F1B", result: scheduled("1f1b", uniform) };
  const gpipe = { family: "gpipe", title: "GPipe", result: scheduled("gpipe", uniform) };

  test("a figure of one schedule", async () => {
    const svg = text("svg").write({ problem, charts: [oneF], link: "https://example.org/#1f1b" });
    await expect(svg).toMatchFileSnapshot("goldens/1f1b.svg");
  });

  test("a figure of two schedules on one axis, with patterns, for a narrow column", async () => {
    const figure = { patterns: true, widthPx: 480, rowHeightPx: 16 };
    const svg = text("svg").write({ problem, charts: [oneF, gpipe], figure });
    await expect(svg).toMatchFileSnapshot("goldens/1f1b-gpipe.svg");
  });

  test("an overlapped pair, split gradients and an unused processor", async () => {
    const result = drawnResult(["0F0:2 (0F1;1I0):4 0W0:2", ".:2 1F0:2 .:1 1W0", ""], "update");
    const svg = text("svg").write({ problem, charts: [{ family: "drawn", result }] });
    await expect(svg).toMatchFileSnapshot("goldens/pair.svg");
  });
});

test.each([
  [{ from: 1, to: 4 }, "one that begins in its first half"],
  [{ from: 3, to: 4 }, "one that begins in its second half"],
  [{ from: 0, to: 1 }, "one that ends in its first half"],
])("a pair's outline fills the window %o, %s", (viewport) => {
  const result = drawnResult(["(0F1;1I0):4"]);
  const svg = text("svg").write({ problem, charts: [{ family: "drawn", result }], figure: { viewport } });
  const [, d] = /d="([^"]*)"[^>]*fill="none" stroke="#1b1c1e"/.exec(svg) ?? [];
  expect(d).toBe("M0 1.32h882.85v19.36h-882.85z"); // the plot is 883.6 wide
});

describe("every text format", () => {
  test.each(exporters.all.filter((e) => e.kind === "text"))(
    "$id gives equal bytes for equal input",
    (exporter) => {
      expect(exporter.write(one)).toBe(exporter.write(one));
      expect(exporter.write(one)).toMatch(/\n$/);
    },
  );

  test.each(exporters.all)("$id says what it is", ({ id, name, help, extension, mediaType }) => {
    expect(id).toMatch(/^[a-z-]+$/);
    expect(name).toMatch(/^[A-Z]/);
    expect(help).toMatch(/[.]$/);
    expect(extension).toMatch(/^[a-z]+$/);
    expect(mediaType).toMatch(/^[a-z]+\/[a-z+]+$/);
  });
});

test("CSV has one line per task, ended as RFC 4180 asks", () => {
  const lines = text("csv").write(one).split("\r\n");
  expect(lines.slice(0, 2)).toEqual([
    "processor,kind,stage,layer,microbatch,part,start,end",
    "0,F,0,0,0,0,0,1",
  ]);
  expect(lines.at(-2)).toBe("1,B,1,1,1,0,5,7");
  expect(lines).toHaveLength(1 + 8 + 1);
});

test("tables say which piece of a microbatch a task works on, where there are pieces", () => {
  const result = scheduled("seq1f1b", { forward: 2, microbatches: 1 });
  const pieces = { ...one, charts: [{ family: "seq1f1b", result }] };
  expect(text("csv").write(pieces).split("\r\n").slice(0, 4)).toEqual([
    "processor,kind,stage,layer,microbatch,part,piece,start,end",
    "0,F,0,0,0,0,0,0,1",
    "0,F,0,0,0,0,1,1,2",
    "0,B,0,0,0,0,1,2,3",
  ]);
  const { tasks } = JSON.parse(text("json").write(pieces));
  expect(tasks.map((task: { piece: number }) => task.piece)).toEqual([0, 1, 1, 0]);
  const { traceEvents } = JSON.parse(text("chrome-trace").write(pieces));
  expect(traceEvents.at(-1).args).toMatchObject({ microbatch: 0, piece: 0 });
});

test("JSON is the problem, the report and the tasks", () => {
  const written = JSON.parse(text("json").write(one));
  expect(written).toMatchObject({ problem: { network: { name: "small" } }, family: "drawn", makespan: 8 });
  expect(written.tasks).toHaveLength(8);
  expect(written.tasks[0]).toEqual({
    processor: 0,
    kind: "F",
    stage: 0,
    layer: 0,
    microbatch: 0,
    part: 0,
    start: 0,
    end: 1,
  });
  const { tasks: _, ...report } = written;
  expect(JSON.parse(text("report").write(one))).toEqual(report);
});

test("JSON of a schedule without tasks is still JSON", () => {
  const empty = { ...one, charts: [{ family: "none", result: drawnResult([""]) }] };
  expect(JSON.parse(text("json").write(empty)).tasks).toEqual([]);
});

test("actions list the cells of every processor, pairs in one", () => {
  const result = drawnResult(["0F0 (0F1;1B0):2", "", ". 1F0"]);
  const written = JSON.parse(text("actions").write({ ...one, charts: [{ family: "drawn", result }] }));
  expect(written).toEqual({
    family: "drawn",
    processors: 3,
    microbatches: 2,
    stages: 2,
    ranks: [["0F0", "(0F1;1B0)"], [], ["1F0"]],
  });
});

test("pairs that take no time are pairs in actions, too", () => {
  const costs = { forward: 0, activationGradient: 0, weightGradient: 0 };
  const result = scheduled("dualpipe", { ...costs, layers: 2, processors: 2, microbatches: 4 });
  const written = JSON.parse(text("actions").write({ ...one, charts: [{ family: "DualPipe", result }] }));
  expect(written.ranks[0].join(" ")).toBe("0F0 1F2 0F1 1B2 (1F3;0B0) 1B3 0I1 0W1");
});

test("PyTorch's CSV has a line per rank and marks overlapped pairs", () => {
  const result = drawnResult(["0F0 (0F1;1B0):2", "", ". 1F0"]);
  const written = text("torch-csv").write({ ...one, charts: [{ family: "drawn", result }] });
  expect(written).toBe("0F0,(0F1;1B0)OVERLAP_F_B\n\n1F0\n");
});

describe("Megatron's layout", () => {
  const layout = (family: string, layerNames: readonly string[], spec: object) => {
    const result = { ...scheduled(family, { layers: layerNames.length, ...spec }), layerNames };
    return text("megatron-layout").write({ ...one, charts: [{ family, result }] });
  };

  test("has a letter for each layer and a border between stages", () => {
    const names = Array.from({ length: 9 }, (_, l) => `layer ${l}`);
    expect(layout("1f1b", names, { processors: 3 })).toBe("(t*3|)*2,t*3\n");
    expect(layout("1f1b", names, { processors: 2 })).toBe("t*5|t*4\n");
    expect(layout("seq1f1b", names, { processors: 2 })).toBe("t*5|t*4\n");
  });

  test("knows embeddings and heads by their names", () => {
    const names = ["embedding", "block0", "block1", "block2", "block3", "head"];
    expect(layout("gpipe", names, { processors: 2 })).toBe("Ett|ttL\n");
  });
});

test("a Chrome trace names slices by kind and keeps pairs on two tracks", () => {
  const result = drawnResult(["0F0 (0F1;1B0):2"]);
  const trace = JSON.parse(text("chrome-trace").write({ ...one, charts: [{ family: "drawn", result }] }));
  const slices = trace.traceEvents.filter(({ ph }: { ph: string }) => ph === "X");
  expect(slices.map(({ name, tid, ts, dur }: Record<string, unknown>) => [name, tid, ts, dur])).toEqual([
    ["F", 0, 0, 1],
    ["F", 0, 1, 2],
    ["B", 1, 1, 2],
  ]);
  const tracks = trace.traceEvents.filter((event: Record<string, unknown>) => event.name === "thread_name");
  expect(tracks.map(({ tid, args }: Record<string, unknown>) => [tid, args])).toEqual([
    [0, { name: "P0" }],
    [1, { name: "P0, overlapped" }],
  ]);
});

test("the text drawing names the main numbers", () => {
  const drawing = text("text").write(one);
  expect(drawing).toContain("P0  0F0 0F1 ··· ··· 0B0 ─── 0B1 ───");
  expect(drawing).toContain("makespan 8 ticks · speedup 1.5× · bubble 25 %");
});

describe("SVG", () => {
  test("says what it shows, is labelled as a picture and refers to nothing outside", () => {
    const svg = text("svg").write({ ...one, link: 'https://example.org/?a=1&b="x"' });
    expect(svg).toContain('role="img"');
    expect(svg).toMatch(/<title id="figure-title">1F1B[^<]*<\/title>/);
    expect(svg).toContain("2 processors in 8 ticks, 1.5 times as fast as one processor; 25 %");
    expect(svg).toContain("<metadata>https://example.org/?a=1&amp;b=&quot;x&quot;</metadata>");
    expect(svg.match(/(href|src|url\((?!#))/g)).toBeNull();
  });

  test("names are escaped, and what XML cannot say is dropped", () => {
    const svg = text("svg").write({ ...one, charts: [{ ...one.charts[0], title: '<A & "B">\u0000\ud800' }] });
    expect(svg).toContain(">&lt;A &amp; &quot;B&quot;&gt;</t");
    expect(svg).not.toContain("<A");
  });

  test("has at most two decimals", () => {
    expect(text("svg").write(one)).not.toMatch(/\d\.\d{3}/);
  });

  test("draws a window of the time axis without what is outside", () => {
    const whole = text("svg").write(one);
    const part = text("svg").write({ ...one, figure: { viewport: { from: 0, to: 1 } } });
    expect(part).toContain(">0</tspan>");
    expect(part.length).toBeLessThan(whole.length);
    expect(part).not.toContain("Backward");
  });

  test("of 4,096 tasks takes at most 400 KB", () => {
    const result = scheduled("1f1b", { layers: 16, processors: 16, microbatches: 128 });
    const svg = text("svg").write({ ...one, charts: [{ family: "1f1b", result }] });
    expect(result.columns.task.length).toBe(4096);
    expect(svg.length).toBeLessThan(400_000);
  });

  test("of very many tasks is bounded by its pixels", () => {
    const result = scheduled("1f1b", { layers: 4, processors: 4, microbatches: 20_000 });
    const svg = text("svg").write({ ...one, charts: [{ family: "1f1b", result }] });
    expect(svg.length).toBeLessThan(400_000);
  });
});

describe("PNG", () => {
  // 1 × 1 pixel, written by hand: signature, IHDR, IDAT, IEND.
  const pixel = Uint8Array.from(
    atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEANl9ngAAAAABJRU5ErkJggg=="),
    (letter) => letter.charCodeAt(0),
  );

  function chunks(png: Uint8Array): readonly { readonly type: string; readonly data: Uint8Array }[] {
    const view = new DataView(png.buffer, png.byteOffset);
    const found: { type: string; data: Uint8Array }[] = [];
    for (let at = 8; at < png.length; ) {
      const length = view.getUint32(at);
      found.push({
        type: String.fromCharCode(...png.subarray(at + 4, at + 8)),
        data: png.subarray(at + 8, at + 8 + length),
      });
      at += 12 + length;
    }
    return found;
  }

  test("is told its physical size, and keeps its pixels", () => {
    const sized = chunks(withPhysicalSize(pixel, 300));
    expect(sized.map(({ type }) => type)).toEqual(["IHDR", "pHYs", "IDAT", "IEND"]);
    const { data } = sized[1];
    expect(new DataView(data.buffer, data.byteOffset).getUint32(0)).toBe(11811);
    expect(data[8]).toBe(1);
    expect(inflateSync(sized[2].data)).toHaveLength(2);
  });

  test("carries a text before its end, with the checksum that PNG asks for", () => {
    const named = withText(pixel, "Source", "https://example.org/ä");
    const [text, end] = chunks(named).slice(-2);
    expect([text.type, end.type]).toEqual(["iTXt", "IEND"]);
    expect(new TextDecoder().decode(text.data)).toBe("Source\0\0\0\0\0https://example.org/ä");
    expect([...named.subarray(-4)]).toEqual([0xae, 0x42, 0x60, 0x82]);
  });
});
