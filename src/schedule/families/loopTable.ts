/** Virtual microbatches of a looped pipeline in the order in which every processor takes them. */
export interface LoopTable {
  /** M·v. */
  readonly length: number;
  readonly microbatch: Int32Array;
  /** Chunk of the forward; the backward's is v − 1 minus it. */
  readonly chunk: Int32Array;
}

/** A processor of a looped pipeline: its number, and how many processors, chunks on each and microbatches of a group there are. */
export interface LoopRow {
  readonly p: number;
  readonly processors: number;
  readonly chunks: number;
  readonly group: number;
}

/**
 * Megatron's table (schedules.md 9): group after group of microbatches, each chunk in turn takes the group's microbatches. The
 * last group may be shorter.
 */
export function loopTable(microbatches: number, chunks: number, group: number): LoopTable {
  const length = microbatches * chunks;
  const table = { length, microbatch: new Int32Array(length), chunk: new Int32Array(length) };
  let at = 0;
  for (let first = 0; first < microbatches; first += group) {
    const end = Math.min(first + group, microbatches);
    for (let chunk = 0; chunk < chunks; chunk++)
      for (let m = first; m < end; m++) {
        table.microbatch[at] = m;
        table.chunk[at++] = chunk;
      }
  }
  return table;
}
