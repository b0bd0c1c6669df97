import type { OptionSpec, OptionValues } from "../../base/options";
import type { Layer } from "../layer";
import { fusedShape, layerFusion } from "../mlcnn/fusion";
import type { LayerShape } from "../shape";

/** MLCNN's switches, for cost models that know shapes. */
export const mlcnnOptions: readonly OptionSpec[] = [
  {
    kind: "switch",
    id: "mlcnn",
    name: "Fused pooling (MLCNN)",
    help:
      "A convolution followed by average pooling over windows that do not overlap costs its forward as many times less " +
      "as the window is large; gradients stay as they are. A reconstruction (Jiang et al., MLCNN, IPDPS 2022).",
    default: false,
  },
  {
    kind: "number",
    id: "lowPrecision",
    name: "Low-precision speedup",
    help:
      "How many times as fast every layer's forward runs in low precision while MLCNN is on; " +
      "the authors' 12.8 × with quantization is 4 × their 3.2 × without.",
    onlyWith: "mlcnn",
    default: 1,
    min: 1,
    max: 32,
  },
];

/** The shape whose forward is priced: with MLCNN, qualifying pairs are fused. */
export function forwardShape(
  layer: Layer & { readonly shape: LayerShape },
  options: OptionValues,
): LayerShape {
  return options.mlcnn === true && layerFusion(layer).fusable ? fusedShape(layer.shape) : layer.shape;
}

/** A forward's price in low precision, in whole units. */
export function forwardPrice(price: number, options: OptionValues): number {
  const factor =
    options.mlcnn === true && typeof options.lowPrecision === "number" ? options.lowPrecision : 1;
  return Math.ceil(price / factor);
}
