import { canvasPen } from "../../render/canvasPen";
import { browserScratch } from "../../render/drawContext";
import { drawOnPaper } from "../../render/figure/drawing";
import { svgDrawing } from "../../render/svg/svgDrawing";
import { pixelsOf } from "../pixels";
import type { SweepPictureExporter } from "./sweepExporter";

/** 600 dots per inch, which printers ask of drawings. */
const SCALE = 600 / 96;

/** The picture as pixels, with its physical size. */
export const sweepPng: SweepPictureExporter = {
  kind: "picture",
  id: "png",
  name: "PNG, 600 dpi",
  extension: "png",
  mediaType: "image/png",
  isPicture: true,
  write: ({ drawing, link }) =>
    pixelsOf({
      width: drawing.width,
      height: drawing.height,
      scale: SCALE,
      fonts: drawing.theme.fonts.text,
      letters: svgDrawing(drawing),
      link,
      paint(context) {
        const { theme } = drawing;
        context.setTransform(SCALE, 0, 0, SCALE, 0, 0);
        drawOnPaper(canvasPen({ context, theme, scratch: browserScratch, ratio: SCALE }), drawing);
      },
    }),
};
