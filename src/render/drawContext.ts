/** The canvas calls that drawing uses, and no more: the page's canvas, a worker's, and a recorder in tests all offer them. */
export type DrawContext = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "setTransform"
  | "translate"
  | "scale"
  | "beginPath"
  | "closePath"
  | "moveTo"
  | "lineTo"
  | "bezierCurveTo"
  | "arc"
  | "rect"
  | "clip"
  | "fill"
  | "stroke"
  | "fillRect"
  | "clearRect"
  | "fillText"
  | "strokeText"
  | "measureText"
  | "setLineDash"
  | "drawImage"
  | "createPattern"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineJoin"
  | "lineCap"
  | "globalAlpha"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "imageSmoothingEnabled"
>;

/** Small pictures that drawing makes for itself on the way. */
export interface Scratch {
  /** Lines of pixels, at least as large as asked for; the same memory at each call, its content undefined. */
  lines(width: number, height: number): PixelLines;
  /** A tile that `draw` fills, kept under `key`. */
  tile(key: string, size: number, draw: (context: DrawContext) => void): CanvasImageSource;
}

export interface PixelLines {
  /** Pixels from one line to the next. */
  readonly stride: number;
  /** 0xAABBGGRR as signed numbers, line after line. */
  readonly pixels: Int32Array;
  /** The first `width` pixels of lines `from` to before `past` as a picture, each line in its place; others are undefined. */
  picture(width: number, from: number, past: number): CanvasImageSource;
}

/** Pictures on canvases outside the document; one of each is enough for all charts. */
export const browserScratch: Scratch = makeBrowserScratch();

function makeBrowserScratch(): Scratch {
  const tiles = new Map<string, CanvasImageSource>();
  let lines: PixelLines | undefined;
  let capacity = { width: 0, height: 0 };
  return {
    lines(width, height) {
      if (lines === undefined || width > capacity.width || height > capacity.height) {
        capacity = { width: Math.max(width, capacity.width), height: Math.max(height, capacity.height) };
        lines = makeLines(capacity.width, capacity.height);
      }
      return lines;
    },
    tile(key, size, draw) {
      const known = tiles.get(key);
      if (known !== undefined) return known;
      const { canvas, context } = offscreen(size, size);
      draw(context);
      tiles.set(key, canvas);
      return canvas;
    },
  };
}

function makeLines(width: number, height: number): PixelLines {
  const { canvas, context } = offscreen(width, height);
  const image = new ImageData(width, height);
  return {
    stride: width,
    pixels: new Int32Array(image.data.buffer),
    picture(usedWidth, from, past) {
      context.putImageData(image, 0, 0, 0, from, usedWidth, past - from);
      return canvas;
    },
  };
}

function offscreen(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser offers no 2D canvas.");
  return { canvas, context };
}
