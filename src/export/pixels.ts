import type { DrawContext } from "../render/drawContext";
import { withPhysicalSize, withText } from "./pngChunks";

const CSS_PIXELS_PER_INCH = 96;

/** What is painted as pixels. */
export interface Painting {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly scale: number;
  /** CSS font families, and all letters that are written in them. */
  readonly fonts: string;
  readonly letters: string;
  /** The link that restores the screen; goes into the file. */
  readonly link: string | undefined;
  paint(context: DrawContext): void;
}

/** A PNG file with its physical size. */
export async function pixelsOf(painting: Painting): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, scale, link } = painting;
  await fontsOf(painting);
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser offers no 2D canvas.");
  painting.paint(context);
  const blob = await canvas.convertToBlob({ type: "image/png" });
  const bytes = withPhysicalSize(new Uint8Array(await blob.arrayBuffer()), CSS_PIXELS_PER_INCH * scale);
  return link === undefined ? bytes : withText(bytes, "Source", link);
}

/**
 * Fetches the faces that words and numbers are drawn in: a thread's are not loaded by use. One that cannot be fetched
 * leaves its letters to the next family.
 */
async function fontsOf({ fonts, letters }: Painting): Promise<void> {
  const { fonts: faces } = "document" in globalThis ? document : self;
  await faces.load(`12px ${fonts}`, letters).catch(() => []);
}
