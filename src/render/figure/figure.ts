import type { Axis } from "../../scene/axis";
import { legendOf, mergeLegends } from "../../scene/legend";
import type { Scene } from "../../scene/scene";
import type { Pen, TextRun } from "../pen";
import { plotHeightPx, type RenderSpec } from "../renderSpec";
import { axisHeightPx, drawAxis } from "./axis";
import { drawLegend, placeLegend } from "./legend";
import { drawRowLabels, labelWidthPx, type RowLabels } from "./rowLabels";

/** A figure: charts stacked on one time axis, with one legend. Every backend draws the same one. */
export interface Figure {
  /** Read out by screen readers, and the file's title. */
  readonly title: string;
  readonly description: string;
  readonly charts: readonly FigureChart[];
  /** widthPx is the plot's; the figure is wider by its margins. */
  readonly spec: RenderSpec;
  readonly axis: Axis;
  /** Kept in the file's metadata, for instance the link that restores the screen. */
  readonly metadata?: string;
}

export interface FigureChart {
  readonly scene: Scene;
  readonly title: string;
  /** After the title in lighter ink. */
  readonly facts: readonly string[];
  readonly rows: RowLabels;
}

/** Where a figure is drawn. */
export interface FigureSurface {
  readonly pen: Pen;
  /** Draws chart number `index` with the plot's upper left corner at `x`, `y`. */
  chart(scene: Scene, spec: RenderSpec, index: number, x: number, y: number): void;
}

const MARGIN_PX = 8;
const BETWEEN_CHARTS_PX = 14;
const ABOVE_AXIS_PX = 4;
const ABOVE_LEGEND_PX = 6;
/** Generous width of a letter ÷ size, so that a header never runs over its chart's right edge. */
const WIDE_LETTER = 0.6;

/** Width that a figure needs besides its plot. */
export function figureMarginsPx(spec: RenderSpec): number {
  return labelWidthPx(spec) + (spec.gutterPx ?? 0) + 2 * MARGIN_PX;
}

/** Width and height of a figure, whole CSS pixels. */
export function figureSizePx(figure: Figure): { readonly width: number; readonly height: number } {
  const { spec } = figure;
  const charts = figure.charts.reduce(
    (sum, chart) => sum + headerHeightPx(chart, spec) + plotHeightPx(chart.scene.extent.rows, spec),
    (figure.charts.length - 1) * BETWEEN_CHARTS_PX,
  );
  const below = ABOVE_AXIS_PX + axisHeightPx(spec) + ABOVE_LEGEND_PX + legendIn(figure).heightPx;
  return {
    width: Math.ceil(spec.widthPx + figureMarginsPx(spec)),
    height: Math.ceil(MARGIN_PX + charts + below),
  };
}

/** Draws everything from the figure's upper left corner at 0, 0. */
export function drawFigure(surface: FigureSurface, figure: Figure): void {
  const { pen } = surface;
  const { spec } = figure;
  const { width, height } = figureSizePx(figure);
  pen.rect({ x: 0, y: 0, width, height }, { fill: spec.theme.paper });
  const x = MARGIN_PX + labelWidthPx(spec);
  let y = MARGIN_PX;
  figure.charts.forEach((chart, index) => {
    if (index > 0) y += BETWEEN_CHARTS_PX;
    drawHeader(pen, chart, spec, x, y);
    y += headerHeightPx(chart, spec);
    drawRowLabels(pen, chart.rows, spec, x, y);
    surface.chart(chart.scene, spec, index, x, y);
    y += plotHeightPx(chart.scene.extent.rows, spec);
  });
  drawAxis(pen, figure.axis, spec, x, y + ABOVE_AXIS_PX);
  y += ABOVE_AXIS_PX + axisHeightPx(spec) + ABOVE_LEGEND_PX;
  drawLegend(pen, legendIn(figure), spec, x, y);
}

function legendIn({ charts, spec }: Figure) {
  const legends = charts.map(({ scene }) => legendOf(scene, spec.viewport));
  const width = spec.widthPx + (spec.gutterPx ?? 0);
  return placeLegend(mergeLegends(legends), spec, width, { percent: legends.length === 1 });
}

function headerHeightPx({ title, facts }: FigureChart, { theme }: RenderSpec): number {
  return title === "" && facts.length === 0 ? 0 : Math.round(theme.labelPx * 1.6);
}

/** Title and facts on one line; a fact that would not fit is left out, and those after it. */
function drawHeader(pen: Pen, { title, facts }: FigureChart, spec: RenderSpec, x: number, y: number): void {
  const { theme, widthPx } = spec;
  const size = theme.labelPx;
  const runs: TextRun[] = [{ text: title, style: { size, color: theme.ink, align: "start", weight: 600 } }];
  let width = title.length * size * WIDE_LETTER;
  for (const text of facts) {
    width += size + text.length * size * WIDE_LETTER;
    if (width > widthPx) break;
    runs.push({ text, style: { size, color: theme.inkSoft, align: "start" } });
  }
  pen.runs(x, y + size, runs, size);
}
