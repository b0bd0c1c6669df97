import { useEffect, useRef } from "react";
import { formatTime, type TimeUnit } from "../../scene/timeUnit";
import { chartView, useChartView } from "../../state/chart";
import { Button } from "../common/Button";
import css from "./PlaybackBar.module.css";
import { canSpeed, playbackLeft, sought, speedStepped, stepped, type Track } from "./playback";
import { TransportButton } from "./TransportButton";

/** Step, jump, speed, where it is, and the way out. */
export function TransportControls({ track, unit }: { readonly track: Track; readonly unit: TimeUnit }) {
  const { extentTicks } = track;
  return (
    <div className={css.controls}>
      <TransportButton
        shape="start"
        name="To the start (Home)"
        className={css.button}
        onPress={() => sought(0, extentTicks)}
      />
      <TransportButton
        shape="back"
        name="Back to the event before (left arrow)"
        className={css.button}
        onPress={() => stepped(track, -1)}
      />
      <TransportButton
        shape="forward"
        name="On to the next event (right arrow)"
        className={css.button}
        onPress={() => stepped(track, 1)}
      />
      <TransportButton
        shape="end"
        name="To the end (End)"
        className={css.button}
        onPress={() => sought(extentTicks, extentTicks)}
      />
      <Speed />
      <Clock unit={unit} extentTicks={extentTicks} />
      <span className={css.leave}>
        <Button tone="quiet" icon="close" onClick={playbackLeft}>
          Leave playback
        </Button>
      </span>
    </div>
  );
}

function Speed() {
  const speed = useChartView((state) => state.speed);
  return (
    <fieldset className={css.speed} aria-label="Speed">
      <button
        type="button"
        className={css.button}
        aria-label="Slower ([)"
        title="Slower ([)"
        disabled={!canSpeed(speed, -1)}
        onClick={() => speedStepped(-1)}
      >
        −
      </button>
      <output className={css.factor}>{speed}×</output>
      <button
        type="button"
        className={css.button}
        aria-label="Faster (])"
        title="Faster (])"
        disabled={!canSpeed(speed, 1)}
        onClick={() => speedStepped(1)}
      >
        +
      </button>
    </fieldset>
  );
}

/** The time cursor in words; written by code, for it changes with every frame. */
function Clock({ unit, extentTicks }: { readonly unit: TimeUnit; readonly extentTicks: number }) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = () => {
      const { cursor } = chartView.getState();
      if (text.current && cursor !== undefined) text.current.textContent = formatTime(cursor, unit);
    };
    write();
    return chartView.subscribe(write);
  }, [unit]);
  return (
    <span className={css.clock}>
      <span className={css.now} ref={text} /> of {formatTime(extentTicks, unit)}
    </span>
  );
}
