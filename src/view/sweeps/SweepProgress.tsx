import { type Sweep, sweepStopped, sweepWanted } from "../../state/sweeps";
import { useSweepView } from "../../state/sweepView";
import { Button } from "../common/Button";
import css from "./SweepFrame.module.css";

/** How far a sweep is, and a way to stop it or to go on. */
export function SweepProgress({ sweep }: { readonly sweep: Sweep | undefined }) {
  const view = useSweepView((state) => state.view);
  if (sweep === undefined || sweep.total === 0) return null;
  const { done, total, status, spec } = sweep;
  if (status === "finished")
    return (
      <span className={css.count} role="status">
        {total} {total === 1 ? "point" : "points"}
      </span>
    );
  return (
    <>
      <progress className={css.bar} value={done} max={total} aria-label="Points computed" />
      <span className={css.count}>
        {done} of {total}
      </span>
      {status === "running" ? (
        <Button tone="quiet" onClick={() => sweepStopped(view)}>
          Stop
        </Button>
      ) : (
        <Button tone="quiet" onClick={() => sweepWanted(view, spec)}>
          Go on
        </Button>
      )}
    </>
  );
}
