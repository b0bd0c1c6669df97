import { type Figure, type FigureChart, figureMarginsPx } from "../render/figure/figure";
import { GUTTER_PX, type RenderSpec } from "../render/renderSpec";
import { THEMES } from "../render/theme";
import { timeAxis } from "../scene/axis";
import { buildScene, defaultOverlays } from "../scene/gantt";
import { memoryScale } from "../scene/overlays/memory";
import type { Scene } from "../scene/scene";
import { formatNumber, formatTime } from "../scene/timeUnit";
import { fitAll } from "../scene/viewport";
import { chartFacts, chartTitle } from "./chartTitle";
import type { ExportChart, ExportInput } from "./exporter";

const WIDTH_PX = 1000;
/** Rows share this height unless that makes them lower or higher than the two limits; lanes under their boxes come on top. */
const CHART_HEIGHT_PX = 480;
const ROW_PX = { least: 3, most: 22 };

/** The figure that pictures are exported from: the screen's charts in the chosen theme, print unless said otherwise. */
export function figureOf(input: ExportInput): Figure {
  const { figure = {}, charts, link } = input;
  const scenes = charts.map(sceneOf);
  const theme = THEMES[figure.theme ?? "print"];
  const extentTicks = Math.max(...scenes.map(({ extent }) => extent.ticks));
  const hasCurve = scenes.some(({ front }) => front.some(({ kind }) => kind === "curve"));
  const spec: RenderSpec = {
    viewport: figure.viewport ?? fitAll(extentTicks),
    widthPx: figure.widthPx ?? WIDTH_PX,
    rowHeightPx: figure.rowHeightPx ?? rowHeight(scenes),
    theme,
    patterns: figure.patterns ?? false,
    cursor: figure.cursor,
    selected: -1,
    gutterPx: hasCurve ? GUTTER_PX : 0,
    laneMost: memoryScale(charts.map(({ result }) => result)),
  };
  const plot = { ...spec, widthPx: Math.max(50, spec.widthPx - figureMarginsPx(spec)) };
  return {
    title: charts.map(chartTitle).join(", "),
    description: charts.map(describe).join(" "),
    charts: charts.map((chart, i) => figureChart(chart, scenes[i])),
    spec: plot,
    axis: timeAxis(plot.viewport, plot.widthPx, charts[0].result.report, { extentTicks }),
    metadata: link,
  };
}

function sceneOf({ result, scene }: ExportChart): Scene {
  return scene ?? buildScene({ result, overlays: defaultOverlays() });
}

function rowHeight(scenes: readonly Scene[]): number {
  const most = Math.max(...scenes.map(({ extent }) => extent.rows));
  const boxes = Math.min(ROW_PX.most, Math.max(ROW_PX.least, Math.floor(CHART_HEIGHT_PX / most)));
  const lane = Math.max(...scenes.map(({ laneShare = 0 }) => laneShare));
  return Math.round(boxes / (1 - lane));
}

function figureChart(chart: ExportChart, scene: Scene): FigureChart {
  const { report } = chart.result;
  return {
    scene,
    title: chartTitle(chart),
    facts: chartFacts(chart),
    rows: {
      labels: Array.from({ length: scene.extent.rows }, (_, row) => `P${row}`),
      utilization: report.utilization,
    },
  };
}

/** One sentence per chart, for those who cannot see it. */
function describe(chart: ExportChart): string {
  const { report } = chart.result;
  const idle = formatNumber(100 * report.bubbleFraction, 2);
  return (
    `${chartTitle(chart)} runs ${report.microbatches * report.batches} microbatches on ${report.processors} processors in ` +
    `${formatTime(report.makespan, report)}, ${formatNumber(report.speedup, 3)} times as fast as one processor; ` +
    `${idle} % of the processors' time is stall.`
  );
}
