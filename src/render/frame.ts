import type { Scene } from "../scene/scene";
import { firstVisible, pastVisible } from "../scene/visibleRange";
import { makePalette, type Palette } from "./palette";
import { type Band, bandOf, type RenderSpec } from "./renderSpec";
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
  /** The rows that are drawn. */
  readonly band: Band;
  /** By row: 1 where tasks are drawn as boxes, 0 where they are too many and show their mix by pixel. */
  readonly hasBoxes: Uint8Array;
  readonly bright: Palette;
  readonly dim: Palette;
  /** By row: pixel columns that a dense row was painted in, to be stretched to the plot's width; 0 for rows of boxes. */
  readonly columns: Int32Array;
  /** Tasks that start at this time or later are dimmed; 0 if all are. Infinity: none. */
  readonly dimFrom: number;
}

/** A row whose tasks are wider than this on average (device pixels) is drawn as boxes, a denser one as coverage. */
const BOX_PX = 4;
/** More boxes than this are not drawn in one frame of a gesture: rows show the mix by pixel. */
const MOST_MOVING_BOXES = 5000;

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
    band: bandOf(spec, scene.extent.rows),
    hasBoxes: rowsOfBoxes(scene, spec, width),
    columns: new Int32Array(scene.extent.rows),
    bright: makePalette(spec.theme, 1),
    dim: makePalette(spec.theme, spec.theme.dim),
    dimFrom: spec.bright !== undefined ? 0 : (spec.cursor ?? Number.POSITIVE_INFINITY),
  };
}

function rowsOfBoxes({ tasks, extent }: Scene, spec: RenderSpec, width: number): Uint8Array {
  const { columns } = tasks;
  const hasBoxes = new Uint8Array(extent.rows);
  let boxes = 0;
  for (let row = 0; row < extent.rows; row++) {
    const count = pastVisible(columns, row, spec.viewport) - firstVisible(columns, row, spec.viewport);
    if (count * BOX_PX > width) continue;
    hasBoxes[row] = 1;
    boxes += count;
  }
  return spec.moving && boxes > MOST_MOVING_BOXES ? hasBoxes.fill(0) : hasBoxes;
}

/** Device pixels from the plot's left edge, not rounded. */
export function xOf(frame: Frame, ticks: number): number {
  return (ticks - frame.spec.viewport.from) * frame.pxPerTick;
}
