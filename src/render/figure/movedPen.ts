import type { Box, Cubic, Pen } from "../pen";

/** A pen whose 0, 0 lies elsewhere: what is laid out for itself is drawn as a part of a figure. */
export function movedPen(pen: Pen, dx: number, dy: number): Pen {
  const moved = (box: Box) => ({ ...box, x: box.x + dx, y: box.y + dy });
  const movedPoints = (points: readonly number[]) => points.map((at, i) => at + (i % 2 === 0 ? dx : dy));
  return {
    rect: (box, paint) => pen.rect(moved(box), paint),
    boxes: (boxes, paint) => pen.boxes(boxes.map(moved), paint),
    line: (points, style) => pen.line(movedPoints(points), style),
    bezier: ([a, b, c, d, e, f, g, h], style) => {
      const cubic: Cubic = [a + dx, b + dy, c + dx, d + dy, e + dx, f + dy, g + dx, h + dy];
      pen.bezier(cubic, style);
    },
    polygon: (points, color, opacity) => pen.polygon(movedPoints(points), color, opacity),
    text: (x, y, text, style) => pen.text(x + dx, y + dy, text, style),
    runs: (x, y, runs, gap) => pen.runs(x + dx, y + dy, runs, gap),
  };
}
