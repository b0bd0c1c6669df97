import { useEffect } from "react";
import { chartView, exportInputOffered } from "../../state/chart";
import type { Chart } from "../../state/document";
import { documentStore } from "../../state/documentStore";
import type { ExportChart, ExportInput } from "../../state/exportInput";
import { resultOf, runOf, runs } from "../../state/runs";
import { chartNames } from "../common/chartNames";
import { familyOf } from "../common/familyOf";
import { focusIn } from "./focus";
import { headerFigures } from "./headerFigures";
import { sceneOf } from "./paintPlot";
import { shownWindow } from "./window";

/** Tells exporters, while the charts are on the page, what they show. */
export function useExportInput(extentTicks: number): void {
  useEffect(() => {
    exportInputOffered(() => exportInput(extentTicks));
    return () => exportInputOffered(undefined);
  }, [extentTicks]);
}

function exportInput(extentTicks: number): ExportInput | undefined {
  const { document } = documentStore.getState();
  const view = chartView.getState();
  const names = chartNames(document.charts);
  const charts = document.charts.flatMap((chart, i) => exportChart(chart, names[i], document.baseline));
  if (charts.length === 0) return undefined;
  const { patterns, cursor, viewport } = view;
  return { document, charts, viewport: shownWindow(viewport, extentTicks), patterns, cursor };
}

function exportChart(chart: Chart, name: string, baselineId: string): ExportChart[] {
  const state = runs.getState();
  const result = resultOf(runOf(state, chart.id));
  if (result === undefined) return [];
  const view = chartView.getState();
  const baseline = baselineId === chart.id ? undefined : resultOf(runOf(state, baselineId));
  const scene = sceneOf({ result, baseline }, view, focusIn(view, chart.id, result));
  return [{ chart, title: titleOf(chart, name, result.report), result, scene }];
}

/** The header in words: name, citation, period, speedup. */
function titleOf(chart: Chart, name: string, report: Parameters<typeof headerFigures>[0]): string {
  const { citation, reconstruction } = familyOf(chart);
  const figures = headerFigures(report)
    .filter(({ id, value }) => (id === "period" || id === "speedup") && value !== "–")
    .map(({ name: what, value, unit }) => `${what} ${value}\u00a0${unit}`.trimEnd());
  const source = citation === undefined ? name : `${name} (${citation.short})`;
  return [reconstruction === undefined ? source : `${source}, reconstruction`, ...figures].join(", ");
}
