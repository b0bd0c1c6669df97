import type { ProblemSize } from "../../model/withSize";
import type { HeatCell } from "./heatCells";
import { counted } from "./sizeInWords";
import type { SweepMetric } from "./sweepMetrics";

/** A cell in words: in a tip on lines of their own, for readers as one sentence after the other. */
export interface HeatWords {
  readonly what: string;
  /** "4 processors, 8 microbatches". */
  readonly where: string;
  readonly more: readonly string[];
}

/** What a cell of the map with this name tells. */
export function heatWords(name: string, cell: HeatCell, size: ProblemSize, metric: SweepMetric): HeatWords {
  const where = `${counted(size.processors, "processor")}, ${counted(size.microbatches, "microbatch")}`;
  return { where, ...told(name, cell, metric) };
}

/** The same in sentences. */
export function inSentences({ what, where, more }: HeatWords): string {
  return [`${where}: ${what}`, ...more].map((sentence) => sentence.replace(/\.?$/, ".")).join(" ");
}

function told(name: string, cell: HeatCell, metric: SweepMetric): Omit<HeatWords, "where"> {
  switch (cell.kind) {
    case "awaited":
      return { what: "Not computed yet", more: [] };
    case "refused":
      return { what: cell.what, more: [cell.refusal] };
    case "unknown":
      return { what: `${name}, no ${metric.name.toLowerCase()}`, more: [] };
    case "shade":
      return { what: `${name} ${metric.format(cell.value, cell.point.unit ?? "")}`, more: [] };
    case "best": {
      const unit = cell.point.unit ?? "";
      const more = [
        cell.asGood.length > 0 && `As good: ${listed(cell.asGood)}`,
        cell.next && `Next: ${cell.next.name} ${metric.format(cell.next.value, unit)}`,
      ];
      const what = `${cell.name} ${metric.format(cell.value, unit)}`;
      return { what, more: more.filter((line) => typeof line === "string") };
    }
  }
}

/** A tip names so many, and how many more there are. */
const NAMED = 6;

function listed(names: readonly string[]): string {
  if (names.length <= NAMED) return names.join(", ");
  return `${names.slice(0, NAMED - 1).join(", ")} and ${names.length - NAMED + 1} more`;
}
