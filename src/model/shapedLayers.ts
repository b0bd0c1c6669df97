import { type Refusal, refuse } from "../base/refusal";
import type { Layer } from "./layer";
import type { Network } from "./network";
import type { LayerShape } from "./shape";

/** A layer of which is known what it computes. */
export type ShapedLayer = Layer & { readonly shape: LayerShape };

/**
 * All layers with their shapes. A network in which one is missing is refused, with the cost model that prices it by what
 * its layers do tell; `because` follows on "has no shape".
 */
export function shapedLayers({ layers }: Network, because: string): readonly ShapedLayer[] | Refusal {
  const shaped: ShapedLayer[] = [];
  for (const layer of layers) {
    const { shape } = layer;
    if (shape === undefined)
      return refuse(
        `Layer "${layer.name}" has no shape, ${because}; choose the cost model "${costWithoutShapes(layers)}".`,
        "cost",
      );
    shaped.push({ ...layer, shape });
  }
  return shaped;
}

function costWithoutShapes(layers: readonly Layer[]): "profile" | "ticks" | "macs" {
  const every = (tells: (layer: Layer) => boolean) => layers.every(tells);
  if (every((layer) => layer.profile !== undefined)) return "profile";
  return every((layer) => layer.times !== undefined) || every((layer) => layer.macs === 0) ? "ticks" : "macs";
}
