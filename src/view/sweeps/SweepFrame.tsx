import { type ReactNode, useContext, useMemo } from "react";
import { createPortal } from "react-dom";
import type { Sweep } from "../../state/sweeps";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { FrameTop } from "./FrameTop";
import { LeftOut } from "./LeftOut";
import { type LeftOutSchedule, leftOut, leftOutInWords } from "./leftOut";
import css from "./SweepFrame.module.css";
import { SweepProgress } from "./SweepProgress";
import { sweepCsv } from "./sweepCsv";

interface Props {
  readonly sweep: Sweep | undefined;
  /** What the view lets choose, beside the families. */
  readonly controls?: ReactNode;
  /** The picture. */
  readonly children: ReactNode;
}

/** What every view of sweeps has around its picture: its controls, what was refused, how far it is, the table. */
export function SweepFrame({ sweep, controls, children }: Props) {
  const points = sweep?.points ?? [];
  const isEmpty = points.every(({ refusal }) => refusal !== undefined);
  const refused = useMemo(() => (sweep === undefined ? [] : leftOut(sweep.spec, sweep.points)), [sweep]);
  const top = useContext(FrameTop);
  return (
    <>
      {top !== null &&
        createPortal(
          <>
            {controls}
            <span className={css.room} />
            <div className={css.end}>
              {!isEmpty && <LeftOut schedules={refused} />}
              <SweepProgress sweep={sweep} />
              <Button tone="quiet" disabled={points.length === 0} onClick={() => copyTable(sweepCsv(points))}>
                Copy CSV
              </Button>
            </div>
          </>,
          top,
        )}
      {isEmpty ? (
        <Empty sweep={sweep} refused={refused} />
      ) : (
        <div className={css.picture} data-outdated={sweep?.isOutdated}>
          {children}
        </div>
      )}
    </>
  );
}

function Empty({
  sweep,
  refused,
}: {
  readonly sweep: Sweep | undefined;
  readonly refused: readonly LeftOutSchedule[];
}) {
  return (
    <div className={css.empty}>
      <p>{whyEmpty(sweep)}</p>
      {sweep?.status === "finished" && refused.map((one) => <p key={one.name}>{leftOutInWords(one)}</p>)}
    </div>
  );
}

function whyEmpty(sweep: Sweep | undefined): string {
  if (sweep?.spec.choices.length === 0) return "No schedule takes part. Choose families above.";
  if (sweep === undefined || sweep.status === "running") return "The first points come in a moment.";
  if (sweep.status === "stopped") return "This was stopped before the first point.";
  return "None of these schedules is possible here.";
}
