import { movedPen } from "../../../render/figure/movedPen";
import type { Pen } from "../../../render/pen";
import type { FamilyChoice } from "../../../schedule/family";
import { problemParts } from "../../../state/problemInWords";
import type { SweepMetric } from "../sweepMetrics";
import { inDrawingOrder, layOutTradeOffs, type TradeOffLayout } from "../tradeOffLayout";
import { type TradeOff, tradeOffInWords } from "../tradeOffs";
import { type LegendEntry, legendBlock } from "./legendBlock";
import { drawMetricAxis, drawMetricAxisBelow } from "./metricAxis";
import { heading, MARGIN_PX, PAPER, writing } from "./paper";
import { beatenColor, drawMarker, seriesColor } from "./printInk";
import { starBlock } from "./starBlock";
import type { SweepPicture } from "./sweepPicture";

const PLOT_SHARE = 0.62;
const PLOT_PX = { least: 210, most: 380 };

/** Two numbers of each schedule against each other, as they are drawn on paper. */
export function tradeOffPicture(
  found: readonly TradeOff[],
  [across, up]: readonly [across: SweepMetric, up: SweepMetric],
  criteria: readonly SweepMetric[],
  choices: readonly FamilyChoice[],
): SweepPicture {
  return {
    name: `trade-offs ${up.name} ${across.name}`,
    draw(problem, widthPx) {
      const { network, processors, minibatches, cost } = problemParts(problem);
      const sizes = new Set(found.map(({ point }) => point.processors));
      const on = sizes.size > 1 ? `${Math.min(...sizes)} to ${Math.max(...sizes)} processors` : processors;
      const width = widthPx - 2 * MARGIN_PX;
      const title = `${up.name} against ${inSentence(across)}`;
      const facts = [network, on, minibatches, cost, paleMeans(found, criteria)];
      const head = heading(title, facts, width);
      const plotPx = Math.min(PLOT_PX.most, Math.max(PLOT_PX.least, width * PLOT_SHARE));
      const layout = layOutTradeOffs(found, [across, up], { width, height: plotPx });
      const star = starBlock(choices);
      const legend = legendBlock(entriesOf(layout), width);
      return {
        title: `${title}: ${network}`,
        description: `${title}. ${found.map((one) => tradeOffInWords(one, [across, up])).join(" ")}`,
        theme: PAPER,
        width: Math.ceil(widthPx),
        height: Math.ceil(2 * MARGIN_PX + head.height + plotPx + 6 + legend.height + star.height),
        draw(pen) {
          head.draw(pen, MARGIN_PX, MARGIN_PX);
          drawPlot(movedPen(pen, MARGIN_PX, MARGIN_PX + head.height), layout, [across, up]);
          legend.draw(pen, MARGIN_PX, MARGIN_PX + head.height + plotPx + 6);
          star.draw(pen, MARGIN_PX, MARGIN_PX + head.height + plotPx + 6 + legend.height);
        },
      };
    },
  };
}

function drawPlot(pen: Pen, layout: TradeOffLayout, [across, up]: readonly [SweepMetric, SweepMetric]): void {
  const { inner, placed } = layout;
  drawMetricAxis(pen, layout, up);
  drawMetricAxisBelow(pen, layout, across);
  pen.text(inner.right, inner.bottom + 28, `${across.name} ${isBetter(across, "→", "←")}`, writing("end"));
  pen.text(0, inner.top - 5, `${up.name} ${isBetter(up, "↑", "↓")}`, writing("start"));
  for (const { tradeOff, ...at } of inDrawingOrder(placed)) {
    const { index, beatenBy } = tradeOff;
    drawMarker(pen, index, at, { color: beatenBy ? beatenColor(index) : seriesColor(index) });
  }
  for (const { tradeOff, label } of placed)
    if (label)
      pen.text(label.x, label.y + 3.5, tradeOff.label, writing(label.anchor, seriesColor(tradeOff.index)));
}

function isBetter({ better }: SweepMetric, higher: string, lower: string): string {
  return `(${better === "higher" ? higher : lower} better)`;
}

/** Those whose names do not stand at their markers, each schedule once. */
function entriesOf({ placed }: TradeOffLayout): readonly LegendEntry[] {
  const unnamed = placed.filter(({ label }) => label === undefined);
  const first = new Map(unnamed.toReversed().map(({ tradeOff }) => [tradeOff.index, tradeOff]));
  return [...first.values()]
    .sort((a, b) => a.index - b.index)
    .map(({ index, label, beatenBy }) => ({
      name: label,
      sampleWidth: 10,
      draw: (pen, x, middle) =>
        drawMarker(
          pen,
          index,
          { x: x + 5, y: middle },
          { color: beatenBy ? beatenColor(index) : seriesColor(index) },
        ),
    }));
}

function paleMeans(found: readonly TradeOff[], criteria: readonly SweepMetric[]): string {
  if (found.every(({ beatenBy }) => beatenBy === undefined)) return "none is beaten";
  const names = criteria.map((metric) => inSentence(metric).split(",")[0]);
  const last = names.pop() ?? "";
  return `pale: beaten in ${names.length === 0 ? last : `${names.join(", ")} and ${last}`}`;
}

function inSentence({ name }: SweepMetric): string {
  return name.toLowerCase();
}
