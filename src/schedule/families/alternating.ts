import type { RowWriter } from "./rowWriter";

/**
 * One forward, one backward of a stage: `warmup` forwards (all, if there are fewer), then a forward and a backward in turn, forward
 * first, then the backwards left.
 */
export function alternate(row: RowWriter, stage: number, warmup: number, microbatches: number): void {
  const ahead = Math.min(warmup, microbatches);
  for (let m = 0; m < ahead; m++) row.forward(stage, m);
  for (let m = 0; m < microbatches - ahead; m++) {
    row.forward(stage, ahead + m);
    row.backward(stage, m);
  }
  for (let m = microbatches - ahead; m < microbatches; m++) row.backward(stage, m);
}
