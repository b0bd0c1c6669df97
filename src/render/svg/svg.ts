import type { Axis } from "../../scene/axis";
import type { Scene } from "../../scene/scene";
import { plotHeightPx, type RenderSpec } from "../renderSpec";
import { axisHeightPx, writeAxis } from "./svgAxis";
import { writeChart } from "./svgChart";
import { type Drawn, writeLegend } from "./svgLegend";
import { svgPatterns } from "./svgPatterns";
import { writeRowLabels } from "./svgRowLabels";
import { attributes, element, escapeXml, num } from "./svgText";

/** A figure: charts stacked on one time axis, with one legend. */
export interface SvgFigure {
  /** Read out by screen readers, and the file's title. */
  readonly title: string;
  readonly description: string;
  readonly charts: readonly SvgChart[];
  /** widthPx is the plot's; the figure is wider by its margins. */
  readonly spec: RenderSpec;
  readonly axis: Axis;
  /** Kept in the file's metadata, for instance the link that restores the screen. */
  readonly metadata?: string;
  /** Keeps ids apart when several figures end up in one document; default "figure". */
  readonly idPrefix?: string;
}

export interface SvgChart {
  readonly scene: Scene;
  readonly title: string;
  /** After the title in lighter ink. */
  readonly facts: readonly string[];
  /** By row. */
  readonly rowLabels: readonly string[];
  /** Busy share by row, 0 to 1, shown as thin bars beside the labels; absent: none. */
  readonly utilization?: readonly number[];
}

const MARGIN_PX = 8;
const BETWEEN_CHARTS_PX = 14;

/** Room left of the plot, for row labels and their bars. */
export function labelWidthPx({ theme }: RenderSpec): number {
  return theme.labelPx * 3.2;
}

/** Width that a figure needs besides its plot. */
export function figureMarginsPx(spec: RenderSpec): number {
  return labelWidthPx(spec) + (spec.gutterPx ?? 0) + 2 * MARGIN_PX;
}

/** The figure as an SVG document: text stays text, nothing outside is referred to, equal figures give equal bytes. */
export function svgDocument(figure: SvgFigure): string {
  const { spec, charts, idPrefix = "figure" } = figure;
  const left = MARGIN_PX + labelWidthPx(spec);
  const patterns = svgPatterns(idPrefix);
  const drawn: Drawn = { tasks: new Set(), stalls: new Set() };
  const body: string[] = [];
  let y = MARGIN_PX;
  charts.forEach((chart, i) => {
    if (i > 0) y += BETWEEN_CHARTS_PX;
    y += writeHeader(body, chart, spec, left, y);
    body.push(`<g transform="translate(${num(left)} ${num(y)})">`);
    writeRowLabels(body, chart, spec);
    writeChart(body, chart.scene, spec, patterns, `${idPrefix}-clip-${i}`, drawn);
    body.push("</g>");
    y += plotHeightPx(chart.scene.extent.rows, spec);
  });
  y += 4;
  body.push(`<g transform="translate(${num(left)} ${num(y)})">`);
  writeAxis(body, figure.axis, spec);
  body.push("</g>");
  y += axisHeightPx(spec) + 6;
  body.push(`<g transform="translate(${num(left)} ${num(y)})">`);
  y += writeLegend(body, drawn, spec, spec.widthPx, patterns);
  body.push("</g>");
  const width = spec.widthPx + figureMarginsPx(spec);
  return wrap(figure, width, y + MARGIN_PX - 4, patterns.definitions(), body);
}

/** Title and facts on one line; returns its height. */
function writeHeader(
  out: string[],
  { title, facts }: SvgChart,
  { theme }: RenderSpec,
  x: number,
  y: number,
): number {
  if (title === "" && facts.length === 0) return 0;
  const size = theme.labelPx;
  const rest = facts.map((fact) => `<tspan dx="${num(size)}">${escapeXml(fact)}</tspan>`).join("");
  const soft =
    rest === "" ? "" : `<tspan${attributes({ "font-weight": 400, fill: theme.inkSoft })}>${rest}</tspan>`;
  const at = { x, y: y + size, "font-size": size, "font-weight": 600, fill: theme.ink };
  out.push(`<text${attributes(at)}>${escapeXml(title)}${soft}</text>`);
  return size * 1.6;
}

function wrap(
  { title, description, metadata, spec, idPrefix = "figure" }: SvgFigure,
  width: number,
  height: number,
  definitions: string,
  body: readonly string[],
): string {
  const w = Math.ceil(width);
  const h = Math.ceil(height);
  const root = attributes({
    xmlns: "http://www.w3.org/2000/svg",
    width: w,
    height: h,
    viewBox: `0 0 ${w} ${h}`,
    role: "img",
    "aria-labelledby": `${idPrefix}-title ${idPrefix}-desc`,
    "font-family": spec.theme.fonts.text.replace(/"/g, "'"),
  });
  const parts = [
    `<svg${root}>`,
    `<title id="${idPrefix}-title">${escapeXml(title)}</title>`,
    `<desc id="${idPrefix}-desc">${escapeXml(description)}</desc>`,
    metadata === undefined ? "" : `<metadata>${escapeXml(metadata)}</metadata>`,
    definitions === "" ? "" : `<defs>\n${definitions}\n</defs>`,
    element("rect", { width: w, height: h, fill: spec.theme.paper }),
    ...body,
    "</svg>",
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}
