import { drawFigure, type Figure, figureSizePx } from "../figure/figure";
import { writeChart } from "./svgChart";
import { svgPatterns } from "./svgPatterns";
import { svgPen } from "./svgPen";
import { attributes, escapeXml, num } from "./svgText";

/**
 * A figure as an SVG document: text stays text, nothing outside is referred to, equal figures give equal bytes. `idPrefix`
 * keeps ids apart when several figures end up in one document.
 */
export function svgDocument(figure: Figure, idPrefix = "figure"): string {
  const patterns = svgPatterns(idPrefix);
  const body: string[] = [];
  drawFigure(
    {
      pen: svgPen(body, patterns),
      chart(scene, spec, index, x, y) {
        body.push(`<g transform="translate(${num(x)} ${num(y)})">`);
        writeChart(body, scene, spec, patterns, `${idPrefix}-clip-${index}`);
        body.push("</g>");
      },
    },
    figure,
  );
  return wrap(figure, idPrefix, patterns.definitions(), body);
}

function wrap(figure: Figure, idPrefix: string, definitions: string, body: readonly string[]): string {
  const { title, description, metadata, spec } = figure;
  const { width, height } = figureSizePx(figure);
  const root = attributes({
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
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
    ...body,
    "</svg>",
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}
