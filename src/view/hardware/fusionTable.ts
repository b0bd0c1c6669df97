import { layerFusion } from "../../model/mlcnn/fusion";
import { type FusionCounts, fusionCounts } from "../../model/mlcnn/savings";
import type { Network } from "../../model/network";

/** What fusing a layer's convolution with its pooling saves, or why it cannot be fused. */
export type FusionRow = { readonly name: string } & (
  | { readonly fusable: true; readonly window: readonly [number, number]; readonly counts: FusionCounts }
  | { readonly fusable: false; readonly whyNot: string }
);

/** All layers, and what those that qualify have together; operations of one sample's forward. */
export interface FusionTable {
  readonly layers: readonly FusionRow[];
  /** Undefined if none qualifies. */
  readonly sum: FusionCounts | undefined;
  /** Share of the whole network's forward multiplications that is saved, in percent. */
  readonly savedOfNetwork: number;
}

/** MLCNN on a network, layer by layer. */
export function fusionTable({ layers }: Pick<Network, "layers">): FusionTable {
  const rows = layers.map((layer): FusionRow => {
    const found = layerFusion(layer);
    if (!found.fusable) return { name: layer.name, ...found };
    const { shape } = found;
    return { name: layer.name, fusable: true, window: shape.pooling.window, counts: fusionCounts(shape) };
  });
  const counts = rows.flatMap((row) => (row.fusable ? row.counts : []));
  const sum = counts.length === 0 ? undefined : counts.reduce(added);
  const saved = sum === undefined ? 0 : sum.multiplications.plain - sum.multiplications.fused;
  const all = layers.reduce((total, { macs }) => total + macs, 0);
  return { layers: rows, sum, savedOfNetwork: all === 0 ? 0 : (100 * saved) / all };
}

function added(
  { multiplications: m, additions: a }: FusionCounts,
  { multiplications, additions }: FusionCounts,
) {
  return {
    multiplications: { plain: m.plain + multiplications.plain, fused: m.fused + multiplications.fused },
    additions: {
      plain: a.plain + additions.plain,
      rme: a.rme + additions.rme,
      lar: a.lar + additions.lar,
      gar: a.gar + additions.gar,
    },
  };
}

/** Share that is saved, in percent; negative where it is more. */
export function savedOf(plain: number, left: number): number {
  return plain === 0 ? 0 : 100 * (1 - left / plain);
}
