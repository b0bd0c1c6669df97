import { drawCanvasFigure } from "../render/figure/canvasFigure";
import { type Figure, figureSizePx } from "../render/figure/figure";
import type { ExportInput, PictureExporter } from "./exporter";
import { figureOf } from "./figure";
import { withPhysicalSize, withText } from "./pngChunks";

const CSS_PIXELS_PER_INCH = 96;

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
  const { width, height } = figureSizePx(figure);
  await fontsOf(figure);
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser offers no 2D canvas.");
  drawCanvasFigure(context, figure, scale);
  const blob = await canvas.convertToBlob({ type: "image/png" });
  const bytes = withPhysicalSize(new Uint8Array(await blob.arrayBuffer()), CSS_PIXELS_PER_INCH * scale);
  return input.link === undefined ? bytes : withText(bytes, "Source", input.link);
}

/**
 * Fetches the faces that a figure's words and numbers are drawn in: a thread's are not loaded by use. One that cannot be
 * fetched leaves its letters to the next family.
 */
async function fontsOf({ title, charts, spec }: Figure): Promise<void> {
  const words = charts.flatMap((chart) => [chart.title, ...chart.facts]);
  const { fonts } = "document" in globalThis ? document : self;
  const font = `12px ${spec.theme.fonts.text}`;
  await fonts.load(font, [title, "P0 µ×·", ...words].join(" ")).catch(() => []);
}
