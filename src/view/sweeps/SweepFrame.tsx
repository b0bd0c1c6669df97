import { type ReactNode, useContext } from "react";
import type { Sweep } from "../../state/sweeps";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { FamiliesMenu } from "./FamiliesMenu";
import { LeftOut } from "./LeftOut";
import css from "./SweepFrame.module.css";
import { SweepProgress } from "./SweepProgress";
import { sweepCsv } from "./sweepCsv";
import { ViewChoice } from "./ViewChoice";

interface Props {
  readonly sweep: Sweep | undefined;
  /** What the view lets choose, beside the families. */
  readonly controls?: ReactNode;
  /** The picture. */
  readonly children: ReactNode;
}

/** What every view of sweeps has around its picture: the views, the families, how far it is, the table, what was refused. */
export function SweepFrame({ sweep, controls, children }: Props) {
  const points = sweep?.points ?? [];
  const isEmpty = points.every(({ refusal }) => refusal !== undefined);
  return (
    <div className={css.frame}>
      <div className={css.top}>
        {useContext(ViewChoice)}
        <FamiliesMenu />
        {controls}
        <span className={css.room} />
        <SweepProgress sweep={sweep} />
        <Button tone="quiet" disabled={points.length === 0} onClick={() => copyTable(sweepCsv(points))}>
          Copy CSV
        </Button>
      </div>
      {isEmpty ? <p className={css.empty}>{whyEmpty(sweep)}</p> : children}
      {sweep && <LeftOut sweep={sweep} />}
    </div>
  );
}

function whyEmpty(sweep: Sweep | undefined): string {
  if (sweep?.spec.choices.length === 0) return "No schedule takes part. Choose families above.";
  if (sweep === undefined || sweep.status === "running") return "The first points come in a moment.";
  if (sweep.status === "stopped") return "This was stopped before the first point.";
  return "None of these schedules is possible here.";
}
