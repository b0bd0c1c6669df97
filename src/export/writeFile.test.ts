import { expect, test } from "vitest";
import { drawnResult } from "../testing/drawnResult";
import { sampleProblem } from "../testing/sweeps";
import type { ExportInput, TextExporter } from "./exporter";
import { exporters } from "./index";
import { writeFile } from "./writeFile";

const two = drawnResult(["0F0 0F1 .:2 0B0:2 0B1:2", ". 1F0 1B0:2 1F1 1B1:2"]);
const three = drawnResult(["0F0", ". 1F0", ". . 2F0"]);
const input: ExportInput = {
  problem: sampleProblem(),
  charts: [
    { family: "1f1b", result: two },
    { family: "gpipe", result: three },
  ],
};
const texts = exporters.all.filter((exporter): exporter is TextExporter => exporter.kind === "text");

test.each(texts.map((exporter) => [exporter.id, exporter] as const))(
  "a file of format %s is its text, byte for byte",
  async (id, exporter) => {
    const file = await writeFile(id, input, () => {});
    expect(await file.text()).toBe(exporter.write(input));
    expect(file.type).toBe(exporter.mediaType);
  },
);

test.each([
  ["csv", 2],
  ["json", 2],
  ["chrome-trace", 2 + 3],
])("a file of format %s tells how many processors of %i are written", async (id, processors) => {
  const told: (readonly number[])[] = [];
  await writeFile(id, input, (...progress) => told.push(progress));
  expect(told[0]).toEqual([0, processors]);
});

test("a long text comes in pieces, at least one for each processor", () => {
  const pieces = (id: string) => [...(texts.find((text) => text.id === id)?.parts?.(input) ?? [])];
  for (const id of ["csv", "json"]) expect(pieces(id).length).toBeGreaterThan(2);
  expect(pieces("chrome-trace").length).toBeGreaterThan(5);
});
