/** Longest side over shortest that is drawn to scale. */
const MAX_ASPECT = 4;
/** Lines closer than this are drawn for several folds together. */
const LEAST_GAP = 5;

/** The largest rectangle of these proportions inside a box; narrow ones are widened, and said not to be to scale. */
export function fitted(
  across: number,
  down: number,
  box: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number; readonly isToScale: boolean } {
  const wanted = across / down;
  const aspect = Math.min(MAX_ASPECT, Math.max(1 / MAX_ASPECT, wanted));
  const width = Math.min(box.width, box.height * aspect);
  return { width, height: width / aspect, isToScale: aspect === wanted };
}

/** Where lines between `count` parts stand, each `part` long but the last, and how many parts lie between two lines. */
export function gridLines(
  count: number,
  part: number,
): { readonly every: number; readonly places: readonly number[] } {
  const every = Math.max(1, Math.ceil(LEAST_GAP / part));
  const lines = Math.ceil(count / every) - 1;
  return { every, places: Array.from({ length: lines }, (_, i) => (i + 1) * every * part) };
}
