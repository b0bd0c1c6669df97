import type { DrawContext, Scratch } from "./drawContext";
import { hatchPattern } from "./hatchPattern";
import { type Box, EDGE_PX, type Pen, type TextStyle } from "./pen";
import type { Hatching, LineStyle, Theme } from "./theme";

/** Width of the casing on each side of a line. */
export const CASING_PX = 1.25;
const HALO_PX = 3;

/** What a pen on a canvas draws with. The context's transform maps CSS pixels to device pixels. */
export interface PenSurface {
  readonly context: DrawContext;
  readonly theme: Theme;
  readonly scratch: Scratch;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** A pen on a canvas. */
export function canvasPen(surface: PenSurface): Pen {
  const { context, theme } = surface;
  return {
    rect(box, { fill, hatching, edge }) {
      if (fill !== undefined) {
        context.fillStyle = fill;
        context.fillRect(box.x, box.y, box.width, box.height);
      }
      if (hatching !== undefined) fillHatching(surface, box, hatching);
      if (edge !== undefined) strokeEdge(context, box, edge);
    },
    boxes(boxes, { fill, edge }) {
      if (fill !== undefined) {
        context.fillStyle = fill;
        for (const { x, y, width, height } of boxes) context.fillRect(x, y, width, height);
      }
      if (edge !== undefined) for (const box of boxes) strokeEdge(context, box, edge);
    },
    line(points, style) {
      if (style.casing !== undefined) strokePieces(context, points, casingOf(style, style.casing));
      strokePieces(context, points, style);
    },
    bezier([x0, y0, x1, y1, x2, y2, x3, y3], style) {
      context.beginPath();
      context.moveTo(x0, y0);
      context.bezierCurveTo(x1, y1, x2, y2, x3, y3);
      strokeLine(context, style);
    },
    polygon(points, color, opacity) {
      tracePoints(context, points);
      context.closePath();
      context.fillStyle = color;
      context.globalAlpha = opacity;
      context.fill();
      context.globalAlpha = 1;
    },
    text(x, y, text, style) {
      writeText(context, theme, x, y, text, style);
    },
    runs(x, y, runs, gap) {
      let at = x;
      for (const { text, style } of runs) {
        writeText(context, theme, at, y, text, { ...style, align: "start" });
        at += context.measureText(text).width + gap;
      }
    },
  };
}

function writeText(
  context: DrawContext,
  theme: Theme,
  x: number,
  y: number,
  text: string,
  { size, color, align, halo, weight = 400 }: TextStyle,
): void {
  context.font = `${weight} ${size}px ${theme.fonts.text}`;
  context.textAlign = align === "middle" ? "center" : align;
  context.textBaseline = "alphabetic";
  if (halo !== undefined) {
    context.strokeStyle = halo;
    context.lineWidth = HALO_PX;
    context.lineJoin = "round";
    context.setLineDash([]);
    context.strokeText(text, x, y);
  }
  context.fillStyle = color;
  context.fillText(text, x, y);
}

/** Pattern tiles are device pixels, so the area is filled in a space of device pixels. */
function fillHatching(surface: PenSurface, { x, y, width, height }: Box, hatching: Hatching): void {
  const { context, scratch, ratio } = surface;
  context.save();
  context.scale(1 / ratio, 1 / ratio);
  context.fillStyle = hatchPattern(context, scratch, hatching, ratio).pattern;
  context.fillRect(x * ratio, y * ratio, width * ratio, height * ratio);
  context.restore();
}

function strokeEdge(context: DrawContext, { x, y, width, height }: Box, color: string): void {
  context.beginPath();
  context.rect(x + EDGE_PX / 2, y + EDGE_PX / 2, width - EDGE_PX, height - EDGE_PX);
  context.strokeStyle = color;
  context.lineWidth = EDGE_PX;
  context.setLineDash([]);
  context.stroke();
}

function tracePoints(context: DrawContext, points: readonly number[], from = 0, past = points.length): void {
  context.beginPath();
  context.moveTo(points[from], points[from + 1]);
  for (let i = from + 2; i < Math.min(past, points.length); i += 2) context.lineTo(points[i], points[i + 1]);
}

/** Points of a line that are stroked in one go: browsers take far longer for a long one that passes many times over a pixel. */
const PIECE_POINTS = 128;

/** Strokes a line, a long one in pieces. A piece begins with the last segment of the one before, so that there is a join. */
function strokePieces(context: DrawContext, points: readonly number[], style: LineStyle): void {
  const step = style.dash.length > 0 ? points.length : 2 * PIECE_POINTS;
  for (let at = 0; at === 0 || at + 2 < points.length; at += step) {
    tracePoints(context, points, Math.max(0, at - 2), at + step + 2);
    strokeTraced(context, style);
  }
}

function casingOf({ width }: LineStyle, color: string): LineStyle {
  return { color, width: width + 2 * CASING_PX, dash: [] };
}

function strokeLine(context: DrawContext, style: LineStyle): void {
  if (style.casing !== undefined) strokeTraced(context, casingOf(style, style.casing));
  strokeTraced(context, style);
}

function strokeTraced(context: DrawContext, { color, width, dash }: LineStyle): void {
  context.lineJoin = "round";
  context.lineCap = "butt";
  context.setLineDash([...dash]);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}
