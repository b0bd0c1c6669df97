import { assertNever } from "../base/assert";
import type { Marks, Scene } from "../scene/scene";
import { transfersInSight } from "../scene/transfersInSight";
import { drawBracket, drawLabels, drawRects, drawRules } from "./bandMarks";
import { drawLanes } from "./laneMarks";
import { drawCurve, drawPath, drawSteps } from "./lineMarks";
import { drawLinks } from "./linkMarks";
import { drawNotes } from "./noteMarks";
import type { Pen } from "./pen";
import type { RenderSpec } from "./renderSpec";
import { drawStack } from "./stackMarks";

/** Draws marks other than tasks and stalls, which have painters of their own, in the window of `spec`. */
export function drawMarks(pen: Pen, scene: Scene, spec: RenderSpec, marks: readonly Marks[]): void {
  for (const each of marks) drawOne(pen, scene, spec, each);
}

function drawOne(pen: Pen, scene: Scene, spec: RenderSpec, marks: Marks): void {
  switch (marks.kind) {
    case "stalls":
      break;
    case "rects":
      drawRects(pen, spec, marks);
      break;
    case "rules":
      drawRules(pen, scene, spec, marks);
      break;
    case "links":
      drawLinks(pen, spec, marks);
      break;
    case "transfers":
      drawLinks(pen, spec, transfersInSight(marks.of, spec.viewport, spec.widthPx).links);
      break;
    case "path":
      drawPath(pen, spec, marks);
      break;
    case "steps":
      drawSteps(pen, scene, spec, marks);
      break;
    case "stack":
      drawStack(pen, scene, spec, marks);
      break;
    case "lanes":
      drawLanes(pen, scene, spec, marks);
      break;
    case "curve":
      drawCurve(pen, scene, spec, marks);
      break;
    case "labels":
      drawLabels(pen, spec, marks);
      break;
    case "notes":
      drawNotes(pen, scene, spec, marks);
      break;
    case "bracket":
      drawBracket(pen, spec, marks);
      break;
    default:
      assertNever(marks);
  }
}
