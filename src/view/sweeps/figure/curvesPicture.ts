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
import { beatenColor, drawMarker, seriesColor, seriesDash } from "./printInk";
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
/** With more curves than this the eye follows none: all but the best are pale then. */
const MOST_BRIGHT = 12;
const BRIGHT_OF_MANY = 8;

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
      const layout = placed(series, metric, width);
      const ranked = rankedCurves(layout.curves, metric);
      const hasPale = ranked.some(({ isPale }) => isPale);
      const facts = [network, minibatches, cost, ...(hasPale ? [PALE_MEANS] : [])];
      const head = heading(title, facts, width);
      const star = starBlock(choices);
      const legend = legendBlock(layout.hasLabels ? [] : entriesOf(layout, ranked), width);
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
          drawPlot(movedPen(pen, MARGIN_PX, MARGIN_PX + head.height), { ...layout, curves: ranked }, metric);
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

const PALE_MEANS = `pale: all but the ${BRIGHT_OF_MANY} best at their right ends`;

/** A curve as it is drawn among others. */
interface RankedCurve extends Curve {
  readonly isPale: boolean;
}

/** As they are; so many that they hide one another by their right ends, the best first, and pale behind them. */
function rankedCurves(curves: readonly Curve[], metric: SweepMetric): readonly RankedCurve[] {
  if (curves.length <= MOST_BRIGHT) return curves.map((curve) => ({ ...curve, isPale: false }));
  const sign = metric.better === "higher" ? -1 : 1;
  const end = ({ points }: Curve) => sign * points[points.length - 1].value;
  return curves
    .toSorted((a, b) => end(a) - end(b))
    .map((curve, rank) => ({ ...curve, isPale: rank >= BRIGHT_OF_MANY }));
}

function colorOf({ index, isPale }: RankedCurve): string {
  return isPale ? beatenColor(index) : seriesColor(index);
}

interface RankedLayout extends CurvesLayout {
  readonly curves: readonly RankedCurve[];
}

function drawPlot(pen: Pen, layout: RankedLayout, metric: SweepMetric): void {
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
  for (const curve of curves.toSorted((a, b) => Number(b.isPale) - Number(a.isPale)))
    drawCurve(pen, curve, hasLabels ? inner.right + 12 : undefined);
}

function drawCurve(pen: Pen, curve: RankedCurve, labelX: number | undefined): void {
  const { index, label, points, labelY } = curve;
  const color = colorOf(curve);
  pen.line(
    points.flatMap(({ x, y }) => [x, y]),
    { color, width: 1.25, dash: seriesDash(index) },
  );
  for (const at of points) drawMarker(pen, index, at, { color });
  if (labelX === undefined) return;
  const end = points[points.length - 1];
  pen.line([end.x + 5, end.y, labelX - 2, labelY], { color, width: 0.5, dash: [] });
  pen.text(labelX, labelY + 3.5, label, writing("start", color));
}

function entriesOf({ bound, ideal }: CurvesLayout, curves: readonly RankedCurve[]): readonly LegendEntry[] {
  const line = (name: string, style: Parameters<Pen["line"]>[1]): LegendEntry => ({
    name,
    sampleWidth: 26,
    draw: (pen, x, middle) => pen.line([x, middle, x + 26, middle], style),
  });
  return [
    ...curves.map(
      (curve): LegendEntry => ({
        name: curve.label,
        sampleWidth: 26,
        draw(pen, x, middle) {
          const color = colorOf(curve);
          const style = { color, width: 1.25, dash: seriesDash(curve.index) };
          pen.line([x, middle, x + 26, middle], style);
          drawMarker(pen, curve.index, { x: x + 13, y: middle }, { color });
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
