import { fitAll, panBy, type Viewport, zoomAt } from "../src/scene/viewport";

/** What one frame shows, in words. */
export type Gesture = "zoom in" | "pan" | "zoom out";

export const GESTURES: readonly Gesture[] = ["zoom in", "pan", "zoom out"];

/** Frames of each gesture. */
export const FRAMES = 90;
/** Time that the window ends up narrower by: at a million tasks on 64 processors some hundred tasks a row remain. */
export const DEPTH = 100;

/** The windows that a gesture goes through, in a schedule of this length. */
export function windowsOf(gesture: Gesture, extentTicks: number): readonly Viewport[] {
  const all = fitAll(extentTicks);
  const middle = extentTicks / 2;
  const deep = zoomAt(all, middle, DEPTH);
  const step = DEPTH ** (1 / FRAMES);
  return Array.from({ length: FRAMES }, (_, i) => {
    if (gesture === "zoom in") return zoomAt(all, middle, step ** (i + 1));
    if (gesture === "zoom out") return zoomAt(deep, middle, step ** -(i + 1));
    return panBy(zoomAt(all, middle, PANNED), ((i + 1) * extentTicks) / PANNED / FRAMES);
  });
}

/** Panning is done in a window narrower than everything by this, over its own width. */
const PANNED = 10;
