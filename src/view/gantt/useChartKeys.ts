import { useEffect, useRef } from "react";
import { chartView, picked, viewportSet } from "../../state/chart";
import { layout } from "../../state/layout";
import { playbackLeft, playToggled, sought, speedStepped, stepped, type Track } from "../playback/playback";
import { pointer } from "./pointer";
import { panByShare, zoomBy } from "./window";

const ZOOM = 1.35;
const PAN = 0.15;

type Action = (track: Track) => void;

/** Keys that work wherever the focus is, unless a control wants them. */
const ANYWHERE: Readonly<Record<string, Action>> = {
  w: ({ extentTicks }) => zoomBy(ZOOM, extentTicks, pointer.getState().ticks),
  "+": ({ extentTicks }) => zoomBy(ZOOM, extentTicks),
  "=": ({ extentTicks }) => zoomBy(ZOOM, extentTicks),
  s: ({ extentTicks }) => zoomBy(1 / ZOOM, extentTicks, pointer.getState().ticks),
  "-": ({ extentTicks }) => zoomBy(1 / ZOOM, extentTicks),
  "−": ({ extentTicks }) => zoomBy(1 / ZOOM, extentTicks),
  a: ({ extentTicks }) => panByShare(-PAN, extentTicks),
  d: ({ extentTicks }) => panByShare(PAN, extentTicks),
  "0": () => viewportSet(undefined),
  f: () => viewportSet(undefined),
  " ": playToggled,
  "[": () => speedStepped(-1),
  "]": () => speedStepped(1),
  Escape: escaped,
};

/** Arrows step while something is played, and pan else. */
const STEPPING: Readonly<Record<string, Action>> = {
  ArrowLeft: (track) => stepped(track, -1),
  ArrowRight: (track) => stepped(track, 1),
  Home: ({ extentTicks }) => sought(0, extentTicks),
  End: ({ extentTicks }) => sought(extentTicks, extentTicks),
};

const PANNING: Readonly<Record<string, Action>> = {
  ArrowLeft: ANYWHERE.a,
  ArrowRight: ANYWHERE.d,
};

/** Moves the charts and plays them by keyboard. */
export function useChartKeys(track: Track): void {
  const latest = useRef(track);
  useEffect(() => {
    latest.current = track;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const isStepping = chartView.getState().cursor !== undefined;
      const action = ANYWHERE[key] ?? (isStepping ? STEPPING : PANNING)[key];
      if (action === undefined) return;
      action(latest.current);
      if (key !== "Escape") event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** First what is picked is let go, then playback is left. */
function escaped(): void {
  const { selected } = chartView.getState();
  if (selected === undefined) playbackLeft();
  else picked(undefined);
}

/** Whether the control that has the focus uses the key itself. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (layout.getState().dialog !== undefined) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog, [popover], [contenteditable]")) return true;
  if (target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) return true;
  const presses = key === " " || key === "Enter";
  if (presses) return target.closest("button, a, summary, label, input, [role=tab], [role=switch]") !== null;
  const walks = key.startsWith("Arrow") || key === "Home" || key === "End";
  return walks && target.closest(WALKED) !== null;
}

/** What arrow keys move in or scroll by themselves. */
const WALKED =
  '[role=tab], [role=slider], [role=separator], [role=radio], [type=radio], section[tabindex="0"]';
