import { lazy, Suspense, useState } from "react";
import { Button } from "../common/Button";
import { ArrayView } from "./ArrayView";
import { FusionView } from "./FusionView";
import css from "./Hardware.module.css";
import { InterleavingView } from "./InterleavingView";
import { PricesView } from "./PricesView";
import { SpikesView } from "./SpikesView";
import { type LayersView, ViewChoice } from "./ViewChoice";

const PublishedDialog = lazy(async () => ({
  default: (await import("./published/PublishedDialog")).PublishedDialog,
}));

/** The layers one by one: what they cost, and what the hardware makes of them. */
export function LayersTab() {
  const [view, setView] = useState<LayersView>("prices");
  const [isPublishedOpen, setPublishedOpen] = useState(false);
  return (
    <div className={css.tab}>
      <div className={css.head}>
        <ViewChoice view={view} onChange={setView} />
        <Button tone="quiet" onClick={() => setPublishedOpen(true)}>
          Published figures
        </Button>
      </div>
      {view === "prices" && <PricesView />}
      {view === "array" && <ArrayView />}
      {view === "interleaving" && <InterleavingView />}
      {view === "mlcnn" && <FusionView />}
      {view === "spikes" && <SpikesView />}
      {isPublishedOpen && (
        <Suspense>
          <PublishedDialog onClose={() => setPublishedOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
