import type { Report } from "../../analysis/report";
import { formatNumber, scaleUnit, type TimeUnit } from "../../scene/timeUnit";
import type { Figure } from "./ChartHeader";

/** The four numbers of a chart's header; dashes while there are none, so that nothing moves. */
export function headerFigures(report: Report | undefined): readonly Figure[] {
  const time = (ticks: number | null | undefined) =>
    report === undefined || ticks === null || ticks === undefined ? NONE : timeFigure(ticks, report);
  return [
    {
      id: "period",
      name: "period",
      ...time(report?.period),
      definition: "Time per minibatch in the long run, exact: from one minibatch's end to the next one's.",
    },
    {
      id: "makespan",
      name: "makespan",
      ...time(report?.makespan),
      definition: "From the first task's start to the last task's end.",
    },
    {
      id: "speedup",
      name: "speedup",
      value: report === undefined ? "–" : `${report.speedup.toFixed(2)}×`,
      unit: "",
      definition: "One processor's time for the same minibatches ÷ makespan.",
    },
    {
      id: "bubble",
      name: "bubble",
      value: report === undefined ? "–" : (report.bubbleFraction * 100).toFixed(1),
      unit: report === undefined ? "" : "%",
      definition: "Idle time of all processors ÷ (processors × makespan).",
    },
  ];
}

const NONE = { value: "–", unit: "" };

function timeFigure(ticks: number, unit: TimeUnit): { readonly value: string; readonly unit: string } {
  const scaled = scaleUnit(unit, ticks, 10_000);
  return { value: formatNumber(ticks / scaled.ticksPerLabel, 4), unit: scaled.unit };
}
