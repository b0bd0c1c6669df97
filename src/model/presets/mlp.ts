import type { Network } from "../network";
import { shapedLayer } from "../shapedLayer";

const WIDTHS = [784, 512, 512, 512, 10];

/** A small multilayer perceptron for 28 × 28 digits. */
export const mlp: Network = {
  id: "mlp",
  name: "MLP 784-512-512-512-10",
  layers: WIDTHS.slice(1).map((outputs, index) =>
    shapedLayer(`fc${index + 1}`, {
      kind: "dense",
      inputs: WIDTHS[index],
      outputs,
      positions: 1,
      bias: true,
    }),
  ),
  inputs: WIDTHS[0],
  source: "Four fully connected layers for 28 × 28 images",
  preferredCost: "macs",
};
