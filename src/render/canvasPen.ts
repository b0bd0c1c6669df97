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
      tracePoints(context, points);
      strokeLine(context, style);
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

function tracePoints(context: DrawContext, points: readonly number[]): void {
  context.beginPath();
  context.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) context.lineTo(points[i], points[i + 1]);
}

function strokeLine(context: DrawContext, { color, width, dash, casing }: LineStyle): void {
  context.lineJoin = "round";
  context.lineCap = "butt";
  if (casing !== undefined) {
    context.setLineDash([]);
    context.strokeStyle = casing;
    context.lineWidth = width + 2 * CASING_PX;
    context.stroke();
  }
  context.setLineDash([...dash]);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}
