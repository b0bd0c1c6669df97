import { panBy, toTicks, zoomAt } from "../../scene/viewport";
import { chartView } from "../../state/chart";
import { pointer } from "./pointer";
import { shownWindow, showWindow, type TimeFrame, zoomBy } from "./window";

/** What a plot does with the pointer, besides moving the window. Points are CSS pixels from the plot's corner. */
export interface PointerTarget {
  readonly frame: () => TimeFrame;
  readonly onPoint: (xPx: number, yPx: number) => void;
  readonly onLeave: () => void;
  readonly onPick: (xPx: number, yPx: number) => void;
}

/** Movement below this many pixels is a click. */
const SLACK_PX = 4;

/**
 * Pointer, wheel and touch on a plot: drag pans, Shift and drag zooms to a span, two fingers pinch, Ctrl and wheel zooms,
 * Shift and wheel pans. A plain wheel scrolls the charts and, where there is nothing to scroll, zooms. Returns the undoing.
 */
export function attachGestures(host: HTMLElement, target: PointerTarget): () => void {
  const drag = new Drag(host, target);
  const abort = new AbortController();
  const { signal } = abort;
  host.addEventListener("wheel", (event) => wheel(host, target.frame(), event), { signal, passive: false });
  host.addEventListener("pointerdown", (event) => drag.down(event), { signal });
  host.addEventListener("pointermove", (event) => drag.move(event), { signal });
  host.addEventListener("pointerup", (event) => drag.up(event), { signal });
  host.addEventListener("pointercancel", (event) => drag.cancel(event), { signal });
  host.addEventListener("pointerleave", () => drag.leave(), { signal });
  host.addEventListener(
    "dblclick",
    (event) => zoomBy(event.shiftKey ? 0.5 : 2, target.frame().extentTicks, ticksAt(host, target, event)),
    { signal },
  );
  return () => abort.abort();
}

function wheel(host: HTMLElement, frame: TimeFrame, event: WheelEvent): void {
  const window = shownWindow(chartView.getState().viewport, frame.extentTicks);
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 25 : 1;
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  if (event.ctrlKey || event.metaKey || (!event.shiftKey && isUpright(event) && !canScroll(host))) {
    event.preventDefault();
    const at = toTicks(window, frame.widthPx, event.clientX - host.getBoundingClientRect().left);
    zoomBy(2 ** (-event.deltaY * unit * (event.ctrlKey ? 0.008 : 0.003)), frame.extentTicks, at);
  } else if (event.shiftKey || !isUpright(event)) {
    event.preventDefault();
    const ticksPerPx = (window.to - window.from) / frame.widthPx;
    showWindow(panBy(window, sideways * unit * ticksPerPx), frame.extentTicks);
  }
}

function isUpright(event: WheelEvent): boolean {
  return Math.abs(event.deltaY) >= Math.abs(event.deltaX);
}

function canScroll(host: HTMLElement): boolean {
  const scroller = host.closest<HTMLElement>("[data-scroller]");
  return scroller !== null && scroller.scrollHeight > scroller.clientHeight + 1;
}

function ticksAt(host: HTMLElement, target: PointerTarget, event: MouseEvent): number {
  const frame = target.frame();
  const window = shownWindow(chartView.getState().viewport, frame.extentTicks);
  return toTicks(window, frame.widthPx, event.clientX - host.getBoundingClientRect().left);
}

interface Finger {
  readonly startX: number;
  readonly startY: number;
  x: number;
}

/** One pointer pans or spans, two pinch. */
class Drag {
  readonly #host: HTMLElement;
  readonly #target: PointerTarget;
  readonly #fingers = new Map<number, Finger>();
  #mode: "none" | "pressed" | "pan" | "span" | "pinch" = "none";
  #spanFrom = 0;

  constructor(host: HTMLElement, target: PointerTarget) {
    this.#host = host;
    this.#target = target;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#fingers.set(event.pointerId, { startX: event.clientX, startY: event.clientY, x: event.clientX });
    if (this.#fingers.size === 2) this.#mode = "pinch";
    else if (event.shiftKey) {
      this.#spanFrom = ticksAt(this.#host, this.#target, event);
      this.#mode = "span";
    } else this.#mode = "pressed";
  }

  move(event: PointerEvent): void {
    const ticks = ticksAt(this.#host, this.#target, event);
    const finger = this.#fingers.get(event.pointerId);
    if (finger === undefined) {
      pointer.setState({ ticks });
      this.#point(event);
      return;
    }
    if (this.#mode === "pressed" && hasMoved(finger, event)) this.#begin(event);
    if (this.#mode === "pan") this.#pan(event.clientX - finger.x);
    if (this.#mode === "pinch") this.#pinch(finger, event);
    if (this.#mode === "span")
      pointer.setState({
        ticks,
        span: { from: Math.min(this.#spanFrom, ticks), to: Math.max(this.#spanFrom, ticks) },
      });
    finger.x = event.clientX;
  }

  up(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    const { span } = pointer.getState();
    if (finger !== undefined && this.#mode === "pressed") {
      const box = this.#host.getBoundingClientRect();
      this.#target.onPick(event.clientX - box.left, event.clientY - box.top);
    }
    if (this.#mode === "span" && span !== undefined && finger !== undefined && hasMoved(finger, event))
      showWindow(span, this.#target.frame().extentTicks);
    this.cancel(event);
  }

  cancel(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    this.#mode = this.#fingers.size === 1 ? "pan" : "none";
    this.#host.removeAttribute("data-dragging");
    pointer.setState({ span: undefined });
  }

  leave(): void {
    if (this.#fingers.size > 0) return;
    pointer.setState({ ticks: undefined });
    this.#target.onLeave();
  }

  #begin(event: PointerEvent): void {
    this.#mode = "pan";
    this.#host.setPointerCapture(event.pointerId);
    this.#host.setAttribute("data-dragging", "");
    pointer.setState({ ticks: undefined });
    this.#target.onLeave();
  }

  #point(event: PointerEvent): void {
    const box = this.#host.getBoundingClientRect();
    this.#target.onPoint(event.clientX - box.left, event.clientY - box.top);
  }

  #pan(movedPx: number): void {
    const { widthPx, extentTicks } = this.#target.frame();
    const window = shownWindow(chartView.getState().viewport, extentTicks);
    showWindow(panBy(window, (-movedPx * (window.to - window.from)) / widthPx), extentTicks);
  }

  #pinch(moved: Finger, event: PointerEvent): void {
    const other = [...this.#fingers.values()].find((finger) => finger !== moved);
    if (other === undefined) return;
    const before = Math.max(8, Math.abs(moved.x - other.x));
    const after = Math.max(8, Math.abs(event.clientX - other.x));
    const { widthPx, extentTicks } = this.#target.frame();
    const window = shownWindow(chartView.getState().viewport, extentTicks);
    const left = this.#host.getBoundingClientRect().left;
    const center = toTicks(window, widthPx, (moved.x + other.x) / 2 - left);
    showWindow(zoomAt(window, center, after / before), extentTicks);
    this.#pan((event.clientX - moved.x) / 2);
  }
}

function hasMoved(finger: Finger, event: PointerEvent): boolean {
  return Math.hypot(event.clientX - finger.startX, event.clientY - finger.startY) > SLACK_PX;
}
