import { useState } from "react";
import { ArrayView } from "./ArrayView";
import { FusionView } from "./FusionView";
import css from "./Hardware.module.css";
import { InterleavingView } from "./InterleavingView";
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
      {view === "interleaving" && <InterleavingView />}
      {view === "mlcnn" && <FusionView />}
    </div>
  );
}
