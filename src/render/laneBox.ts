import type { Scene } from "../scene/scene";
import type { RenderSpec } from "./renderSpec";
import { boxesHeightPx } from "./rowBox";

/** Kinds of marks that draw in lanes, from the row's boxes downwards. */
const KINDS = ["lanes", "stack"] as const;

/** Where a lane lies in its row, from the row's top; CSS pixels. */
export interface LaneBox {
  readonly top: number;
  readonly height: number;
}

/** The lane that marks of this kind draw in; lanes share evenly what a row's boxes leave. */
export function laneBox(
  spec: Pick<RenderSpec, "rowHeightPx" | "laneShare">,
  { front }: Pick<Scene, "front">,
  kind: (typeof KINDS)[number],
): LaneBox {
  const kinds = KINDS.filter((each) => front.some((marks) => marks.kind === each));
  const boxes = boxesHeightPx(spec);
  const height = (spec.rowHeightPx - boxes) / Math.max(1, kinds.length);
  return { top: boxes + Math.max(0, kinds.indexOf(kind)) * height, height };
}
