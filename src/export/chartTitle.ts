import { isRefusal } from "../base/refusal";
import { formatNumber, formatTime } from "../scene/timeUnit";
import { describedFamilies } from "../schedule/families/described";
import type { ExportChart } from "./exporter";

/** The chart's own title, else the family's name, else its id (an opened order has no family of ours). */
export function chartTitle({ title, family }: ExportChart): string {
  if (title !== undefined) return title;
  const known = describedFamilies.find(family);
  return isRefusal(known) ? family : known.name;
}

/** What stands after the title where the chart does not say: reconstruction where it is one, then the main numbers. */
export function chartFacts({ facts, family, result }: ExportChart): readonly string[] {
  if (facts !== undefined) return facts;
  const { report } = result;
  const known = describedFamilies.find(family);
  const isReconstruction = !isRefusal(known) && known.reconstruction !== undefined;
  return [
    ...(isReconstruction ? ["reconstruction"] : []),
    ...(report.period === null ? [] : [`period ${formatTime(report.period, report)}`]),
    `makespan ${formatTime(report.makespan, report)}`,
    `speedup ${formatNumber(report.speedup, 3)}×`,
    `bubble ${formatNumber(100 * report.bubbleFraction, 2)} %`,
  ];
}
