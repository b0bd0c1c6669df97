/** Runs `paint` at the next animation frame after one or more calls of `invalidate`. */
export interface PaintLoop {
  readonly invalidate: () => void;
  readonly stop: () => void;
}

/** A loop that sleeps until something changed. */
export function paintLoop(paint: () => void): PaintLoop {
  let frame = 0;
  const run = () => {
    frame = 0;
    paint();
  };
  return {
    invalidate: () => {
      if (frame === 0) frame = requestAnimationFrame(run);
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
