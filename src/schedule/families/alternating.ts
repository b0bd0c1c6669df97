/** How many forwards run ahead of the first backward, and how many of each there are; units are microbatches, or pieces. */
export interface Alternation {
  readonly warmup: number;
  readonly units: number;
}

/**
 * One forward, one backward: `warmup` forwards, then a forward and a backward in turn, forward first, then the backwards
 * left. Calls what writes the i-th forward and the i-th backward, in order.
 */
export function alternate(
  { warmup, units }: Alternation,
  forward: (unit: number) => void,
  backward: (unit: number) => void,
): void {
  const ahead = Math.min(warmup, units);
  for (let i = 0; i < ahead; i++) forward(i);
  for (let i = 0; i < units - ahead; i++) {
    forward(ahead + i);
    backward(i);
  }
  for (let i = units - ahead; i < units; i++) backward(i);
}
