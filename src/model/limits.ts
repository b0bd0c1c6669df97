/** The most processors a machine may have; a processor's number fits 16 bits with room for a marker. */
export const MAX_PROCESSORS = 65_534;

/** The most layers a network may have. */
export const MAX_LAYERS = 20_000;

/** The most tasks (layers × 3 × microbatches × batches) one run may have: its columns then take a few gigabytes. */
export const MAX_TASKS = 100_000_000;

/** The largest text file that is opened, in characters. */
export const MAX_FILE_LENGTH = 20_000_000;
