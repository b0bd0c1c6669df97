import { movement } from "./movement";

/** Runs `paint` at the next animation frame after one or more calls of `invalidate`. */
export interface PaintLoop {
  readonly invalidate: () => void;
  readonly stop: () => void;
}

/**
 * Painting that has taken so long lets the rest wait for the next frame. With less, the longest stop of a drag is shorter, but the
 * charts of a first screen are no longer all there within 50 ms.
 */
const FRAME_MS = 8;

/** The frame that is being made, and the milliseconds that were painted in it. */
let made = Number.NaN;
let spent = 0;
let waiting = 0;

/**
 * A loop that sleeps until something changed. What many loops paint at once is spread over frames, so that none is blocked
 * for long, unless the charts move: then they stay together.
 */
export function paintLoop(paint: () => void): PaintLoop {
  let frame = 0;
  let waits = false;
  const wait = (isSo: boolean) => {
    if (isSo !== waits) waiting += isSo ? 1 : -1;
    waits = isSo;
  };
  const run = (time: number) => {
    if (time !== made) spent = 0;
    made = time;
    const mustWait = spent >= FRAME_MS && !movement.getState().isOn;
    wait(mustWait);
    frame = mustWait ? requestAnimationFrame(run) : 0;
    if (mustWait) return;
    const start = performance.now();
    paint();
    spent += performance.now() - start;
  };
  return {
    invalidate: () => {
      if (frame === 0) frame = requestAnimationFrame(run);
    },
    stop: () => {
      cancelAnimationFrame(frame);
      wait(false);
    },
  };
}

/** Whether anything is still to be painted for which a frame had no time. */
export function isPaintWaiting(): boolean {
  return waiting > 0;
}
