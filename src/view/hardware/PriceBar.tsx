import type { Theme } from "../../render/theme";
import type { PriceKind } from "../../state/layerPrices";
import { bandsOf } from "../common/inkBands";
import css from "./Hardware.module.css";
import type { PriceRow } from "./priceTable";

interface Props {
  readonly row: PriceRow;
  readonly kinds: readonly PriceKind[];
  /** The price that fills the bar. */
  readonly most: number;
  readonly theme: Theme;
}

/** A layer's prices as one bar in the tasks' colors. */
export function PriceBar({ row, kinds, most, theme }: Props) {
  return (
    <span className={css.bar} aria-hidden="true">
      {kinds.map((kind) => {
        const [upper, lower = upper] = bandsOf(kind, theme);
        const { edge } = upper;
        return (
          <span
            key={kind}
            style={{
              width: `${most === 0 ? 0 : (100 * (row.prices[kind] ?? 0)) / most}%`,
              background: `linear-gradient(${upper.fill} 50%, ${lower.fill} 50%)`,
              boxShadow: edge === undefined ? undefined : `inset 0 0 0 1px ${edge}`,
            }}
          />
        );
      })}
    </span>
  );
}
