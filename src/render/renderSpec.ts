import type { Position } from "../scene/scene";
import type { Spans } from "../scene/spans";
import type { Viewport } from "../scene/viewport";
import type { Theme } from "./theme";

/** Everything besides the scene that decides a picture: same scene, same spec, same picture. */
export interface RenderSpec {
  readonly viewport: Viewport;
  /** Width of the plot (without row labels), in CSS pixels or points. */
  readonly widthPx: number;
  readonly rowHeightPx: number;
  /** Share of the row's height that a lane under its boxes takes; absent: none. drawScene sets it as the scene says. */
  readonly laneShare?: number;
  /** The value that fills a lane, shared by the charts of one picture; absent: each chart's own. */
  readonly laneMost?: number;
  readonly theme: Theme;
  /** Patterns on the task kinds, for greyscale and color blindness. */
  readonly patterns: boolean;
  /** The time cursor: what starts after it is dimmed; absent: nothing is. */
  readonly cursor?: number;
  /** Positions kept bright while the rest dims (a hovered chain); absent: all are bright. */
  readonly bright?: Spans;
  /** Selected position; −1 if none. */
  readonly selected: Position | -1;
  /** Position under the pointer, outlined thinly; −1 or absent if none. */
  readonly hovered?: Position | -1;
  /** Room to the right of the plot for the scale of curves; absent or 0: no scale. Canvas width is widthPx + gutterPx. */
  readonly gutterPx?: number;
  /** Device pixels per CSS pixel; default 1. Canvas only. */
  readonly pixelRatio?: number;
  /**
   * True for the frames of a gesture or of playback: rows too dense for boxes are then painted faster and up to a few percent
   * off. Draw once more without it when the movement has ended.
   */
  readonly moving?: boolean;
  /** Rows to draw, the canvas beside them stays as it is; absent: all. Canvas only. */
  readonly band?: Band;
  /** Where the plot's upper left corner lies on the canvas, in CSS pixels; default 0, 0. */
  readonly originPx?: { readonly x: number; readonly y: number };
}

/** Rows `from` to before `past`. */
export interface Band {
  readonly from: number;
  readonly past: number;
}

/** The rows of a chart of `rows` that are to be drawn. */
export function bandOf({ band }: Pick<RenderSpec, "band">, rows: number): Band {
  return { from: Math.max(0, band?.from ?? 0), past: Math.min(rows, band?.past ?? rows) };
}

/** Width of the gutter that holds a curve's scale. */
export const GUTTER_PX = 36;

/** Height of the plot. */
export function plotHeightPx(rows: number, spec: Pick<RenderSpec, "rowHeightPx">): number {
  return rows * spec.rowHeightPx;
}
