import type { Report } from "../../analysis/report";
import { formatNumber, scaleUnit, type TimeUnit } from "../../scene/timeUnit";
import { definitionOf } from "../common/definitionOf";
import { formatFactor } from "../common/formatFactor";
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
      definition: definitionOf("period"),
    },
    {
      id: "makespan",
      name: "makespan",
      ...time(report?.makespan),
      definition: definitionOf("makespan"),
    },
    {
      id: "speedup",
      name: "speedup",
      value: report === undefined ? "–" : formatFactor(report.speedup),
      unit: "",
      definition: definitionOf("speedup"),
    },
    {
      id: "bubble",
      name: "bubble",
      value: report === undefined ? "–" : (report.bubbleFraction * 100).toFixed(1),
      unit: report === undefined ? "" : "%",
      definition: definitionOf("bubbleFraction"),
    },
  ];
}

const NONE = { value: "–", unit: "" };

function timeFigure(ticks: number, unit: TimeUnit): { readonly value: string; readonly unit: string } {
  const scaled = scaleUnit(unit, ticks, 10_000);
  return { value: formatNumber(ticks / scaled.ticksPerLabel, 4), unit: scaled.unit };
}
