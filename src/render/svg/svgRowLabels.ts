import { BASELINE } from "../pen";
import type { RenderSpec } from "../renderSpec";
import { roundStep } from "../roundStep";
import type { SvgChart } from "./svg";
import { attributes, element, escapeXml, num } from "./svgText";

const BAR_PX = { width: 3, margin: 4 };

/** Writes row labels left of the plot, right-aligned, with thin utilization bars; low rows are labelled every few. */
export function writeRowLabels(out: string[], chart: SvgChart, { theme, rowHeightPx }: RenderSpec): void {
  const size = Math.min(theme.labelPx - 1, Math.max(7, rowHeightPx * 0.75));
  const every = roundStep(size / rowHeightPx);
  const bars = chart.utilization !== undefined;
  const x = bars ? -(BAR_PX.width + 2 * BAR_PX.margin) : -6;
  const spans = chart.rowLabels
    .map((label, row) => ({ label, y: (row + 0.5) * rowHeightPx + size * BASELINE }))
    .filter((_, row) => row % every === 0)
    .map(({ label, y }) => `<tspan x="${num(x)}" y="${num(y)}">${escapeXml(label)}</tspan>`);
  const style = { "font-size": size, fill: theme.inkSoft, "text-anchor": "end" };
  out.push(`<text${attributes(style)}>${spans.join("")}</text>`);
  if (chart.utilization !== undefined) writeBars(out, chart.utilization, theme, rowHeightPx);
}

function writeBars(
  out: string[],
  utilization: readonly number[],
  theme: RenderSpec["theme"],
  rowHeightPx: number,
): void {
  const height = rowHeightPx * 0.76;
  const left = -(BAR_PX.width + BAR_PX.margin);
  const bar = (row: number, from: number, to: number) =>
    `M${num(left)} ${num((row + 0.5) * rowHeightPx + height / 2 - to * height)}h${BAR_PX.width}v${num((to - from) * height)}h-${BAR_PX.width}z`;
  const busy = utilization.map((share, row) => (share > 0 ? bar(row, 0, share) : "")).join("");
  const idle = utilization.map((share, row) => (share < 1 ? bar(row, share, 1) : "")).join("");
  if (idle !== "") out.push(element("path", { d: idle, fill: theme.line }));
  if (busy !== "") out.push(element("path", { d: busy, fill: theme.inkSoft }));
}
