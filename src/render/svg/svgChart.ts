import type { Scene } from "../../scene/scene";
import { toPx } from "../../scene/viewport";
import { drawBoxMarks, hasNoMarks } from "../boxMarks";
import { drawMarks } from "../marks";
import { plotHeightPx, type RenderSpec } from "../renderSpec";
import { boxesHeightPx, rowGap } from "../rowBox";
import { hasRoomForVectors, writeDense } from "./svgDense";
import { writeDigits } from "./svgDigits";
import type { SvgPatterns } from "./svgPatterns";
import { svgPen } from "./svgPen";
import { writeStalls } from "./svgStalls";
import { writeBoxes } from "./svgTasks";
import { element } from "./svgText";

/** Writes one plot, its upper left corner at 0, 0: the picture that drawScene paints, as vectors. */
export function writeChart(
  out: string[],
  scene: Scene,
  given: RenderSpec,
  patterns: SvgPatterns,
  clipId: string,
): void {
  const spec = { ...given, laneShare: scene.laneShare };
  const rows = scene.extent.rows;
  const height = plotHeightPx(rows, spec);
  const clip = element("rect", { width: spec.widthPx, height });
  out.push(`<clipPath id="${clipId}">${clip}</clipPath>`, `<g clip-path="url(#${clipId})">`);
  writeGround(out, scene, spec);
  const pen = svgPen(out, patterns);
  drawMarks(pen, scene, spec, scene.behind);
  writeRows(out, scene, spec, patterns);
  if (!hasNoMarks(scene.tasks))
    for (let row = 0; row < rows; row++)
      if (hasRoomForVectors(scene.tasks, spec, row)) drawBoxMarks(pen, scene.tasks, spec, row);
  writeDigits(out, scene.tasks, spec, rows);
  out.push("</g>");
  drawMarks(pen, scene, spec, scene.front);
}

function writeGround(out: string[], scene: Scene, spec: RenderSpec): void {
  if (spec.theme.ground === spec.theme.paper) return;
  const x = Math.max(0, toPx(spec.viewport, spec.widthPx, 0));
  const width = Math.min(spec.widthPx, toPx(spec.viewport, spec.widthPx, scene.makespan)) - x;
  const margin = rowGap(spec) / 2;
  for (let row = 0; row < scene.extent.rows && width > 0; row++)
    out.push(
      element("rect", {
        x,
        y: row * spec.rowHeightPx + margin,
        width,
        height: boxesHeightPx(spec) - 2 * margin,
        fill: spec.theme.ground,
      }),
    );
}

function writeRows(out: string[], scene: Scene, spec: RenderSpec, patterns: SvgPatterns): void {
  const stalls = scene.behind.find((marks) => marks.kind === "stalls");
  if (stalls !== undefined) writeStalls(out, stalls.columns, scene, spec, patterns);
  for (let row = 0; row < scene.extent.rows; row++)
    if (hasRoomForVectors(scene.tasks, spec, row)) writeBoxes(out, scene.tasks, spec, row, patterns);
    else writeDense(out, scene.tasks, spec, row);
}
