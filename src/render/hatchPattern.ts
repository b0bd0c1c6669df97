import type { DrawContext, Scratch } from "./drawContext";
import { HATCHES } from "./hatches";
import type { Hatching } from "./theme";

/** A hatching as something a canvas fills with. */
export interface HatchPattern {
  readonly pattern: CanvasPattern | string;
  /** Length after which it repeats, device pixels. */
  readonly size: number;
}

/** The pattern of a hatching at a pixel ratio. The tile is kept; the pattern belongs to one context and costs little. */
export function hatchPattern(
  context: DrawContext,
  scratch: Scratch,
  hatching: Hatching,
  ratio: number,
): HatchPattern {
  const { hatch, color } = hatching;
  const size = Math.max(2, Math.round(HATCHES[hatch].size * ratio));
  const tile = scratch.tile(`${hatch} ${color} ${size}`, size, (tileContext) =>
    drawTile(tileContext, hatching, size),
  );
  return { pattern: context.createPattern(tile, "repeat") ?? color, size };
}

function drawTile(context: DrawContext, { hatch, color }: Hatching, size: number): void {
  const shape = HATCHES[hatch];
  const scale = size / shape.size;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = shape.strokeWidth;
  for (const [x, y, ...rest] of shape.strokes) {
    context.beginPath();
    context.moveTo(x, y);
    for (let i = 0; i < rest.length; i += 2) context.lineTo(rest[i], rest[i + 1]);
    context.stroke();
  }
  for (const { x, y, radius } of shape.dots) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
}
