import fc from "fast-check";
import type { Layer } from "../model/layer";
import type { Network } from "../model/network";
import { networks } from "../model/presets/index";
import type { Problem } from "../model/problem";
import { shapedLayer } from "../model/shapedLayer";

/** fast-check makes objects without a prototype; JSON makes plain ones. */
function plain<T>(value: T): T {
  return structuredClone(value);
}

const count = fc.oneof(fc.nat(1000), fc.nat(Number.MAX_SAFE_INTEGER));
const amount = fc
  .oneof(fc.nat(1000), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
  .map(Math.abs);
const name = fc.oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: "grapheme" }));
const optionId = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/).filter((id) => id !== "prototype");
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));

const times = fc.record({ forward: amount, activationGradient: amount, weightGradient: amount });
const profile = fc.record({
  forwardMs: amount,
  backwardMs: amount,
  throughMs: amount,
  activationBytes: amount,
  parameterBytes: amount,
});

/** A layer with sizes and, now and then, typed times: what a layer table holds. */
export const arbitraryTableLayer: fc.Arbitrary<Layer> = fc
  .record(
    { name, macs: count, parameters: count, activations: count, times },
    { requiredKeys: ["name", "macs", "parameters", "activations"] },
  )
  .map(plain);

const arbitraryLayer: fc.Arbitrary<Layer> = fc.oneof(
  arbitraryTableLayer,
  fc.tuple(arbitraryTableLayer, profile).map(([layer, measured]) => ({ ...layer, profile: measured })),
  fc.tuple(name, fc.integer({ min: 1, max: 99 }), fc.boolean()).map(([title, inputs, bias]) => {
    return shapedLayer(title, { kind: "dense", inputs, outputs: 7, positions: 1, bias });
  }),
  arbitraryTableLayer.map((layer) => ({ ...layer, spiking: true })),
  fc.constantFrom(...networks.all.flatMap((network) => network.layers)),
);

/** A network of the user's own, or a preset. */
export const arbitraryNetwork: fc.Arbitrary<Network> = fc
  .oneof(
    fc.constantFrom(...networks.all),
    fc.record(
      {
        id: fc.constant("own"),
        name,
        layers: fc.array(arbitraryLayer, { minLength: 1, maxLength: 5 }),
        inputs: count,
        source: fc.string(),
        notes: fc.array(fc.string()),
        preferredCost: name,
        measuredBatch: fc.integer({ min: 1 }),
        timeUnit: name,
        timeSteps: fc.integer({ min: 1, max: 100 }),
        bytesPerNumber: fc.constantFrom(0.5, 1, 2, 4),
      },
      { requiredKeys: ["id", "name", "layers", "inputs", "preferredCost"] },
    ),
  )
  .map(plain);

/** A problem as a user may leave it, also with numbers that no schedule can be made for. */
export const arbitraryProblem: fc.Arbitrary<Problem> = fc
  .record({
    network: arbitraryNetwork,
    machine: fc.record(
      {
        processors: number,
        speeds: fc.array(number),
        transfer: fc.oneof(
          fc.constant({ kind: "none" } as const),
          fc.record({ kind: fc.constant("constant" as const), time: number }),
          fc.record({
            kind: fc.constant("link" as const),
            latency: number,
            bandwidth: fc.oneof(number, fc.constant(Number.POSITIVE_INFINITY)),
          }),
        ),
        topology: fc.oneof(
          fc.constantFrom({ kind: "line" } as const, { kind: "ring" } as const),
          fc.record({
            kind: fc.constant("nodes" as const),
            nodeSize: number,
            between: fc.record({ kind: fc.constant("constant" as const), time: number }),
          }),
        ),
        contention: fc.constant(true as const),
        blockingSends: fc.constant(true as const),
        operationsPerSecond: number,
        memoryBytes: number,
      },
      { requiredKeys: ["processors", "transfer"] },
    ),
    training: fc.record({
      microbatches: number,
      batches: number,
      batchSize: number,
      firstGradient: fc.boolean(),
    }),
    cost: fc.record({
      id: fc.string(),
      options: fc.dictionary(optionId, fc.oneof(fc.boolean(), number, fc.string())),
    }),
  })
  .map(plain);
