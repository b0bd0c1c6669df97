/** Ends of the axis of microbatches that can be chosen. */
export const MAP_MICROBATCH_ENDS: readonly number[] = [16, 64, 256, 1024];

/** How many columns and rows a map has at most, besides those of the problem's own size. */
const MOST_COLUMNS = 20;
const MOST_ROWS = 10;
/** Into how many equal parts the room from one power of two to the next is divided, the finest first. */
const DIVISIONS = [8, 4, 2, 1];

/** Processor counts of a map, ascending: each up to 16, evenly within every octave beyond; `own` is among them. */
export function mapProcessors(end: number, own: number): readonly number[] {
  return withOwn(roundCounts(end, MOST_COLUMNS), own);
}

/** Microbatch counts of a map, ascending: powers of two, up to 16 with counts between them; `own` is among them. */
export function mapMicrobatches(end: number, own: number): readonly number[] {
  return withOwn(roundCounts(end, MOST_ROWS), own);
}

/** The end that shows what lies beyond the user's microbatches, too: a power of two from twice as many on. */
export function mapMicrobatchesEnd(own: number): number {
  return Math.max(64, 2 ** Math.ceil(Math.log2(2 * own)));
}

/** Up to how many microbatches maps go: as far as the user says, unless the problem lies beyond. */
export function microbatchesEnd(chosen: number | undefined, own: number): number {
  return chosen === undefined || own > chosen ? mapMicrobatchesEnd(own) : chosen;
}

/** Powers of two and as many counts between them as `most` allows. */
function roundCounts(end: number, most: number): readonly number[] {
  const all = DIVISIONS.map((parts) => countsOf(end, parts));
  return all.find((counts) => counts.length <= most) ?? all[all.length - 1];
}

function countsOf(end: number, parts: number): readonly number[] {
  const counts: number[] = [];
  for (let count = 1; count <= end; count += Math.max(1, octaveOf(count) / parts)) counts.push(count);
  return counts;
}

/** The power of two at or below a count. */
function octaveOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count));
}

function withOwn(counts: readonly number[], own: number): readonly number[] {
  return [...new Set([...counts, own])].sort((a, b) => a - b);
}
