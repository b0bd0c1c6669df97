import { movedPen } from "../../../render/figure/movedPen";
import type { Pen } from "../../../render/pen";
import type { FamilyChoice } from "../../../schedule/family";
import { problemParts } from "../../../state/problemInWords";
import type { CurveSeries } from "../curveSeries";
import { type Curve, type CurvesLayout, fitLabels, isSpeedup, layOutCurves } from "../curvesLayout";
import type { SweepMetric } from "../sweepMetrics";
import { type LegendEntry, legendBlock } from "./legendBlock";
import { drawMetricAxis } from "./metricAxis";
import { heading, MARGIN_PX, PAPER, textWidth, writing } from "./paper";
import { drawMarker, seriesColor, seriesDash } from "./printInk";
import { starBlock } from "./starBlock";
import type { SweepPicture } from "./sweepPicture";

const PLOT_SHARE = 0.56;
const PLOT_PX = { least: 190, most: 330 };
/** Right of curves whose names stand in the legend: half of the last count. */
const END_PX = 14;
const BELOW_PX = 18;
const BOUND = { color: PAPER.inkSoft, width: 1, dash: [1.5, 2.5] };
const IDEAL = { color: PAPER.line, width: 0.75, dash: [] };
const BOUND_NAME = "bound";

/** The curves as they are drawn on paper: names at the lines' ends where there is room, else in a legend. */
export function curvesPicture(
  series: readonly CurveSeries[],
  metric: SweepMetric,
  choices: readonly FamilyChoice[],
): SweepPicture {
  return {
    name: `curves ${metric.name}`,
    draw(problem, widthPx) {
      const { network, minibatches, cost } = problemParts(problem);
      const width = widthPx - 2 * MARGIN_PX;
      const title = `${metric.name}, by processors`;
      const head = heading(title, [network, minibatches, cost], width);
      const layout = placed(series, metric, width);
      const star = starBlock(choices);
      const legend = legendBlock(layout.hasLabels ? [] : entriesOf(layout), width);
      const plotPx = layout.inner.bottom + BELOW_PX + 14;
      const height = MARGIN_PX + head.height + plotPx + legend.height + star.height + MARGIN_PX;
      return {
        title: `${title}: ${network}`,
        description: `${title}. ${layout.curves.map(inWords(metric)).join(" ")}`,
        theme: PAPER,
        width: Math.ceil(widthPx),
        height: Math.ceil(height),
        draw(pen) {
          head.draw(pen, MARGIN_PX, MARGIN_PX);
          drawPlot(movedPen(pen, MARGIN_PX, MARGIN_PX + head.height), layout, metric);
          legend.draw(pen, MARGIN_PX, MARGIN_PX + head.height + plotPx);
          star.draw(pen, MARGIN_PX, MARGIN_PX + head.height + plotPx + legend.height);
        },
      };
    },
  };
}

function placed(series: readonly CurveSeries[], metric: SweepMetric, width: number): CurvesLayout {
  const names = series.map(({ label }) => label);
  const longest = Math.max(...[...names, isSpeedup(metric) ? BOUND_NAME : ""].map((name) => textWidth(name)));
  const height = Math.min(PLOT_PX.most, Math.max(PLOT_PX.least, width * PLOT_SHARE));
  const hasLabels = fitLabels(names.length + 1, width, height) && longest < width / 3;
  return layOutCurves(series, metric, { width, height, hasLabels, endPx: hasLabels ? longest + 16 : END_PX });
}

function drawPlot(pen: Pen, layout: CurvesLayout, metric: SweepMetric): void {
  const { x, inner, bound, ideal, curves, hasLabels } = layout;
  drawMetricAxis(pen, layout, metric);
  for (const tick of x.ticks(Math.max(2, (inner.right - inner.left) / 40)).filter(Number.isInteger))
    pen.text(x(tick), inner.bottom + 14, String(tick), writing("middle"));
  pen.text((inner.left + inner.right) / 2, inner.bottom + 27, "processors", writing("middle"));
  if (ideal) pen.line(ideal.flat(), IDEAL);
  if (bound) {
    pen.line(bound.points.flat(), BOUND);
    if (hasLabels) pen.text(inner.right + 12, bound.labelY + 3.5, BOUND_NAME, writing("start"));
  }
  for (const curve of curves) drawCurve(pen, curve, hasLabels ? inner.right + 12 : undefined);
}

function drawCurve(pen: Pen, { index, label, points, labelY }: Curve, labelX: number | undefined): void {
  const color = seriesColor(index);
  pen.line(
    points.flatMap(({ x, y }) => [x, y]),
    { color, width: 1.25, dash: seriesDash(index) },
  );
  for (const at of points) drawMarker(pen, index, at);
  if (labelX === undefined) return;
  const end = points[points.length - 1];
  pen.line([end.x + 5, end.y, labelX - 2, labelY], { color, width: 0.5, dash: [] });
  pen.text(labelX, labelY + 3.5, label, writing("start", color));
}

function entriesOf({ curves, bound, ideal }: CurvesLayout): readonly LegendEntry[] {
  const line = (name: string, style: Parameters<Pen["line"]>[1]): LegendEntry => ({
    name,
    sampleWidth: 26,
    draw: (pen, x, middle) => pen.line([x, middle, x + 26, middle], style),
  });
  return [
    ...curves.map(
      ({ label, index }): LegendEntry => ({
        name: label,
        sampleWidth: 26,
        draw(pen, x, middle) {
          const style = { color: seriesColor(index), width: 1.25, dash: seriesDash(index) };
          pen.line([x, middle, x + 26, middle], style);
          drawMarker(pen, index, { x: x + 13, y: middle });
        },
      }),
    ),
    ...(bound ? [line(BOUND_NAME, BOUND)] : []),
    ...(ideal ? [line("linear speedup", IDEAL)] : []),
  ];
}

/** A curve's first and last point, for those who cannot see it. */
function inWords(metric: SweepMetric): (curve: Curve) => string {
  return ({ label, points }) => {
    const ends = points.length === 1 ? points : [points[0], points[points.length - 1]];
    const told = ends.map(
      ({ point, value }) => `${metric.format(value, point.unit ?? "")} on ${point.processors}`,
    );
    return `${label}: ${told.join(", ")}.`;
  };
}
