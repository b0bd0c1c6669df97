import css from "./Hardware.module.css";
import { PricesView } from "./PricesView";

/** The layers one by one: what they cost, and what the hardware makes of them. */
export function LayersTab() {
  return (
    <div className={css.tab}>
      <PricesView />
    </div>
  );
}
