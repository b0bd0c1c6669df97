import { fitAll, toPx, toTicks, type Viewport } from "../../scene/viewport";
import { chartView } from "../../state/chart";
import { shownWindow, showWindow, type TimeFrame } from "../gantt/window";

/** The window's edges are caught this near. */
const EDGE_PX = 5;

type Grip = "from" | "to" | "all" | "new";

/** Lets the window be dragged on the small picture of the whole axis. Returns the undoing. */
export function attachOverviewDrag(host: HTMLElement, frame: TimeFrame): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  let drag: { readonly grip: Grip; readonly at: number; readonly window: Viewport } | undefined;
  const ticks = (event: PointerEvent) =>
    toTicks(fitAll(frame.extentTicks), frame.widthPx, event.clientX - host.getBoundingClientRect().left);
  host.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      const window = shownWindow(chartView.getState().viewport, frame.extentTicks);
      drag = {
        grip: gripAt(window, frame, event.clientX - host.getBoundingClientRect().left),
        at: ticks(event),
        window,
      };
      host.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  host.addEventListener(
    "pointermove",
    (event) => {
      if (drag !== undefined)
        showWindow(dragged(drag.window, drag.grip, drag.at, ticks(event)), frame.extentTicks);
    },
    { signal },
  );
  for (const end of ["pointerup", "pointercancel"] as const)
    host.addEventListener(
      end,
      () => {
        drag = undefined;
      },
      { signal },
    );
  return () => abort.abort();
}

/** What a press at `x` takes hold of. */
function gripAt(window: Viewport, frame: TimeFrame, x: number): Grip {
  const all = fitAll(frame.extentTicks);
  const from = toPx(all, frame.widthPx, window.from);
  const to = toPx(all, frame.widthPx, window.to);
  const isAll = chartView.getState().viewport === undefined;
  if (!isAll && Math.abs(x - from) <= EDGE_PX) return "from";
  if (!isAll && Math.abs(x - to) <= EDGE_PX) return "to";
  return !isAll && x > from && x < to ? "all" : "new";
}

/** The window after a drag from `at` to `to`, both in ticks. */
export function dragged(window: Viewport, grip: Grip, at: number, to: number): Viewport {
  switch (grip) {
    case "from":
      return { from: Math.min(to, window.to), to: window.to };
    case "to":
      return { from: window.from, to: Math.max(to, window.from) };
    case "all":
      return { from: window.from + to - at, to: window.to + to - at };
    case "new":
      return { from: Math.min(at, to), to: Math.max(at, to) };
  }
}
