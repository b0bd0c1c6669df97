import type { LayerCosts } from "../../../model/costs/costModel";
import { formatNumber, scaleUnit } from "../../../scene/timeUnit";
import { priceKinds, priceOf, totalOf } from "../../../state/layerPrices";
import { bandsOf } from "../../common/inkBands";
import { useTheme } from "../../common/useTheme";
import css from "./CostBar.module.css";

/** Where each kind's part of the bar starts and how long it is, of 100. */
function segments(prices: LayerCosts, layer: number, scale: number) {
  let x = 0;
  return priceKinds(prices).map((kind) => {
    const width = scale === 0 ? 0 : (100 * priceOf(prices, kind, layer)) / scale;
    const segment = { kind, x, width };
    x += width;
    return segment;
  });
}

/** What a layer costs: its tasks in their colors, beside the dearest layer's. */
export function CostBar({
  prices,
  layer,
  scale,
}: {
  readonly prices: LayerCosts;
  readonly layer: number;
  readonly scale: number;
}) {
  const theme = useTheme();
  const total = totalOf(prices, layer);
  const unit = scaleUnit({ ticksPerUnit: 1, unit: prices.unit.short }, total);
  return (
    <div className={css.cost}>
      <svg className={css.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        {segments(prices, layer, scale).map(({ kind, x, width }) =>
          bandsOf(kind, theme).map(({ fill }, band, { length }) => (
            <rect key={fill} x={x} width={width} y={(8 / length) * band} height={8 / length} fill={fill} />
          )),
        )}
      </svg>
      <span className={css.number}>
        {formatNumber(total / unit.ticksPerLabel, 3)} <span className={css.unit}>{unit.unit}</span>
      </span>
    </div>
  );
}
