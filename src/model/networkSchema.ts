import * as v from "valibot";
import { MAX_LAYERS } from "./limits";
import type { Network } from "./network";
import { layerShapeSchema } from "./shapeSchema";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positiveCount = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const name = v.pipe(v.string(), v.nonEmpty());

const layer = v.strictObject({
  name,
  shape: v.optional(layerShapeSchema),
  spiking: v.optional(v.boolean()),
  macs: count,
  parameters: count,
  activations: count,
  profile: v.optional(
    v.strictObject({
      forwardMs: amount,
      backwardMs: amount,
      throughMs: amount,
      activationBytes: amount,
      parameterBytes: amount,
    }),
  ),
  times: v.optional(v.strictObject({ forward: amount, activationGradient: amount, weightGradient: amount })),
});

/** What a network in a file has to look like. Strict: a misspelt or unknown field is refused, never dropped. */
export const networkSchema: v.GenericSchema<unknown, Network> = v.strictObject({
  id: name,
  name,
  layers: v.pipe(v.array(layer), v.minLength(1), v.maxLength(MAX_LAYERS)),
  inputs: count,
  source: v.optional(v.string()),
  notes: v.optional(v.array(v.string())),
  preferredCost: name,
  measuredBatch: v.optional(positiveCount),
  timeUnit: v.optional(name),
  timeSteps: v.optional(positiveCount),
  bytesPerNumber: v.optional(v.pipe(amount, v.gtValue(0))),
});
