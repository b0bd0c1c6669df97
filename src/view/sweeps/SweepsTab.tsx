import { Suspense, useState } from "react";
import { sweepViewChanged, useSweepView } from "../../state/sweepView";
import { ViewRadios } from "../common/ViewRadios";
import { FamiliesMenu } from "./FamiliesMenu";
import { FrameTop } from "./FrameTop";
import css from "./SweepFrame.module.css";
import { SWEEP_VIEWS } from "./sweepViews";

/**
 * What becomes of schedules on other sizes of the problem, in the view that the user chose. The choice stays while a view
 * makes place for another, so that it keeps the focus.
 */
export function SweepsTab() {
  const view = useSweepView((state) => state.view);
  const [top, setTop] = useState<HTMLElement | null>(null);
  const { View } = SWEEP_VIEWS.find(({ id }) => id === view) ?? SWEEP_VIEWS[0];
  return (
    <div className={css.frame}>
      <div className={css.top}>
        <ViewRadios
          label="How sweeps are shown"
          name="sweep-view"
          views={SWEEP_VIEWS}
          value={view}
          onChange={(chosen) => sweepViewChanged({ view: chosen })}
        />
        <FamiliesMenu />
        <div className={css.own} ref={setTop} />
      </div>
      <FrameTop value={top}>
        <Suspense>
          <View />
        </Suspense>
      </FrameTop>
    </div>
  );
}
