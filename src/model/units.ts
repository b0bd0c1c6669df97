/** Integer clock ticks of the simulated machine, at most 2^53. Intervals are half-open: [start, end). */
export type Ticks = number;
/** Bytes; a whole number. */
export type Bytes = number;
/** Index into Network.layers, 0 nearest the input. */
export type LayerIndex = number;

/** The largest time we compute with: above it doubles skip integers. */
export const MAX_TICKS: Ticks = 2 ** 53;
