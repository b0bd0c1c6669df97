import { exporters } from ".";
import type { Exporter, ExportInput } from "./exporter";

/** Progress is told at most this often. */
const TELL_MS = 50;

const PART_LETTERS = 1_000_000;

/** How many pieces are written, of how many. */
export type TellProgress = (done: number, total: number) => void;

/** Writes a file of a format; long texts never stand in memory as one string. */
export async function writeFile(format: string, input: ExportInput, tell: TellProgress): Promise<Blob> {
  const exporter = exporters.get(format);
  return new Blob(await partsOf(exporter, input, tell), { type: exporter.mediaType });
}

async function partsOf(exporter: Exporter, input: ExportInput, tell: TellProgress): Promise<BlobPart[]> {
  if (exporter.kind === "picture") return [await exporter.write(input)];
  if (exporter.parts === undefined) return [exporter.write(input)];
  const charts = exporter.manyCharts ? input.charts : input.charts.slice(0, 1);
  const total = charts.reduce((sum, { result }) => sum + result.report.processors, 0);
  return collected(exporter.parts(input), (done) => tell(Math.min(done, total), total));
}

/** Texts as files of a megabyte or more: those are not kept in the thread's memory as text. */
function collected(texts: Iterable<string>, tell: (done: number) => void): BlobPart[] {
  const parts: Blob[] = [];
  let pending: string[] = [];
  let letters = 0;
  let done = 0;
  let told = Number.NEGATIVE_INFINITY;
  for (const text of texts) {
    if (performance.now() - told > TELL_MS) {
      tell(done);
      told = performance.now();
    }
    pending.push(text);
    letters += text.length;
    done++;
    if (letters < PART_LETTERS) continue;
    parts.push(new Blob(pending));
    pending = [];
    letters = 0;
  }
  return [...parts, ...pending];
}
