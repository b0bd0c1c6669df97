import type { ScheduledResult } from "../../analysis/scheduledResult";
import { STALL_CAUSES, type StallCause } from "../../analysis/stallCause";
import { buildScene } from "../../scene/gantt";
import type { BandInk, LineInk } from "../../scene/ink";
import { type LegendEntry, linesOf } from "../../scene/legend";
import { OP_KINDS, type OpKind } from "../../tasks/op";
import type { ChartResults } from "./useChartResults";

/** One cause of stalls that is drawn somewhere. */
export interface StallEntry {
  readonly cause: StallCause;
  /** Percent of the chart's time (processors × makespan), by chart; undefined while there is no result. */
  readonly percent: readonly (number | undefined)[];
}

/** Kinds of tasks that at least one of the charts draws, in the order of their codes. */
export function kindsDrawn(results: readonly (ScheduledResult | undefined)[]): readonly OpKind[] {
  const drawn = new Set<OpKind>();
  for (const result of results)
    result?.graph.ops.forEach(({ kind }, op) => {
      if (!drawn.has(kind) && result.columns.position[op * result.microbatches] >= 0) drawn.add(kind);
    });
  return OP_KINDS.filter((kind) => drawn.has(kind));
}

/** Causes of stalls that at least one of the charts draws, in the order of their codes, with their shares. */
export function stallsDrawn(results: readonly (ScheduledResult | undefined)[]): readonly StallEntry[] {
  return STALL_CAUSES.filter((cause) =>
    results.some((result) => result && result.report.stalls[cause] > 0),
  ).map((cause) => ({ cause, percent: results.map((result) => result && percentOf(result, cause)) }));
}

/** Lines and bands that at least one of the charts draws when nothing is pointed at, each once. */
export function linesDrawn(
  { charts, baseline }: Pick<ChartResults, "charts" | "baseline">,
  overlays: readonly string[],
): readonly LegendEntry<LineInk | BandInk>[] {
  const entries = charts.flatMap(({ result }) => {
    if (result === undefined) return [];
    const against = result === baseline ? undefined : baseline; // as the charts draw it, so that no mark is made twice
    return linesOf(buildScene({ result, baseline: against, overlays, awaitsMarks: true }));
  });
  return [...new Map(entries.map((entry) => [entry.ink, entry])).values()];
}

function percentOf({ report }: ScheduledResult, cause: StallCause): number {
  const area = report.processors * report.makespan;
  return area === 0 ? 0 : (100 * report.stalls[cause]) / area;
}

/** More charts than this are told by the least and the largest share. */
const MOST_SHARES = 4;

/** The shares of one cause, chart by chart where they are few: "12 · 0.4 %", "0.4 to 12 %". */
export function sharesInWords(percent: StallEntry["percent"]): string {
  const known = percent.filter((share) => share !== undefined);
  if (percent.length > MOST_SHARES && known.length > 1)
    return `${shortPercent(Math.min(...known))} to ${shortPercent(Math.max(...known))} %`;
  return `${percent.map((share) => (share === undefined ? "–" : shortPercent(share))).join(" · ")} %`;
}

/** "12", "0.4", "<0.1", "0": a share in as few characters as tell it apart from none. */
export function shortPercent(percent: number): string {
  if (percent === 0) return "0";
  if (percent < 0.1) return "<0.1";
  return percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0);
}
