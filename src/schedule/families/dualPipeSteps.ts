import type { RowWriter } from "./rowWriter";

/** One of the two parts of the model that a processor holds. */
export interface Half {
  readonly stage: number;
  /** Its first microbatch; it runs all its kinds of work in ascending order from there. */
  readonly first: number;
}

/** What the eight steps know of a processor. */
export interface DualPipeRow {
  /** Processors from one end of a pipeline to its middle, and this processor's place among them, the end first. */
  readonly depth: number;
  readonly place: number;
  /** Microbatches of each half. */
  readonly microbatches: number;
  /** Half 0 starts first. */
  readonly halves: readonly [Half, Half];
}

/**
 * The eight steps of DualPipe and DualPipeV (schedules.md 15, step by step). Backwards are fused, but for those whose weight
 * gradient is put off to fill a gap: these write I and queue W.
 */
export function writeDualPipe(row: RowWriter, { depth, place, microbatches, halves }: DualPipeRow): void {
  const ahead = depth - 1 - place;
  const work = new HalfWork(row, halves);
  times(2 * ahead, () => work.forward(0));
  times(place + 1, () => {
    work.forward(0);
    work.forward(1);
  });
  times(ahead, () => {
    work.delayedBackward(1);
    work.weightGradient();
    work.forward(1);
  });
  times(microbatches - 2 * depth + place + 1, (i) => {
    if (i === 0 && ahead === 0) {
      work.forward(0);
      work.backward(1);
    } else work.overlap(0, 1);
    work.overlap(1, 0);
  });
  times(ahead, () => {
    work.backward(1);
    work.overlap(1, 0);
  });
  // From the middle of these backwards on, weight gradients wait: which half is in the middle alternates with the place.
  times(2 * (place + 1), (i) => {
    const half = i % 2 === 0 ? 1 : 0;
    if (i <= place) work.backward(half);
    else work.delayedBackward(half);
  });
  times(ahead, () => {
    work.weightGradient();
    work.delayedBackward(0);
  });
  times(place + 1, () => work.weightGradient());
}

function times(count: number, run: (i: number) => void): void {
  for (let i = 0; i < count; i++) run(i);
}

/** Writes the work of both halves, each in the order of its microbatches. */
class HalfWork {
  private readonly forwards = [0, 0];
  private readonly backwards = [0, 0];
  private readonly waiting: { readonly stage: number; readonly microbatch: number }[] = [];
  private next = 0;

  constructor(
    private readonly row: RowWriter,
    private readonly halves: readonly [Half, Half],
  ) {}

  forward(half: 0 | 1): void {
    const { stage, first } = this.halves[half];
    this.row.forward(stage, first + this.forwards[half]++);
  }

  backward(half: 0 | 1): void {
    const { stage, first } = this.halves[half];
    this.row.backward(stage, first + this.backwards[half]++);
  }

  /** A forward of one half and a backward of the other, as an overlapped pair. */
  overlap(forward: 0 | 1, backward: 0 | 1): void {
    this.row.pairNext();
    this.forward(forward);
    this.backward(backward);
  }

  /** An activation gradient whose weight gradient waits behind those put off before. */
  delayedBackward(half: 0 | 1): void {
    const { stage, first } = this.halves[half];
    const microbatch = first + this.backwards[half]++;
    this.row.activationGradient(stage, microbatch);
    this.waiting.push({ stage, microbatch });
  }

  /** The weight gradient that has waited longest. */
  weightGradient(): void {
    const { stage, microbatch } = this.waiting[this.next++];
    this.row.weightGradient(stage, microbatch);
  }
}
