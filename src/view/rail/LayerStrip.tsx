import { useMemo } from "react";
import type { LayerCosts } from "../../model/costs/costModel";
import { PRICE_KINDS } from "../../state/layerPrices";
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

function barPaths(prices: LayerCosts): Readonly<Record<(typeof PRICE_KINDS)[number], string>> {
  const groups = groupsOf(prices);
  const scale = HEIGHT / Math.max(Number.MIN_VALUE, ...groups.map(({ total }) => total));
  const gap = groups.length > 64 ? 0 : 0.12;
  const paths = { forward: "", activationGradient: "", weightGradient: "" };
  for (const [x, group] of groups.entries()) {
    let y = HEIGHT;
    for (const kind of PRICE_KINDS) {
      const height = group[kind] * scale;
      y -= height;
      if (height > 0)
        paths[kind] += `M${x + gap} ${y.toFixed(2)}h${1 - 2 * gap}v${height.toFixed(2)}h${2 * gap - 1}z`;
    }
  }
  return paths;
}

/** The dearest layer of each group of neighbours. */
function groupsOf({ forward, activationGradient, weightGradient }: LayerCosts) {
  const count = Math.min(MAX_BARS, forward.length);
  return Array.from({ length: count }, (_, group) => {
    const from = Math.floor((group * forward.length) / count);
    const to = Math.floor(((group + 1) * forward.length) / count);
    let best = { total: -1, forward: 0, activationGradient: 0, weightGradient: 0 };
    for (let layer = from; layer < to; layer++) {
      const [f, i, w] = [forward[layer], activationGradient[layer], weightGradient[layer]];
      const total = f + i + w;
      if (total > best.total) best = { total, forward: f, activationGradient: i, weightGradient: w };
    }
    return best;
  });
}
