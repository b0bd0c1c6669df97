import { type RefObject, useLayoutEffect, useRef } from "react";
import { type Sweep, sweepStopped, sweepWanted } from "../../state/sweeps";
import { useSweepView } from "../../state/sweepView";
import { Button } from "../common/Button";
import css from "./SweepFrame.module.css";

/** How far a sweep is, and a way to stop it or to go on. */
export function SweepProgress({ sweep }: { readonly sweep: Sweep | undefined }) {
  const view = useSweepView((state) => state.view);
  const count = useRef<HTMLSpanElement>(null);
  const button = useKeptFocus(count, sweep?.status === "finished");
  if (sweep === undefined || sweep.total === 0) return null;
  const { done, total, status, spec } = sweep;
  if (status === "finished")
    return (
      <span className={css.count} role="status" ref={count} tabIndex={-1}>
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
        <Button tone="quiet" {...button} onClick={() => sweepStopped(view)}>
          Stop
        </Button>
      ) : (
        <Button tone="quiet" {...button} onClick={() => sweepWanted(view, spec)}>
          Go on
        </Button>
      )}
    </>
  );
}

/** What goes with a button's focus when it leaves the page: another element takes it, else it would fall to the page. */
function useKeptFocus(heir: RefObject<HTMLElement | null>, hasLeft: boolean) {
  const isHeld = useRef(false);
  useLayoutEffect(() => {
    if (hasLeft && isHeld.current && document.activeElement === document.body) heir.current?.focus();
    if (hasLeft) isHeld.current = false;
  }, [heir, hasLeft]);
  return {
    onFocus: () => {
      isHeld.current = true;
    },
    onBlur: () => {
      isHeld.current = false;
    },
  };
}
