import { drawFigure, type Figure, figureSizePx } from "../figure/figure";
import { writeChart } from "./svgChart";
import { svgPage } from "./svgPage";
import { svgPatterns } from "./svgPatterns";
import { svgPen } from "./svgPen";
import { num } from "./svgText";

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
  const page = { ...figure, ...figureSizePx(figure), theme: figure.spec.theme };
  return svgPage(page, idPrefix, patterns.definitions(), body);
}
