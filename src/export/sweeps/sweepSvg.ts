import { svgDrawing } from "../../render/svg/svgDrawing";
import type { SweepTextExporter } from "./sweepExporter";

/** The picture as vectors, text as text. */
export const sweepSvg: SweepTextExporter = {
  kind: "text",
  id: "svg",
  name: "SVG",
  extension: "svg",
  mediaType: "image/svg+xml",
  isPicture: true,
  write: ({ drawing, link }) => svgDrawing(link === undefined ? drawing : { ...drawing, metadata: link }),
};
