import { openings } from "../state/opening";
import { isAnyLate } from "../view/common/useLater";
import { isPaintWaiting } from "../view/gantt/paintLoop";
import { isPutOff } from "../view/gantt/putOff";
import { isSettled } from "./askForRuns";

declare global {
  interface Window {
    /** Resolves when no job runs and what it brought is drawn: for tests, which then need no sleeping. */
    appIdle?: () => Promise<void>;
    /** Whether a chart waits for a frame with time to paint it: for measurements of pictures. */
    isPaintWaiting?: () => boolean;
  }
}

/** Frames that the last result takes to be on the screen: one to render, one to draw. */
const FRAMES = 2;

/** Lets tests and measurements wait for the app instead of for the clock. */
export function offerIdle(): void {
  window.appIdle = idle;
  window.isPaintWaiting = isPaintWaiting;
}

/** Resolves when no job runs and what it brought is drawn. */
export async function idle(): Promise<void> {
  for (let quiet = 0; quiet < FRAMES; quiet = isQuiet() ? quiet + 1 : 0) await nextFrame();
}

function isQuiet(): boolean {
  const isOpened = openings.getState().current === undefined;
  return isSettled() && isOpened && !isAnyLate() && !isPaintWaiting() && !isPutOff();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}
