import { memo } from "react";
import type { Theme } from "../../render/theme";
import type { TimeUnit } from "../../scene/timeUnit";
import { useChartView, viewportSet } from "../../state/chart";
import type { GutterColumns } from "../gantt/paintGutter";
import type { ChartResults } from "../gantt/useChartResults";
import type { TimeFrame } from "../gantt/window";
import { Overview } from "./Overview";
import css from "./PlaybackBar.module.css";
import { playToggled, type Track } from "./playback";
import { TransportButton } from "./TransportButton";
import { TransportControls } from "./TransportControls";

interface Props {
  readonly track: Track;
  readonly results: ChartResults;
  readonly frame: TimeFrame;
  readonly columns: GutterColumns;
  readonly gutterPx: number;
  readonly theme: Theme;
  readonly unit: TimeUnit | undefined;
}

/** Under the axis: play, and all of the time axis in small; while something is played, the player's controls instead. */
export const PlaybackBar = memo(function PlaybackBar(props: Props) {
  const { track, results, frame, columns, gutterPx, theme, unit } = props;
  const isActive = useChartView((state) => state.cursor !== undefined);
  const isPlaying = useChartView((state) => state.playing);
  const isZoomed = useChartView((state) => state.viewport !== undefined);
  return (
    <fieldset className={css.bar} aria-label="Playback">
      <div className={css.left} style={{ width: columns.widthPx }}>
        <TransportButton
          shape={isPlaying ? "pause" : "play"}
          name={isPlaying ? "Pause (Space)" : "Play (Space)"}
          className={css.button}
          isDisabled={unit === undefined}
          onPress={() => playToggled(track)}
        />
      </div>
      {isActive && unit ? (
        <TransportControls track={track} unit={unit} />
      ) : (
        <>
          <Overview results={results} frame={frame} theme={theme} />
          <div className={css.right} style={{ width: gutterPx }}>
            <TransportButton
              shape="fit"
              name="Show all of the time axis (0)"
              className={css.button}
              isDisabled={!isZoomed}
              onPress={() => viewportSet(undefined)}
            />
          </div>
        </>
      )}
    </fieldset>
  );
});
