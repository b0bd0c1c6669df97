import type { Scene } from "../scene/scene";
import { makePalette, type Palette } from "./palette";
import type { RenderSpec } from "./renderSpec";
import { type RowBox, rowBox } from "./rowBox";

/** What the steps of drawing one picture share. Lengths are device pixels. */
export interface Frame {
  readonly scene: Scene;
  readonly spec: RenderSpec;
  readonly ratio: number;
  /** Width of the plot; its left edge on the canvas. */
  readonly width: number;
  readonly left: number;
  readonly pxPerTick: number;
  readonly rows: readonly RowBox[];
  readonly bright: Palette;
  readonly dim: Palette;
  /** By row: pixel columns that a dense row was painted in, to be stretched to the plot's width; 0 for rows of boxes. */
  readonly columns: Int32Array;
  /** Tasks that start at this time or later are dimmed; 0 if all are. Infinity: none. */
  readonly dimFrom: number;
}

/** Derives a frame. Allocates per row, never per task. */
export function makeFrame(scene: Scene, spec: RenderSpec): Frame {
  const ratio = spec.pixelRatio ?? 1;
  const width = Math.max(1, Math.round(spec.widthPx * ratio));
  return {
    scene,
    spec,
    ratio,
    width,
    left: Math.round((spec.originPx?.x ?? 0) * ratio),
    pxPerTick: width / (spec.viewport.to - spec.viewport.from),
    rows: Array.from({ length: scene.extent.rows }, (_, row) => rowBox(spec, row)),
    columns: new Int32Array(scene.extent.rows),
    bright: makePalette(spec.theme, 1),
    dim: makePalette(spec.theme, spec.theme.dim),
    dimFrom: spec.bright !== undefined ? 0 : (spec.cursor ?? Number.POSITIVE_INFINITY),
  };
}

/** Device pixels from the plot's left edge, not rounded. */
export function xOf(frame: Frame, ticks: number): number {
  return (ticks - frame.spec.viewport.from) * frame.pxPerTick;
}
