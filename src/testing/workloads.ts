import type { Wiring } from "../model/transferTicks";
import type { Workload } from "../model/workload";

/** A problem in ticks, said shortly. Everything has a default: one layer of F = I = W = 1 on one processor, one microbatch. */
export interface WorkloadSpec {
  /** How many layers; default: the length of the longest column given. */
  readonly layers?: number;
  /** Ticks by layer, or one number for all. */
  readonly forward?: Column;
  readonly activationGradient?: Column;
  readonly weightGradient?: Column;
  /** Both gradients as one task, at most their sum; default: their sum. With firstGradient off, layer 0's is its weight gradient. */
  readonly backward?: Column;
  readonly activationBytes?: Column;
  /** Default: as the activations. */
  readonly gradientBytes?: Column;
  readonly weightBytes?: Column;
  readonly processors?: number;
  readonly speeds?: readonly number[];
  readonly memoryBytes?: number;
  readonly microbatches?: number;
  readonly batches?: number;
  /** Off: layer 0's activation gradient costs nothing, whatever was given. */
  readonly firstGradient?: boolean;
  /** Ticks of any tensor between two processors. */
  readonly latency?: number;
  readonly ticksPerByte?: number;
  readonly wiring?: Wiring;
  readonly contention?: true;
  readonly blocking?: true;
  readonly ticksPerUnit?: number;
  readonly secondsPerTick?: number;
}

type Column = number | readonly number[];

/** Builds the workload that a test describes. */
export function workload(spec: WorkloadSpec): Workload {
  const layers = spec.layers ?? longest(spec);
  const column = (value: Column | undefined, otherwise: number) =>
    Float64Array.from({ length: layers }, (_, l) =>
      typeof value === "object" ? value[l] : (value ?? otherwise),
    );
  const forward = column(spec.forward, 1);
  const activationGradient = column(spec.activationGradient, 1);
  const weightGradient = column(spec.weightGradient, 1);
  const firstGradient = spec.firstGradient ?? true;
  if (!firstGradient) activationGradient[0] = 0;
  const backward = spec.backward === undefined ? undefined : column(spec.backward, 0);
  if (backward && !firstGradient) backward[0] = weightGradient[0];
  const processors = spec.processors ?? spec.speeds?.length ?? 1;
  const seconds = spec.secondsPerTick === undefined ? {} : { secondsPerTick: spec.secondsPerTick };
  return {
    layers,
    layerNames: Array.from({ length: layers }, (_, l) => `layer ${l}`),
    forward,
    activationGradient,
    weightGradient,
    ...(backward && { backward }),
    activationBytes: column(spec.activationBytes, 1),
    ...(spec.gradientBytes !== undefined && { gradientBytes: column(spec.gradientBytes, 1) }),
    weightBytes: column(spec.weightBytes, 1),
    inputBytes: 1,
    processors,
    speeds: Float64Array.from({ length: processors }, (_, p) => spec.speeds?.[p] ?? 1),
    ...(spec.memoryBytes !== undefined && { memoryBytes: spec.memoryBytes }),
    microbatches: spec.microbatches ?? 1,
    batches: spec.batches ?? 1,
    firstGradient,
    ticksPerUnit: spec.ticksPerUnit ?? 1,
    unit: { name: "unit", short: "u" },
    ...seconds,
    transfer: {
      latency: spec.latency ?? 0,
      ticksPerByte: spec.ticksPerByte ?? 0,
      ...(spec.wiring !== undefined && { wiring: spec.wiring }),
      ...(spec.contention && { contention: spec.contention }),
      ...(spec.blocking && { blocking: spec.blocking }),
    },
    total: sum(forward) + (backward ? sum(backward) : sum(activationGradient) + sum(weightGradient)),
  };
}

/** A chain of equal layers, as `--uniform LAYERS --times F,I,W` on the command line. */
export function uniform(
  layers: number,
  times: readonly [number, number, number],
  rest: WorkloadSpec = {},
): Workload {
  const [forward, activationGradient, weightGradient] = times;
  return workload({ ...rest, layers, forward, activationGradient, weightGradient });
}

function longest(spec: WorkloadSpec): number {
  const columns = [spec.forward, spec.activationGradient, spec.weightGradient];
  return Math.max(1, ...columns.map((c) => (typeof c === "object" ? c.length : 1)));
}

function sum(column: Float64Array): number {
  return column.reduce((a, b) => a + b, 0);
}
