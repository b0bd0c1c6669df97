import type { Theme } from "../../render/theme";
import { PRICE_KINDS } from "../../state/layerPrices";
import css from "./Hardware.module.css";
import type { PriceRow } from "./priceTable";

interface Props {
  readonly row: PriceRow;
  /** The price that fills the bar. */
  readonly most: number;
  readonly theme: Theme;
}

/** A layer's three prices as one bar in the tasks' colors. */
export function PriceBar({ row, most, theme }: Props) {
  return (
    <span className={css.bar} aria-hidden="true">
      {PRICE_KINDS.map((kind) => {
        const { fill, edge } = theme.tasks[kind];
        return (
          <span
            key={kind}
            style={{
              width: `${most === 0 ? 0 : (100 * row[kind]) / most}%`,
              background: fill,
              boxShadow: edge === undefined ? undefined : `inset 0 0 0 1px ${edge}`,
            }}
          />
        );
      })}
    </span>
  );
}
