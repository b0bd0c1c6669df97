import type { SweepPoint } from "../../analysis/sweepPoint";
import { csvOf } from "../common/csvOf";
import { SWEEP_METRICS } from "./sweepMetrics";

/** The points of a sweep as comma-separated values: plain numbers, times in the unit that stands beside them. */
export function sweepCsv(points: readonly SweepPoint[]): string {
  const sorted = points.toSorted(
    (a, b) =>
      a.choice.family.localeCompare(b.choice.family) ||
      a.microbatches - b.microbatches ||
      a.processors - b.processors,
  );
  const heads = [
    ...["family", "options", "processors", "microbatches"],
    ...SWEEP_METRICS.map(({ id }) => id),
    ...["unit", "bound", "refused"],
  ];
  return csvOf(heads, sorted.map(rowOf));
}

function rowOf(point: SweepPoint): readonly (string | number)[] {
  const { choice, processors, microbatches, unit, bound, refusal } = point;
  const options = Object.entries(choice.options).map(([name, value]) => `${name}=${value}`);
  return [
    ...[choice.family, options.join(" "), processors, microbatches],
    ...SWEEP_METRICS.map(({ value }) => value(point) ?? ""),
    ...[unit ?? "", bound ?? "", refusal ?? ""],
  ];
}
