import type { CoverageGrid } from "../scene/coverageGrid";
import type { Marks, Scene, StallColumns } from "../scene/scene";
import { toPx } from "../scene/viewport";
import { drawBoxMarks, hasNoMarks } from "./boxMarks";
import { canvasPen } from "./canvasPen";
import { gridOf, type IdleVisitor, paintDense } from "./densePainter";
import { drawDigits } from "./digits";
import { browserScratch, type DrawContext, type Scratch } from "./drawContext";
import { type Frame, makeFrame, xOf } from "./frame";
import { drawMarks } from "./marks";
import { drawOutlines } from "./outline";
import { BOTTOM, BOX_LINES, LOWER, TOP, UPPER } from "./palette";
import type { Pen } from "./pen";
import { plotHeightPx, type RenderSpec } from "./renderSpec";
import { clearRow, paintBoxes, paintBright } from "./rowPainter";
import {
  clearStalls,
  drawHatchings,
  drawStallDashes,
  paintIdle,
  paintSlivers,
  paintStalls,
} from "./stallPainter";
import { drawTaskPatterns } from "./taskPatterns";

/**
 * Draws a scene: same scene, same spec, same picture. Clears its own rectangle first, so it may be called once per
 * animation frame. Rows of few tasks show boxes, dense rows the exact mix of kinds by pixel; the cost follows the pixels,
 * not the tasks. The context's transform is set and left at the identity.
 */
export function drawScene(
  context: DrawContext,
  scene: Scene,
  given: RenderSpec,
  scratch: Scratch = browserScratch,
): void {
  const spec = { ...given, laneShare: scene.laneShare };
  const frame = makeFrame(scene, spec);
  const { ratio, left, band } = frame;
  if (band.from >= band.past) return;
  const top = frame.rows[band.from].top;
  const height = frame.rows[band.past - 1].bottom - top;
  const gutter = Math.round((spec.gutterPx ?? 0) * ratio);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = spec.theme.paper;
  context.fillRect(left, top, frame.width + gutter, height);
  context.save();
  if (spec.band !== undefined) clipTo(context, left, top, frame.width + gutter, height);
  context.save();
  clipTo(context, left, top, frame.width, height);
  drawGround(frame, context);
  withPen(frame, context, scratch, (pen) => drawMarks(pen, scene, spec, scene.behind));
  const stalls = scene.behind.find((marks) => marks.kind === "stalls")?.columns;
  drawRows(frame, stalls, context, scratch);
  drawHatchings(frame, context, scratch);
  withPen(frame, context, scratch, (pen) => drawStallDashes(frame, pen));
  if (spec.patterns) drawTaskPatterns(frame, context, scratch);
  if (!hasNoMarks(scene.tasks))
    withPen(frame, context, scratch, (pen) => {
      for (let row = band.from; row < band.past; row++)
        if (frame.hasBoxes[row] === 1) drawBoxMarks(pen, scene.tasks, spec, row);
    });
  drawDigits(frame, context);
  drawOutlines(frame, context);
  withPen(frame, context, scratch, (pen) => drawMarks(pen, scene, spec, scene.front.filter(staysInside)));
  context.restore();
  withPen(frame, context, scratch, (pen) => {
    drawMarks(
      pen,
      scene,
      spec,
      scene.front.filter((marks) => !staysInside(marks)),
    );
    drawCursor(pen, scene, spec);
  });
  context.restore();
}

function clipTo(context: DrawContext, left: number, top: number, width: number, height: number): void {
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
}

/** Arrows end at the plot's edge; scales, brackets and texts may stand beside it. */
function staysInside({ kind }: Marks): boolean {
  return kind === "links" || kind === "transfers";
}

/** Draws with CSS pixels from the plot's corner. */
function withPen(frame: Frame, context: DrawContext, scratch: Scratch, draw: (pen: Pen) => void): void {
  const { ratio, left, spec } = frame;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, left, Math.round((spec.originPx?.y ?? 0) * ratio));
  draw(canvasPen({ context, theme: spec.theme, scratch, ratio }));
  context.restore();
}

function drawCursor(pen: Pen, scene: Scene, spec: RenderSpec): void {
  if (spec.cursor === undefined) return;
  const x = toPx(spec.viewport, spec.widthPx, spec.cursor);
  if (x < 0 || x > spec.widthPx) return;
  pen.line([x, 0, x, plotHeightPx(scene.extent.rows, spec)], {
    color: spec.theme.accent,
    width: 1.5,
    dash: [],
  });
}

/** Lowest box with edges, CSS pixels. */
const EDGE_FROM_HEIGHT_PX = 8;

/** The rows' own ground, from time 0 to this schedule's end. */
function drawGround(frame: Frame, context: DrawContext): void {
  const from = Math.max(0, Math.round(xOf(frame, 0)));
  const to = Math.min(frame.width, Math.round(xOf(frame, frame.scene.makespan)));
  context.fillStyle = frame.spec.theme.ground;
  for (const { boxTop, boxBottom } of frame.rows.slice(frame.band.from, frame.band.past))
    context.fillRect(frame.left + from, boxTop, to - from, boxBottom - boxTop);
}

/** Paints all rows as lines of pixels and stretches each line to its height. */
function drawRows(
  frame: Frame,
  stalls: StallColumns | undefined,
  context: DrawContext,
  scratch: Scratch,
): void {
  const { width, band } = frame;
  const lines = scratch.lines(width, band.from * BOX_LINES, band.past * BOX_LINES);
  clearStalls();
  let grid: CoverageGrid | undefined;
  const paintIdleRun: IdleVisitor | undefined =
    stalls && ((row, left, right) => paintIdle(frame, stalls, row, left, right, lines));
  for (let row = band.from; row < band.past; row++) {
    if (frame.hasBoxes[row] === 1) {
      clearRow(lines, row, width);
      if (stalls !== undefined) paintStalls(frame, stalls, row, lines);
      paintBoxes(frame, row, lines);
      if (stalls !== undefined) paintSlivers(frame, stalls, row, lines);
    } else {
      grid ??= gridOf(frame);
      paintDense(frame, row, lines, grid, paintIdleRun);
    }
  }
  if (frame.spec.bright !== undefined) paintBright(frame, frame.spec.bright, lines);
  const picture = lines.picture(usedWidth(frame));
  context.imageSmoothingEnabled = false;
  for (let row = band.from; row < band.past; row++)
    if (frame.columns[row] === 0) stretchBoxes(frame, row, picture, context);
    else stretchDense(frame, row, picture, context);
}

/** Pixels of the lines that are stretched to the plot's width: few where moving rows have wide columns. */
function usedWidth({ band, columns, hasBoxes, width }: Frame): number {
  let used = 0;
  for (let row = band.from; row < band.past; row++)
    used = Math.max(used, hasBoxes[row] === 1 ? width : columns[row]);
  return used;
}

/** The row's four lines: edges one pixel high, unless the row is too low for them. */
function stretchBoxes(frame: Frame, row: number, picture: CanvasImageSource, context: DrawContext): void {
  const { boxTop, middle, boxBottom } = frame.rows[row];
  const edge = boxBottom - boxTop >= EDGE_FROM_HEIGHT_PX * frame.ratio ? 1 : 0;
  const borders = [boxTop, boxTop + edge, middle, boxBottom - edge, boxBottom];
  for (let line = TOP; line <= BOTTOM; line++)
    stretchLine(frame, row, line, frame.width, borders[line], borders[line + 1], picture, context);
}

function stretchDense(frame: Frame, row: number, picture: CanvasImageSource, context: DrawContext): void {
  const { boxTop, middle, boxBottom } = frame.rows[row];
  const columns = frame.columns[row];
  stretchLine(frame, row, UPPER, columns, boxTop, middle, picture, context);
  stretchLine(frame, row, LOWER, columns, middle, boxBottom, picture, context);
}

function stretchLine(
  frame: Frame,
  row: number,
  line: number,
  columns: number,
  top: number,
  bottom: number,
  picture: CanvasImageSource,
  context: DrawContext,
): void {
  if (bottom <= top) return;
  const y = (row - frame.band.from) * BOX_LINES + line;
  context.drawImage(picture, 0, y, columns, 1, frame.left, top, frame.width, bottom - top);
}
