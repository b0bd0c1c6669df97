import { useMemo } from "react";
import type { LayerCosts } from "../../model/costs/costModel";
import type { SolidInk } from "../../render/theme";
import { PRICE_KINDS, totalOf } from "../../state/layerPrices";
import { useTheme } from "../common/useTheme";
import css from "./LayerStrip.module.css";

const HEIGHT = 40;
/** More layers than this share bars: the dearest of each group is drawn. */
const MAX_BARS = 128;

/** The layers' costs as small stacked bars, first to last: where a pipeline will be out of balance. */
export function LayerStrip({ prices }: { readonly prices: LayerCosts }) {
  const { tasks } = useTheme();
  const paths = useMemo(() => barPaths(prices), [prices]);
  return (
    <svg
      className={css.strip}
      viewBox={`0 0 ${Math.min(MAX_BARS, prices.forward.length)} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {PRICE_KINDS.map((kind) => (
        <path key={kind} d={paths[kind]} fill={tasks[kind].fill} />
      ))}
    </svg>
  );
}

function barPaths(prices: LayerCosts): Readonly<Record<SolidInk, string>> {
  const layers = drawnLayers(prices);
  const scale = HEIGHT / Math.max(Number.MIN_VALUE, ...layers.map((layer) => totalOf(prices, layer)));
  const gap = layers.length > 64 ? 0 : 0.12;
  const paths = { forward: "", activationGradient: "", weightGradient: "" };
  for (const [x, layer] of layers.entries()) {
    let y = HEIGHT;
    for (const kind of PRICE_KINDS) {
      const height = drawnPrice(prices, kind, layer) * scale;
      y -= height;
      if (height > 0)
        paths[kind] += `M${x + gap} ${y.toFixed(2)}h${1 - 2 * gap}v${height.toFixed(2)}h${2 * gap - 1}z`;
    }
  }
  return paths;
}

/** Both gradients as one task are drawn as two bands, as in its box. */
function drawnPrice(prices: LayerCosts, kind: SolidInk, layer: number): number {
  if (prices.backward === undefined || kind === "forward") return prices[kind][layer];
  return prices.backward[layer] / 2;
}

/** The dearest layer of each group of neighbours. */
function drawnLayers(prices: LayerCosts): readonly number[] {
  const layers = prices.forward.length;
  const count = Math.min(MAX_BARS, layers);
  return Array.from({ length: count }, (_, group) => {
    const from = Math.floor((group * layers) / count);
    const to = Math.floor(((group + 1) * layers) / count);
    let dearest = from;
    for (let layer = from + 1; layer < to; layer++)
      if (totalOf(prices, layer) > totalOf(prices, dearest)) dearest = layer;
    return dearest;
  });
}
