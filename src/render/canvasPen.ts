import type { DrawContext } from "./drawContext";
import type { Pen } from "./pen";
import type { LineStyle, Theme } from "./theme";

/** Width of the casing on each side of a line. */
const CASING_PX = 1.5;

/** A pen on a canvas whose transform maps CSS pixels to device pixels. */
export function canvasPen(context: DrawContext, theme: Theme): Pen {
  return {
    rect({ x, y, width, height }, color) {
      context.fillStyle = color;
      context.fillRect(x, y, width, height);
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
    text(x, y, text, { size, color, align, halo, weight = 500 }) {
      context.font = `${weight} ${size}px ${theme.fonts.text}`;
      context.textAlign = align === "middle" ? "center" : align;
      context.textBaseline = "alphabetic";
      if (halo !== undefined) {
        context.strokeStyle = halo;
        context.lineWidth = 3;
        context.lineJoin = "round";
        context.setLineDash([]);
        context.strokeText(text, x, y);
      }
      context.fillStyle = color;
      context.fillText(text, x, y);
    },
  };
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
