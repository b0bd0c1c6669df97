/** A canvas with its context, made by code: React never sees it, so it survives any number of renders. */
export interface Surface2D {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** Puts a canvas into `host`; undefined where the browser has no 2D context (as in tests). */
export function mountCanvas(host: HTMLElement): Surface2D | undefined {
  const canvas = host.ownerDocument.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.display = "block";
  const context = canvas.getContext("2d");
  if (context === null) return undefined;
  host.prepend(canvas);
  return { canvas, context };
}

/**
 * Gives the canvas a size in CSS pixels and clears it; one unit of the context is one device pixel then. Returns device
 * pixels per CSS pixel, fewer than the screen's where the canvas would outgrow the browser.
 */
export function sizeCanvas(surface: Surface2D, widthPx: number, heightPx: number): number {
  const ratio = fitCanvas(surface, widthPx, heightPx);
  const { canvas, context } = surface;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  return ratio;
}

/** The same without clearing a canvas that has the size already. */
export function fitCanvas({ canvas }: Surface2D, widthPx: number, heightPx: number): number {
  const ratio = Math.min(devicePixelRatio, MAX_SIDE / Math.max(1, widthPx, heightPx));
  const width = Math.round(widthPx * ratio);
  const height = Math.round(heightPx * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${widthPx}px`;
    canvas.style.height = `${heightPx}px`;
  }
  return ratio;
}

/** Heights of canvases that change with the problem are multiples of this. */
const ROOM_PX = 128;

/**
 * Height of a canvas that has room for `heightPx`, where what surrounds it hides the rest: as good as the same for pictures of
 * about one height, for a canvas of another size is another canvas to the browser, with new memory.
 */
export function roomFor(heightPx: number): number {
  return Math.ceil(heightPx / ROOM_PX) * ROOM_PX;
}

/** Browsers draw nothing on canvases with longer sides. */
const MAX_SIDE = 16_384;
