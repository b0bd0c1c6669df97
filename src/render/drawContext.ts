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
  /** Lines `from` to before `past`, at least as wide as asked for; the same memory at each call, its content undefined. */
  lines(width: number, from: number, past: number): PixelLines;
  /** A tile that `draw` fills, kept under `key`. */
  tile(key: string, size: number, draw: (context: DrawContext) => void): CanvasImageSource;
}

export interface PixelLines {
  /** The line that comes first. */
  readonly from: number;
  /** Pixels from one line to the next. */
  readonly stride: number;
  /** 0xAABBGGRR as signed numbers, line after line. */
  readonly pixels: Int32Array;
  /** The first `width` pixels of all lines that were asked for; what lies beyond is undefined. */
  picture(width: number): CanvasImageSource;
}

/** Pictures on canvases outside the document; for all charts one of each, and one of lines for about as many of them. */
export const browserScratch: Scratch = makeBrowserScratch();

function makeBrowserScratch(): Scratch {
  const tiles = new Map<string, CanvasImageSource>();
  const sheets = new Map<number, Sheet>();
  return {
    lines(width, from, past) {
      const height = 2 ** Math.ceil(Math.log2(past - from));
      let sheet = sheets.get(height);
      if (sheet === undefined || width > sheet.image.width) sheet = makeSheet(width, height);
      sheets.set(height, sheet);
      return linesOn(sheet, from, past);
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

/** Pixels, and the canvas that makes a picture of them: browsers copy all of it if it changes while they still hold the last one. */
interface Sheet {
  readonly image: ImageData;
  readonly pixels: Int32Array;
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

function makeSheet(width: number, height: number): Sheet {
  const image = new ImageData(width, height);
  return { image, pixels: new Int32Array(image.data.buffer), ...offscreen(width, height) };
}

function linesOn({ image, pixels, canvas, context }: Sheet, from: number, past: number): PixelLines {
  return {
    from,
    stride: image.width,
    pixels,
    picture(width) {
      context.putImageData(image, 0, 0, 0, 0, width, past - from);
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
