import { type RefObject, useLayoutEffect, useRef } from "react";
import { mountCanvas, type Surface2D } from "./canvas";
import { type PaintLoop, paintLoop } from "./paintLoop";
import { forget } from "./putOff";

/** A store, as far as painting cares. */
export interface Source {
  readonly subscribe: (changed: () => void) => () => void;
}

/**
 * Paints a canvas inside the element that gets the returned ref: after every render and after every change of a source, but
 * at most once per frame. `sources` must be the same array at every render.
 */
export function usePainter(
  paint: (surface: Surface2D) => void,
  sources: readonly Source[],
): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(paint);
  const loop = useRef<PaintLoop>(undefined);
  useLayoutEffect(() => {
    const surface = host.current === null ? undefined : mountCanvas(host.current);
    if (surface === undefined) return;
    const { invalidate, stop } = paintLoop(() => latest.current(surface));
    loop.current = { invalidate, stop };
    const undo = sources.map((source) => source.subscribe(invalidate));
    undo.push(onFontsLoaded(invalidate), onPixelRatioChanged(invalidate));
    return () => {
      for (const each of undo) each();
      stop();
      forget(surface);
      surface.canvas.remove();
    };
  }, [sources]);
  useLayoutEffect(() => {
    latest.current = paint;
    loop.current?.invalidate();
  });
  return host;
}

function onFontsLoaded(changed: () => void): () => void {
  document.fonts?.addEventListener("loadingdone", changed);
  return () => document.fonts?.removeEventListener("loadingdone", changed);
}

/** The page moved to another screen, or was zoomed. */
function onPixelRatioChanged(changed: () => void): () => void {
  window.addEventListener("resize", changed);
  return () => window.removeEventListener("resize", changed);
}
