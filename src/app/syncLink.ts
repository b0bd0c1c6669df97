import { isRefusal } from "../base/refusal";
import { type ChartView, chartView, viewRestored } from "../state/chart";
import { documentOpened, documentReplaced, documentStore } from "../state/documentStore";
import { decodeLink, encodeLink } from "../state/link";
import { noticed } from "../state/notices";
import { currentWork } from "../state/work";
import { isWork, readSavedWork, saveWork } from "./savedWork";

/** Browsers refuse more than some two hundred address changes in half a minute. */
const LINK_MS = 300;
const SAVE_MS = 1000;

let linkTimer: ReturnType<typeof setTimeout> | undefined;
let saveTimer: ReturnType<typeof setTimeout> | undefined;
/** The hash that this page wrote last: one that differs was typed, pasted or walked to. */
let written = "";

/** Opens what the address says, else the work of the last visit, else leaves what the page starts with. */
export async function openWork(): Promise<void> {
  const linked = decodeLink(location.hash);
  if (isRefusal(linked)) noticed({ tone: "problem", text: linked.reason });
  const work = isWork(linked) ? linked : await readSavedWork();
  if (isRefusal(work))
    noticed({ tone: "problem", text: `The work of your last visit could not be opened. ${work.reason}` });
  if (!isWork(work)) return;
  documentReplaced(work.document);
  viewRestored(work.view);
}

/** Keeps address and storage up to date, and follows the address when it changes. Returns what ends it. */
export function syncLink(): () => void {
  writeLink();
  const stops = [
    documentStore.subscribe((state, before) => {
      if (state.document !== before.document) changed();
    }),
    chartView.subscribe((state, before) => {
      if (isLookedAtAnew(state, before)) changed();
    }),
  ];
  window.addEventListener("hashchange", followAddress);
  window.addEventListener("pagehide", flush);
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener("hashchange", followAddress);
    window.removeEventListener("pagehide", flush);
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

/** A throttle for the address, which one may copy at any time, and a pause for the storage. */
function changed(): void {
  linkTimer ??= setTimeout(writeLink, LINK_MS);
  clearTimeout(saveTimer);
  saveTimer = setTimeout(save, SAVE_MS);
}

function writeLink(): void {
  clearTimeout(linkTimer);
  linkTimer = undefined;
  written = encodeLink(currentWork()) ?? "";
  if (written !== location.hash)
    history.replaceState(history.state, "", written === "" ? location.pathname + location.search : written);
}

function save(): void {
  clearTimeout(saveTimer);
  saveTimer = undefined;
  void saveWork(currentWork());
}

function flush(): void {
  if (linkTimer !== undefined) writeLink();
  if (saveTimer !== undefined) save();
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
