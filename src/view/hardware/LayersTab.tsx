import { useState } from "react";
import { ArrayView } from "./ArrayView";
import css from "./Hardware.module.css";
import { PricesView } from "./PricesView";
import { type LayersView, ViewChoice } from "./ViewChoice";

/** The layers one by one: what they cost, and what the hardware makes of them. */
export function LayersTab() {
  const [view, setView] = useState<LayersView>("prices");
  return (
    <div className={css.tab}>
      <ViewChoice view={view} onChange={setView} />
      {view === "prices" && <PricesView />}
      {view === "array" && <ArrayView />}
    </div>
  );
}
