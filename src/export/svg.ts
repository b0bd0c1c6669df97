import { svgDocument } from "../render/svg/svg";
import type { TextExporter } from "./exporter";
import { figureOf } from "./figure";

/** The charts as vectors, text as text. */
export const svg: TextExporter = {
  kind: "text",
  id: "svg",
  name: "SVG picture",
  help: "Vectors for papers and slides: the picture on the screen, print colors, text as text.",
  extension: "svg",
  mediaType: "image/svg+xml",
  manyCharts: true,
  write: (input) => svgDocument(figureOf(input)),
};
