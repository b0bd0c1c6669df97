import type { Viewport } from "../scene/viewport";
import type { Theme } from "./theme";

/** Everything besides the scene that decides a picture: same scene, same spec, same picture. */
export interface RenderSpec {
  readonly viewport: Viewport;
  /** Width of the plot (without row labels), in CSS pixels or points. */
  readonly widthPx: number;
  readonly rowHeightPx: number;
  readonly theme: Theme;
  /** Patterns on the task kinds, for greyscale and color blindness. */
  readonly patterns: boolean;
  /** The time cursor: what starts after it is dimmed; absent: nothing is. */
  readonly cursor?: number;
  /** Positions kept bright while the rest dims (a hovered chain); absent: all are bright. */
  readonly bright?: Int32Array;
  /** Selected position; −1 if none. */
  readonly selected: number;
}
