import { expect, test } from "vitest";
import { canvasPen } from "./canvasPen";
import { recordingContext } from "./recording";
import { THEMES } from "./theme";

const theme = THEMES.light;
const PLAIN = { color: "#111111", width: 2, dash: [] };

/** The points of each stroke of a line through (0, 0), (1, 10), (2, 20) …, with the color it is drawn in. */
function strokesOf(count: number, style: Parameters<ReturnType<typeof canvasPen>["line"]>[1]) {
  const { context, calls, scratch } = recordingContext();
  const points = Array.from({ length: count }, (_, i) => [i, 10 * i]).flat();
  canvasPen({ context, theme, scratch, ratio: 1 }).line(points, style);
  const strokes: { color: unknown; x: unknown[] }[] = [];
  let x: unknown[] = [];
  for (const { name, args, strokeStyle } of calls) {
    if (name === "beginPath") x = [];
    if (name === "moveTo" || name === "lineTo") x.push(args[0]);
    if (name === "stroke") strokes.push({ color: strokeStyle, x });
  }
  return strokes;
}

function fromTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

test("a long line is stroked in pieces, each from the last segment of the one before", () => {
  expect(strokesOf(300, PLAIN).map(({ x }) => x)).toEqual([
    fromTo(0, 128),
    fromTo(127, 256),
    fromTo(255, 299),
  ]);
  expect(strokesOf(129, PLAIN).map(({ x }) => x)).toEqual([fromTo(0, 128)]);
});

test("no piece of a line is cased over one that is drawn already", () => {
  const colors = strokesOf(200, { ...PLAIN, casing: "#ffffff" }).map(({ color }) => color);
  expect(colors).toEqual(["#ffffff", "#ffffff", "#111111", "#111111"]);
});

test("dashes run on through a long line", () => {
  expect(strokesOf(300, { ...PLAIN, dash: [4, 2] }).map(({ x }) => x)).toEqual([fromTo(0, 299)]);
});
