import { type Drawing, drawOnPaper } from "../figure/drawing";
import { svgPage } from "./svgPage";
import { svgPatterns } from "./svgPatterns";
import { svgPen } from "./svgPen";

/** A drawing as an SVG document: text stays text, nothing outside is referred to, equal drawings give equal bytes. */
export function svgDrawing(drawing: Drawing, idPrefix = "figure"): string {
  const patterns = svgPatterns(idPrefix);
  const body: string[] = [];
  drawOnPaper(svgPen(body, patterns), drawing);
  return svgPage(drawing, idPrefix, patterns.definitions(), body);
}
