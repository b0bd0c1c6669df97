import * as v from "valibot";
import type { Problem } from "./problem";

const number = v.pipe(v.number(), v.finite());

/** JSON has no infinity; an unlimited bandwidth is written as null. */
const unlimited = v.pipe(
  v.nullable(number),
  v.transform((value) => value ?? Number.POSITIVE_INFINITY),
);

const transfer = v.variant("kind", [
  v.strictObject({ kind: v.literal("none") }),
  v.strictObject({ kind: v.literal("constant"), time: number }),
  v.strictObject({ kind: v.literal("link"), latency: number, bandwidth: unlimited }),
]);

const topology = v.variant("kind", [
  v.strictObject({ kind: v.literal("line") }),
  v.strictObject({ kind: v.literal("ring") }),
  v.strictObject({ kind: v.literal("nodes"), nodeSize: number, between: transfer }),
]);

/**
 * What a saved problem without its network has to look like. Ranges are left to buildWorkload, so that a half-finished
 * problem can be saved and comes back with the sentence beside its field.
 */
export const settingsSchema: v.GenericSchema<unknown, Omit<Problem, "network">> = v.strictObject({
  machine: v.strictObject({
    processors: number,
    speeds: v.optional(v.array(number)),
    transfer,
    topology: v.optional(topology),
    contention: v.optional(v.literal(true)),
    blockingSends: v.optional(v.literal(true)),
    operationsPerSecond: v.optional(number),
    memoryBytes: v.optional(number),
  }),
  training: v.strictObject({
    microbatches: number,
    batches: number,
    batchSize: number,
    firstGradient: v.boolean(),
  }),
  cost: v.strictObject({
    id: v.string(),
    options: v.record(v.string(), v.union([v.boolean(), number, v.string()])),
  }),
});
