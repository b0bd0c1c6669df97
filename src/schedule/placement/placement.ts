/** Where virtual stages live (schedules.md 0.3). Stages count along the network, whichever way a microbatch travels. */
export interface Placement {
  /** Virtual stages in all: P·v, or P where both directions of a pipeline share them. */
  readonly stages: number;
  /** Processors in use, 0 … processors − 1. */
  readonly processors: number;
  /** The processors that hold a stage: one, or one for each copy of the model; each runs an equal share of microbatches. */
  rowsOf(stage: number): readonly number[];
}

/** Chunk k of processor p is stage k·P + p. With one chunk, stage s is on processor s. */
export function loopPlacement(processors: number, chunks: number): Placement {
  return { stages: processors * chunks, processors, rowsOf: (stage) => [stage % processors] };
}

/** Chunks run down and up the processors in turn, so that a turn stays on one processor; a vee has two. */
export function wavePlacement(processors: number, chunks: number): Placement {
  const row = (stage: number) => {
    const along = stage % processors;
    return Math.floor(stage / processors) % 2 === 0 ? along : processors - 1 - along;
  };
  return { stages: processors * chunks, processors, rowsOf: (stage) => [row(stage)] };
}

/**
 * Pipelines that run both ways over the same processors, half of `copies` each way and each pair of pipelines shifted by P/f from the
 * one before (f pairs): down pipeline i has stage s on processor s + i·P/f, up pipeline i on P − 1 − s + i·P/f, both mod P
 * (schedules.md 13). `rowsOf` lists the f down pipelines first. Two copies: s and P − 1 − s.
 */
export function bidirectionalPlacement(processors: number, copies = 2): Placement {
  const shift = processors / (copies / 2);
  const shifts = Array.from({ length: copies / 2 }, (_, i) => i * shift);
  return {
    stages: processors,
    processors,
    rowsOf: (stage) => [
      ...shifts.map((by) => (stage + by) % processors),
      ...shifts.map((by) => (processors - 1 - stage + by) % processors),
    ],
  };
}

/** Two copies of a vee in opposite directions (BitPipe). */
export function bidirectionalVeePlacement(processors: number): Placement {
  const down = wavePlacement(processors, 2);
  return {
    stages: 2 * processors,
    processors,
    rowsOf: (stage) => {
      const [row] = down.rowsOf(stage);
      return [row, processors - 1 - row];
    },
  };
}
