import type { Layer } from "./layer";
import type { LayerShape } from "./shape";
import { shapeSize } from "./shapeSize";

/** A layer whose sizes follow from its shape. */
export function shapedLayer(name: string, shape: LayerShape): Layer {
  const { macs, parameters, outputs } = shapeSize(shape);
  return { name, shape, macs, parameters, activations: outputs };
}
