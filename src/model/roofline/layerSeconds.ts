import type { LayerTimes } from "../layer";
import type { PartShape } from "../shape";
import type { ShapedLayer } from "../shapedLayers";
import { shapeSize } from "../shapeSize";
import { spikingNeurons } from "../timeSteps";
import { neuronWork, type OperatorWork, operatorInputs, operatorsOf, operatorWork } from "./operatorWork";
import { allReduceSeconds, type RooflineMachine, workSeconds } from "./rooflineMachine";

/** An operator's work, and whether a group of devices divides it. */
interface Operator {
  readonly work: OperatorWork;
  readonly divided: boolean;
}

/** What a layer's three tasks take, in seconds. */
export interface LayerSeconds extends LayerTimes {
  /** The part of the activation gradient that the layer's own weight gradient needs: all behind its first operator. */
  readonly insideGradient: number;
}

/**
 * Seconds of a layer's tasks for `samples` samples: its operators one after another. Devices of a group divide dense layers
 * and attention, and all-reduce the smaller of what enters and leaves the layer once in the forward and once, as a
 * gradient, in the activation gradient; convolutions, normalization and look-ups each of them does whole.
 */
export function layerSeconds(layer: ShapedLayer, samples: number, machine: RooflineMachine): LayerSeconds {
  const { shape } = layer;
  const parts = shape.kind === "block" ? shape.parts : [shape];
  const neurons = spikingNeurons(layer);
  const operators = [
    ...parts.flatMap(operatorsOf).map((part) => operator(part, samples)),
    ...(neurons > 0 ? [{ work: neuronWork(neurons, samples), divided: false }] : []),
  ];
  const { tensorParallel } = machine;
  const seconds = (task: keyof LayerTimes, among: readonly Operator[]) =>
    among.reduce(
      (sum, { work, divided }) => sum + workSeconds(machine, work[task], divided ? tensorParallel : 1),
      0,
    );
  const exchanged = operators.some(({ divided }) => divided)
    ? samples * Math.min(operatorInputs(parts[0]), shapeSize(shape).outputs)
    : 0;
  const exchange = allReduceSeconds(machine, exchanged);
  return {
    forward: seconds("forward", operators) + exchange,
    activationGradient: seconds("activationGradient", operators) + exchange,
    weightGradient: seconds("weightGradient", operators),
    insideGradient: seconds("activationGradient", operators.slice(1)),
  };
}

function operator(part: PartShape, samples: number): Operator {
  const divided = part.kind === "dense" || part.kind === "attention";
  return { work: operatorWork(part, samples), divided };
}
