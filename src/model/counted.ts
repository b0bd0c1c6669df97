/** What a limit counts, one and many, by the names that the fields have. */
const MANY = {
  layer: "layers",
  "equal layer": "equal layers",
  processor: "processors",
  minibatch: "minibatches",
  microbatch: "microbatches",
  batch: "batches",
} as const;

/** A number with what it counts, as in "1 batch" or "3 minibatches". */
export function counted(value: number, what: keyof typeof MANY): string {
  return `${value} ${value === 1 ? what : MANY[what]}`;
}
