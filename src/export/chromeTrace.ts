import type { ScheduledResult } from "../analysis/scheduledResult";
import { isPair } from "../scene/coverage";
import { secondsPerUnit } from "../scene/timeUnit";
import { KIND_LETTER } from "../tasks/op";
import { chartTitle } from "./chartTitle";
import type { ExportChart, TextExporter } from "./exporter";
import { inParts, joined } from "./inParts";

/**
 * Trace events for Perfetto and chrome://tracing. A slice is named by its kind, for viewers color by name; the rest is in its
 * arguments. Times are microseconds; a tick that is no time lasts one.
 */
export const chromeTrace: TextExporter = {
  kind: "text",
  id: "chrome-trace",
  name: "Chrome trace (JSON)",
  help: "Slices for ui.perfetto.dev and chrome://tracing, one track per processor.",
  extension: "json",
  mediaType: "application/json",
  manyCharts: true,
  ...inParts(function* ({ charts }) {
    yield '{"traceEvents":[\n';
    yield* joined(traceEvents(charts), ",\n");
    yield "\n]}\n";
  }),
};

function* traceEvents(charts: readonly ExportChart[]): Iterable<readonly string[]> {
  for (const [process, chart] of charts.entries()) {
    yield [name("process_name", process, 0, chartTitle(chart))];
    const { rowOffset } = chart.result.columns;
    for (let row = 0; row + 1 < rowOffset.length; row++) yield rowEvents(chart.result, process, row);
  }
}

function rowEvents(result: ScheduledResult, process: number, row: number): readonly string[] {
  const { columns, graph, microbatches, report } = result;
  const { rowOffset, task, start, end } = columns;
  const scale = ((secondsPerUnit(report.unit) ?? 1e-6 * report.ticksPerUnit) / report.ticksPerUnit) * 1e6;
  // Slices of one track must not overlap: the second of a pair has a track of its own.
  const track = 2 * row;
  const events = [name("thread_name", process, track, `P${row}`)];
  if (hasPair(columns, row)) events.push(name("thread_name", process, track + 1, `P${row}, overlapped`));
  for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++) {
    const second = i > rowOffset[row] && isPair(columns, i - 1, rowOffset[row + 1]);
    const op = graph.ops[Math.floor(task[i] / microbatches)];
    const { stage, firstLayer, lastLayer, part, piece } = op; // no piece: no key
    events.push(
      JSON.stringify({
        name: KIND_LETTER[op.kind],
        cat: op.kind,
        ph: "X",
        pid: process,
        tid: second ? track + 1 : track,
        ts: start[i] * scale,
        dur: (end[i] - start[i]) * scale,
        args: { microbatch: task[i] % microbatches, stage, firstLayer, lastLayer, part, piece },
      }),
    );
  }
  return events;
}

function hasPair(columns: ScheduledResult["columns"], row: number): boolean {
  const { rowOffset } = columns;
  for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++)
    if (isPair(columns, i, rowOffset[row + 1])) return true;
  return false;
}

/** A metadata event. */
function name(what: "process_name" | "thread_name", process: number, track: number, text: string): string {
  return JSON.stringify({ name: what, ph: "M", pid: process, tid: track, args: { name: text } });
}
