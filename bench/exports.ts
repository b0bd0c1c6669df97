import { exporters } from "../src/export";
import type { ExportInput, TextExporter } from "../src/export/exporter";
import { leastMs } from "./timing";
import type { Figure, Topic } from "./topic";
import { oneChart, resultOf } from "./works";

/** 1F1B with 4,096 tasks, as in the survey of peers. */
const PROCESSORS = 16;
const MICROBATCHES = 128;
/** Wide enough that every box has its number in it. */
const LABELLED_PX = 6000;

/** Files of 4,096 tasks. */
export const exports: Topic = {
  id: "exports",
  title: "Files of 4,096 tasks (1F1B, P 16, M 128)",
  *measure() {
    const work = oneChart(PROCESSORS, MICROBATCHES);
    const { problem } = work.document;
    const input: ExportInput = { problem, charts: [{ family: "1f1b", result: resultOf(work) }] };
    const labelled = { ...input, figure: { widthPx: LABELLED_PX } };
    for (const exporter of exporters.all) {
      if (exporter.kind !== "text") continue;
      const goals = exporter.id === "svg" ? SVG : {};
      yield* measureOne(exporter.name, exporter, input, goals);
      if (exporter.id === "svg")
        yield* measureOne(`${exporter.name}, every box labelled`, exporter, labelled, goals);
    }
  },
};

/** Budgets and the best peer's figures: milliseconds and kilobytes. */
interface Goals {
  readonly ms?: Pick<Figure, "budget" | "peer">;
  readonly kilobytes?: Pick<Figure, "budget" | "peer">;
}

const SVG: Goals = { ms: { budget: 60, peer: 60 }, kilobytes: { budget: 400, peer: 1200 } };

function* measureOne(
  name: string,
  exporter: TextExporter,
  input: ExportInput,
  goals: Goals,
): Iterable<Figure> {
  let bytes = 0;
  const start = performance.now();
  exporter.write(input);
  const first = performance.now() - start;
  const ms = leastMs(() => {
    bytes = Buffer.byteLength(exporter.write(input));
  });
  yield {
    name: `${name}, time`,
    value: ms,
    unit: "ms",
    ...goals.ms,
    note: `the first one ${first.toFixed(0)} ms`,
  };
  yield { name: `${name}, size`, value: bytes / 1000, unit: "KB", ...goals.kilobytes };
}
