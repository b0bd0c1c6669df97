import type { ReactNode } from "react";
import { type Run, runRetried, runStopped, STOPPED_FIELD } from "../../state/runs";
import { Button } from "../common/Button";
import css from "./RunCover.module.css";

/** A quiet line under the header while a schedule is computed; fills up where the length of the job is known. */
export function RunHairline({ run }: { readonly run: Run }) {
  const progress = run.kind === "running" ? run.progress : undefined;
  const share = progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total;
  return (
    <div className={css.hairline} data-running={run.kind === "running" || undefined}>
      <div
        className={share === undefined ? css.unknown : css.known}
        style={share === undefined ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}

interface CoverProps {
  readonly chart: string;
  readonly run: Run;
  /** What helps against a refusal. */
  readonly children?: ReactNode;
}

/** What became of a run that gave no picture, over the last good one; and a way to stop one that takes long. */
export function RunCover({ chart, run, children }: CoverProps) {
  if (run.kind === "running")
    return (
      <div className={css.busy} role="status">
        <div className={css.card}>
          <p className={css.doing}>{run.progress?.doing ?? "Scheduling"} …</p>
          <Button onClick={() => runStopped(chart)}>Stop</Button>
        </div>
      </div>
    );
  if (run.kind === "refused")
    return (
      <div className={css.cover} role="status">
        <div className={css.card}>
          <p className={css.sentence}>{run.refusal.reason}</p>
          {run.refusal.field === STOPPED_FIELD && (
            <Button onClick={() => runRetried(chart)}>Run again</Button>
          )}
          {children}
        </div>
      </div>
    );
  if (run.kind === "crashed")
    return (
      <div className={css.cover} role="alert">
        <div className={css.card}>
          <p className={css.sentence}>
            This schedule broke while it was computed. That is our fault, not yours; the rest of the page goes
            on.
          </p>
          <p className={css.detail}>{run.message}</p>
          <Button onClick={() => runRetried(chart)}>Try again</Button>
        </div>
      </div>
    );
  return null;
}
