import { Suspense } from "react";
import { type SweepId, sweepViewChosen, useSweeps } from "../../state/sweeps";
import css from "./SweepFrame.module.css";
import { SWEEP_VIEWS } from "./sweepViews";
import { ViewChoice } from "./ViewChoice";

/** What becomes of schedules on other sizes of the problem, in the view that the user chose. */
export function SweepsTab() {
  const view = useSweeps((state) => state.view);
  const { View } = SWEEP_VIEWS.find(({ id }) => id === view) ?? SWEEP_VIEWS[0];
  return (
    <ViewChoice value={SWEEP_VIEWS.length > 1 && <Views view={view} />}>
      <Suspense>
        <View />
      </Suspense>
    </ViewChoice>
  );
}

function Views({ view }: { readonly view: SweepId }) {
  return (
    <div className={css.views} role="radiogroup" aria-label="How sweeps are shown">
      {SWEEP_VIEWS.map(({ id, name }) => (
        <label key={id} className={css.view}>
          <input type="radio" name="sweep-view" checked={id === view} onChange={() => sweepViewChosen(id)} />
          {name}
        </label>
      ))}
    </div>
  );
}
