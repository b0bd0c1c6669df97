import { drawCanvasFigure } from "../render/figure/canvasFigure";
import { type Figure, figureSizePx } from "../render/figure/figure";
import type { ExportInput, PictureExporter } from "./exporter";
import { figureOf } from "./figure";
import { pixelsOf } from "./pixels";

/** The charts as pixels, at 1 to 4 times the screen's resolution, with their physical size. */
export const png: PictureExporter = {
  kind: "picture",
  id: "png",
  name: "PNG picture",
  help: "Pixels for slides and chats, at up to four times the screen's resolution.",
  extension: "png",
  mediaType: "image/png",
  manyCharts: true,
  write: writePng,
};

async function writePng(input: ExportInput): Promise<Uint8Array<ArrayBuffer>> {
  const figure = figureOf(input);
  const scale = Math.min(4, Math.max(1, input.figure?.scale ?? 2));
  return pixelsOf({
    ...figureSizePx(figure),
    scale,
    fonts: figure.spec.theme.fonts.text,
    letters: lettersOf(figure),
    link: input.link,
    paint: (context) => drawCanvasFigure(context, figure, scale),
  });
}

function lettersOf({ title, charts }: Figure): string {
  const words = charts.flatMap((chart) => [chart.title, ...chart.facts]);
  return [title, "P0 µ×·", ...words].join(" ");
}
