import { lazy, type ReactNode, Suspense, useContext, useMemo } from "react";
import { createPortal } from "react-dom";
import type { Sweep } from "../../state/sweeps";
import { Button } from "../common/Button";
import { FrameTop } from "./FrameTop";
import type { SweepPicture } from "./figure/sweepPicture";
import { LeftOut } from "./LeftOut";
import { type LeftOutSchedule, leftOut, leftOutInWords } from "./leftOut";
import { ownOrderNotes } from "./ownOrderNotes";
import { Reconstructions } from "./Reconstructions";
import css from "./SweepFrame.module.css";
import { SweepProgress } from "./SweepProgress";

/** Formats are loaded when the first picture is there. */
const SweepExportMenu = lazy(async () => ({ default: (await import("./SweepExportMenu")).SweepExportMenu }));

interface Props {
  readonly sweep: Sweep | undefined;
  /** What the view lets choose, beside the families. */
  readonly controls?: ReactNode;
  /** The picture as it is drawn on paper. */
  readonly picture: () => Promise<SweepPicture>;
  /** The picture. */
  readonly children: ReactNode;
}

/** What every view of sweeps has around its picture: its controls, what was refused, how far it is, the table. */
export function SweepFrame({ sweep, controls, picture, children }: Props) {
  const points = sweep?.points ?? [];
  const isEmpty = points.every(({ refusal }) => refusal !== undefined);
  const refused = useMemo(() => (sweep === undefined ? [] : leftOut(sweep.spec, sweep.points)), [sweep]);
  const notes = useMemo(() => (sweep === undefined ? [] : ownOrderNotes(sweep)), [sweep]);
  const top = useContext(FrameTop);
  return (
    <>
      {top !== null &&
        createPortal(
          <>
            {controls}
            <div className={css.end}>
              {!isEmpty && <Reconstructions choices={sweep?.spec.choices ?? []} />}
              {!isEmpty && <LeftOut schedules={refused} />}
              <SweepProgress sweep={sweep} />
              {sweep?.status !== "running" && (
                <Suspense fallback={<ExportWaits />}>
                  <SweepExportMenu sweep={isEmpty ? undefined : sweep} picture={picture} />
                </Suspense>
              )}
            </div>
          </>,
          top,
        )}
      {notes.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
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

/** Stands where the menu will. */
function ExportWaits() {
  return (
    <Button tone="quiet" icon="export" disabled>
      Export
    </Button>
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
      {sweep?.status === "finished" &&
        leftOutInWords(refused).map((sentence) => <p key={sentence}>{sentence}</p>)}
    </div>
  );
}

function whyEmpty(sweep: Sweep | undefined): string {
  if (sweep?.spec.choices.length === 0) return "No schedule takes part. Choose families above.";
  if (sweep === undefined || sweep.status === "running") return "The first points come in a moment.";
  if (sweep.status === "stopped") return "This was stopped before the first point.";
  return "None of these schedules is possible here.";
}
