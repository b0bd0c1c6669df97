import fc from "fast-check";
import type { OptionSpec, OptionValues } from "../base/options";
import type { Wiring } from "../model/transferTicks";
import type { Workload } from "../model/workload";
import { type WorkloadSpec, workload } from "./workloads";

/** What may be asked of a random problem. */
export interface WorkloadLimits {
  readonly layers?: number;
  readonly processors?: number;
  readonly microbatches?: number;
  readonly batches?: number;
}

const speed = fc.constantFrom(0.5, 0.8, 1, 1, 1, 1.5, 2);

/**
 * Small problems of every shape: zero costs, few or many processors, slow links, unequal speeds, several batches, gradients
 * that cost less as one task.
 */
export function arbitrarySpec(limits: WorkloadLimits = {}): fc.Arbitrary<WorkloadSpec> {
  return fc
    .record({
      layers: fc.integer({ min: 1, max: limits.layers ?? 7 }),
      processors: fc.integer({ min: 1, max: limits.processors ?? 6 }),
    })
    .chain(({ layers, processors }) => {
      const column = (max: number) => fc.array(fc.nat(max), { minLength: layers, maxLength: layers });
      const costs = fc.oneof({ weight: 5, arbitrary: column(9) }, { weight: 1, arbitrary: column(0) });
      const speeds = fc.array(speed, { minLength: processors, maxLength: processors });
      return fc.record({
        layers: fc.constant(layers),
        processors: fc.constant(processors),
        forward: costs,
        activationGradient: costs,
        weightGradient: costs,
        activationBytes: column(50),
        gradientBytes: fc.oneof(
          { weight: 3, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: column(50) },
        ),
        weightBytes: column(50),
        microbatches: fc.integer({ min: 1, max: limits.microbatches ?? 8 }),
        batches: fc.integer({ min: 1, max: limits.batches ?? 3 }),
        latency: fc.constantFrom(0, 0, 1, 4),
        ticksPerByte: fc.constantFrom(0, 0, 0.25, 1),
        wiring: fc.oneof(
          { weight: 2, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: arbitraryWiring(processors) },
        ),
        firstGradient: fc.boolean(),
        speeds: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: speeds }),
        secondsPerTick: fc.constantFrom(undefined, 1e-3),
        percentTogether: fc.oneof(
          { weight: 4, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: column(100) },
        ),
      });
    })
    .map(({ percentTogether, ...spec }) => ({
      ...spec,
      backward: percentTogether?.map((percent, l) =>
        Math.floor(((spec.activationGradient[l] + spec.weightGradient[l]) * percent) / 100),
      ),
    }));
}

function arbitraryWiring(processors: number): fc.Arbitrary<Wiring> {
  return fc.oneof(
    fc.constantFrom<Wiring>({ kind: "line", processors }, { kind: "ring", processors }),
    fc.record({
      kind: fc.constant("nodes" as const),
      nodeSize: fc.integer({ min: 1, max: 3 }),
      between: fc.record({
        latency: fc.constantFrom(0, 2, 9),
        ticksPerByte: fc.constantFrom(0, 0.5, 2),
      }),
    }),
  );
}

/** A random problem. */
export function arbitraryWorkload(limits: WorkloadLimits = {}): fc.Arbitrary<Workload> {
  return arbitrarySpec(limits).map(workload);
}

/** The same problem with all times, of tasks and of transfers, `factor` times as long. */
export function scaled(spec: WorkloadSpec, factor: number): WorkloadSpec {
  const times = (column: WorkloadSpec["forward"]) =>
    typeof column === "object" ? column.map((t) => t * factor) : (column ?? 1) * factor;
  return {
    ...spec,
    forward: times(spec.forward),
    activationGradient: times(spec.activationGradient),
    weightGradient: times(spec.weightGradient),
    ...(spec.backward !== undefined && { backward: times(spec.backward) }),
    latency: (spec.latency ?? 0) * factor,
    ticksPerByte: (spec.ticksPerByte ?? 0) * factor,
    ...(spec.wiring?.kind === "nodes" && {
      wiring: {
        ...spec.wiring,
        between: {
          latency: spec.wiring.between.latency * factor,
          ticksPerByte: spec.wiring.between.ticksPerByte * factor,
        },
      },
    }),
  };
}

/** Random values within what the options allow; an option may be left to its default, and a text mostly is. */
export function arbitraryOptions(specs: readonly OptionSpec[]): fc.Arbitrary<OptionValues> {
  return fc.record(
    Object.fromEntries(
      specs.map((spec) => {
        const value = arbitraryValue(spec);
        const either = fc.oneof(
          { weight: 19, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: value },
        );
        return [spec.id, spec.kind === "text" ? either : fc.option(value, { nil: undefined })];
      }),
    ),
  );
}

function arbitraryValue(spec: OptionSpec): fc.Arbitrary<boolean | number | string> {
  switch (spec.kind) {
    case "switch":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...spec.choices.map((choice) => choice.value));
    case "integer":
      return fc.integer({ min: spec.min, max: Math.min(spec.max, spec.min + 8) });
    case "text":
      return fc.string();
    case "number":
      return fc.double({ min: spec.min, max: spec.max, noNaN: true });
  }
}
