import type { Drawing } from "../figure/drawing";
import { svgPage } from "./svgPage";
import { svgPatterns } from "./svgPatterns";
import { svgPen } from "./svgPen";

/** A drawing as an SVG document: text stays text, nothing outside is referred to, equal drawings give equal bytes. */
export function svgDrawing(drawing: Drawing, idPrefix = "figure"): string {
  const patterns = svgPatterns(idPrefix);
  const body: string[] = [];
  const pen = svgPen(body, patterns);
  pen.rect({ x: 0, y: 0, width: drawing.width, height: drawing.height }, { fill: drawing.theme.paper });
  drawing.draw(pen);
  return svgPage(drawing, idPrefix, patterns.definitions(), body);
}
