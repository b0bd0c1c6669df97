import type { OptionSpec, OptionValues } from "../../base/options";
import { layerBoxSums } from "../mlcnn/boxSums";
import { fusedShape, layerFusion } from "../mlcnn/fusion";
import type { LayerShape } from "../shape";
import type { ShapedLayer } from "../shapedLayers";

/** What fused pooling's additions cost. */
export const boxSumsOption: OptionSpec = {
  kind: "choice",
  id: "boxSums",
  name: "Sums over windows",
  help:
    "Fused pooling adds up the inputs of each window before it multiplies. Counted: one operation for each addition, on " +
    "an array one for each column in a cycle, and the products wait for them; a layer stays as it is where that takes " +
    "longer. Free: made while inputs stream in, as the pooling in their place is free. A reconstruction.",
  onlyWith: "mlcnn",
  default: "counted",
  choices: [
    { value: "counted", name: "Counted, before the products" },
    { value: "free", name: "Free" },
  ],
};

/** MLCNN's switches, for cost models that know shapes. */
export const mlcnnOptions: readonly OptionSpec[] = [
  {
    kind: "switch",
    id: "mlcnn",
    name: "Fused pooling (MLCNN)",
    help:
      "The forward of a convolution followed by average pooling over windows that do not overlap has as many times fewer " +
      "products as the window is large; gradients stay as they are. A reconstruction (Jiang et al., MLCNN, IPDPS 2022).",
    default: false,
  },
  boxSumsOption,
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

/** What a cost model asks for a forward. */
export interface ForwardPrices {
  readonly ofShape: (shape: LayerShape) => number;
  /** Of one addition beside it. */
  readonly ofAddition: number;
}

/** How a layer's forward runs for a minibatch. */
export interface Forward {
  /** Fused with its pooling where MLCNN is on and that takes less. */
  readonly shape: LayerShape;
  readonly isFused: boolean;
  /** In whole units, additions of sums over windows and low precision included. */
  readonly price: number;
}

/** The forward that takes less: a layer as it stands, or, with MLCNN, its qualifying pairs fused. */
export function chosenForward(
  layer: ShapedLayer,
  options: OptionValues,
  samples: number,
  { ofShape, ofAddition }: ForwardPrices,
): Forward {
  const { shape } = layer;
  const plain = { shape, isFused: false, price: forwardPrice(ofShape(shape), options) };
  if (options.mlcnn !== true || !layerFusion(layer).fusable) return plain;
  const fused = fusedShape(shape);
  const additions = options.boxSums === "free" ? 0 : samples * layerBoxSums(shape).additions;
  const price = forwardPrice(ofShape(fused) + additions * ofAddition, options);
  return price < plain.price ? { shape: fused, isFused: true, price } : plain;
}

/** A forward's price in low precision, in whole units. */
export function forwardPrice(price: number, options: OptionValues): number {
  const factor =
    options.mlcnn === true && typeof options.lowPrecision === "number" ? options.lowPrecision : 1;
  return Math.ceil(price / factor);
}
