/** Integer clock ticks of the simulated machine, at most 2^53. Intervals are half-open: [start, end). */
export type Ticks = number;
/** Bytes; a whole number. */
export type Bytes = number;
/** Index into Network.layers, 0 nearest the input. */
export type LayerIndex = number;
/**
 * A processor: a row of a plan and of its chart, 0 on top. A name and no brand, like LayerIndex: everything that runs
 * through the rows computes it, and branding it would take a cast in each of these loops.
 */
export type ProcessorIndex = number;

/** The largest time we compute with: above it doubles skip integers. */
export const MAX_TICKS: Ticks = 2 ** 53;

/** The longest run that is taken on: rounding its tasks and transfers to whole ticks must not take it above MAX_TICKS. */
export const MAX_RUN_TICKS: Ticks = MAX_TICKS * (1 - 2 ** -20);
