import type { LayerTimes } from "../layer";
import type { AttentionShape, PartShape } from "../shape";
import { convolutionOutput, shapeSize } from "../shapeSize";

/** What a task computes and moves: floating-point operations, and numbers read from or written to memory. */
export interface Work {
  readonly flops: number;
  readonly numbers: number;
}

/** Work of an operator's three tasks. */
export type OperatorWork = Readonly<Record<keyof LayerTimes, Work>>;

const NOTHING: Work = { flops: 0, numbers: 0 };

/**
 * Work of one operator for `samples` samples, every operand read or written once. A matrix product reads two operands and
 * writes one, whichever of its three tasks it is; attention keeps its scores on the chip, and has no weights; look-ups and
 * normalization only move numbers.
 */
export function operatorWork(part: PartShape, samples: number): OperatorWork {
  switch (part.kind) {
    case "convolution":
    case "dense": {
      const { macs, parameters } = shapeSize(part);
      const numbers = samples * (operatorInputs(part) + ownOutputs(part)) + parameters;
      return everyTask({ flops: 2 * macs * samples, numbers });
    }
    case "attention":
      return attentionWork(part, samples);
    case "embedding": {
      const rows = samples * part.tokens * part.width;
      return {
        forward: moves(2 * rows),
        activationGradient: NOTHING,
        // gradients are read and added to rows of the table
        weightGradient: moves(3 * rows),
      };
    }
    case "normalization": {
      const numbers = samples * part.tokens * part.width;
      const { parameters } = shapeSize(part);
      return {
        forward: moves(2 * numbers + parameters),
        activationGradient: moves(3 * numbers + parameters),
        weightGradient: moves(2 * numbers + parameters),
      };
    }
  }
}

/** Work of spiking neurons: currents in, spikes and potentials out; backward, gradients and potentials in, gradients out. */
export function neuronWork(neurons: number, samples: number): OperatorWork {
  const numbers = 3 * neurons * samples;
  return { forward: moves(numbers), activationGradient: moves(numbers), weightGradient: NOTHING };
}

/** Numbers of one sample that enter an operator. */
export function operatorInputs(part: PartShape): number {
  switch (part.kind) {
    case "convolution":
      return part.inChannels * part.input[0] * part.input[1];
    case "dense":
      return part.inputs * part.positions;
    case "attention":
      return part.tokens * part.width + keysAndValues(part);
    case "embedding":
      return part.tokens;
    case "normalization":
      return part.tokens * part.width;
  }
}

/** The operators that a part is made of: the normalization that follows a convolution stands apart. */
export function operatorsOf(part: PartShape): readonly PartShape[] {
  if (part.kind !== "convolution" || part.normalized !== true) return [part];
  const [height, width] = convolutionOutput(part);
  const normalization = { kind: "normalization", width: part.outChannels, tokens: height * width } as const;
  return [{ ...part, normalized: false }, normalization];
}

/** Numbers that an operator itself makes, before any pooling. */
function ownOutputs(part: PartShape): number {
  if (part.kind !== "convolution") return shapeSize(part).outputs;
  const [height, width] = convolutionOutput(part);
  return part.outChannels * height * width;
}

/** Two products forward; backward two for each, of the values, the scores, the queries and the keys. */
function attentionWork(part: AttentionShape, samples: number): OperatorWork {
  const flops = 2 * shapeSize(part).macs * samples;
  const outputs = part.tokens * part.width;
  const operands = operatorInputs(part);
  return {
    forward: { flops, numbers: samples * (operands + outputs) },
    activationGradient: { flops: 2 * flops, numbers: 2 * samples * (operands + outputs) },
    weightGradient: NOTHING,
  };
}

function keysAndValues({ tokens, width, heads, keyValueHeads = heads }: AttentionShape): number {
  return (2 * tokens * width * keyValueHeads) / heads;
}

function everyTask(work: Work): OperatorWork {
  return { forward: work, activationGradient: work, weightGradient: work };
}

function moves(numbers: number): Work {
  return { flops: 0, numbers };
}
