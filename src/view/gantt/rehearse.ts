import { drawScene } from "../../render/canvas";
import type { RenderSpec } from "../../render/renderSpec";
import type { Scene } from "../../scene/scene";
import { fitAll, zoomAt } from "../../scene/viewport";

/** How far the pictures of a rehearsal are zoomed in, one after the other. */
const ZOOMS = [1, 1, 1, 4, 16, 30, 30, 50, 100, 100];

let next = 0;

/**
 * Paints one frame of a gesture where nobody sees it; true if there is more. Browsers compile what has run a few times: the
 * first frames of a page's first gesture, and those in which many rows turn from mixes of kinds into boxes, would else take
 * two or three times as long as the others. Once for a page.
 */
export function rehearse(scene: Scene, spec: RenderSpec): boolean {
  const context = next < ZOOMS.length ? new OffscreenCanvas(1, 1).getContext("2d") : null;
  if (context === null) return false;
  const all = fitAll(scene.extent.ticks);
  const viewport = zoomAt(all, (all.from + all.to) / 2, ZOOMS[next++]);
  drawScene(context, scene, { ...spec, viewport, moving: true });
  return next < ZOOMS.length;
}
