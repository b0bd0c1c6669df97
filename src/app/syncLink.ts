import { isRefusal } from "../base/refusal";
import { type ChartView, chartView, viewRestored } from "../state/chart";
import { documentOpened, documentStore } from "../state/documentStore";
import { layout } from "../state/layout";
import { decodeLink, encodeLink } from "../state/link";
import { noticed } from "../state/notices";
import { sweepView } from "../state/sweepView";
import { currentWork } from "../state/work";
import { isUntouched, readingOfLastVisit } from "./openWork";
import { isWork } from "./savedWork";
import { saveWork } from "./saveWork";

/** Browsers refuse more than some two hundred address changes in half a minute. */
const LINK_MS = 300;
/** Soon enough that little is lost, and a pause for what is dragged. */
const SAVE_MS = 150;

/** Runs for a while after each time that the address is written. */
let linkTimer: ReturnType<typeof setTimeout> | undefined;
/** Something has changed since the address was written. */
let isLinkLate = false;
let saveTimer: ReturnType<typeof setTimeout> | undefined;
/** The hash that this page wrote last: one that differs was typed, pasted or walked to. */
let written = "";

/**
 * Keeps address and storage up to date, and follows the address when it changes; what was edited before counts, too.
 * Returns what ends it.
 */
export function syncLink(): () => void {
  if (isUntouched()) writeLink();
  else changed();
  void readingOfLastVisit()?.then(changed);
  const stops = [
    documentStore.subscribe((state, before) => {
      if (state.document !== before.document) changed();
    }),
    chartView.subscribe((state, before) => {
      if (isLookedAtAnew(state, before)) lookedAtAnew();
    }),
    sweepView.subscribe(changed),
    layout.subscribe((state, before) => {
      if (state.drawerTab !== before.drawerTab || state.drawerOpen !== before.drawerOpen) changed();
    }),
  ];
  window.addEventListener("hashchange", followAddress);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flushIfHidden);
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener("hashchange", followAddress);
    window.removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", flushIfHidden);
  };
}

function isLookedAtAnew(state: ChartView, before: ChartView): boolean {
  // While it plays, the cursor runs sixty times a second; where it stops counts.
  const isCursorMoved = state.cursor !== before.cursor && !state.playing;
  return (
    isCursorMoved ||
    state.playing !== before.playing ||
    state.viewport !== before.viewport ||
    state.selected !== before.selected ||
    state.overlays !== before.overlays ||
    state.patterns !== before.patterns ||
    state.speed !== before.speed
  );
}

/** The address, with which one may go away at any time, changes at once and then a few times a second. */
function changed(): void {
  isLinkLate = true;
  if (linkTimer === undefined) writeLink();
  saveSoon();
}

/** While the window moves, the address waits for it to rest: a frame would be late for it. */
function lookedAtAnew(): void {
  isLinkLate = true;
  clearTimeout(linkTimer);
  linkTimer = setTimeout(linkRested, LINK_MS);
  saveSoon();
}

function saveSoon(): void {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(save, SAVE_MS);
}

function writeLink(): void {
  clearTimeout(linkTimer);
  linkTimer = setTimeout(linkRested, LINK_MS);
  isLinkLate = false;
  // A reload before the last visit's work is read would find this address and open it instead.
  if (isUntouched() && readingOfLastVisit() !== undefined) return;
  written = encodeLink(currentWork()) ?? "";
  if (written !== location.hash)
    history.replaceState(history.state, "", written === "" ? location.pathname + location.search : written);
}

function linkRested(): void {
  linkTimer = undefined;
  if (isLinkLate) writeLink();
}

function save(): void {
  clearTimeout(saveTimer);
  saveTimer = undefined;
  // What is not saved now for that reason is saved when the reading ends.
  if (readingOfLastVisit() === undefined) void saveWork(currentWork());
}

function flush(): void {
  if (isLinkLate) writeLink();
  if (saveTimer !== undefined) save();
}

function flushIfHidden(): void {
  if (document.visibilityState === "hidden") flush();
}

function followAddress(): void {
  if (location.hash === written) return;
  const work = decodeLink(location.hash);
  if (isWork(work)) {
    documentOpened(work.document);
    viewRestored(work.view);
  } else if (isRefusal(work)) noticed({ tone: "problem", text: work.reason });
  writeLink();
}
