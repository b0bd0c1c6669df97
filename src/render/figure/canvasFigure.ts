import { drawScene } from "../canvas";
import { canvasPen } from "../canvasPen";
import { browserScratch, type DrawContext, type Scratch } from "../drawContext";
import { drawFigure, type Figure } from "./figure";

/** Draws a figure on a canvas of figureSizePx · ratio device pixels. */
export function drawCanvasFigure(
  context: DrawContext,
  figure: Figure,
  ratio: number,
  scratch: Scratch = browserScratch,
): void {
  const { theme } = figure.spec;
  const toCss = () => context.setTransform(ratio, 0, 0, ratio, 0, 0);
  toCss();
  drawFigure(
    {
      pen: canvasPen({ context, theme, scratch, ratio }),
      chart(scene, spec, _index, x, y) {
        drawScene(context, scene, { ...spec, pixelRatio: ratio, originPx: { x, y } }, scratch);
        toCss();
      },
    },
    figure,
  );
}
