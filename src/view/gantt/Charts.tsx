import { useEffect, useId, useMemo, useRef } from "react";
import { memoryScale } from "../../scene/overlays/memory";
import { cursorKeptWithin } from "../../state/chart";
import { useDocument } from "../../state/documentStore";
import { useLater } from "../common/useLater";
import { useTheme } from "../common/useTheme";
import { PlaybackBar } from "../playback/PlaybackBar";
import { Playhead } from "../playback/Playhead";
import { usePlaybackClock } from "../playback/usePlaybackClock";
import { ChartPanel } from "./ChartPanel";
import css from "./Charts.module.css";
import { ChartsEmpty } from "./ChartsEmpty";
import { CursorLines } from "./CursorLines";
import { LiveTask } from "./LiveTask";
import { OverlayBar } from "./OverlayBar";
import { TimeAxis } from "./TimeAxis";
import { useChartKeys } from "./useChartKeys";
import { useChartResults } from "./useChartResults";
import { useSettled } from "./useChartStates";
import { useChartsFrame } from "./useChartsFrame";
import { useExportInput } from "./useExportInput";
import { useRevealAdded } from "./useRevealAdded";

/** The charts, one per schedule, on one time axis, with the playback bar. */
export function Charts() {
  const charts = useDocument((state) => state.document.charts);
  const theme = useTheme();
  const scroller = useRef<HTMLDivElement>(null);
  const help = useId();
  const results = useChartResults(charts);
  const geometry = useChartsFrame(scroller, results.rows, theme);
  const frame = useMemo(
    () => ({ extentTicks: results.extentTicks, widthPx: geometry.widthPx }),
    [results.extentTicks, geometry.widthPx],
  );
  const memoryMost = useMemo(
    () => memoryScale(results.charts.flatMap(({ result }) => result ?? [])),
    [results.charts],
  );
  const track = useMemo(
    () => ({ schedules: results.schedules, extentTicks: results.extentTicks }),
    [results.schedules, results.extentTicks],
  );
  const later = useLater(useMemo(() => ({ results, frame, track }), [results, frame, track]));
  const isSettled = useSettled(charts);
  useEffect(() => {
    if (isSettled) cursorKeptWithin(results.extentTicks);
  }, [isSettled, results.extentTicks]);
  usePlaybackClock(track.extentTicks);
  useChartKeys(track);
  useRevealAdded(scroller, charts);
  useExportInput(results.extentTicks);
  if (charts.length === 0) return <ChartsEmpty />;
  return (
    <div className={css.charts}>
      <OverlayBar results={later.results} theme={theme} />
      <div className={css.scroller} ref={scroller} data-scroller="">
        <div className={css.content}>
          {charts.map((chart, index) => (
            <ChartPanel
              key={chart.id}
              chart={chart}
              name={results.charts[index].name}
              index={index}
              count={charts.length}
              isBaseline={results.baselineId === chart.id}
              baseline={results.baseline}
              frame={frame}
              rowHeightPx={geometry.rowHeightPx}
              gutterPx={geometry.gutterPx}
              memoryMost={memoryMost}
              columns={geometry.columns}
              theme={theme}
              expectedRows={results.rows[index]}
              describedBy={help}
            />
          ))}
          <div className={css.axis} style={{ paddingLeft: geometry.columns.widthPx }}>
            {results.unit && (
              <>
                <TimeAxis frame={frame} theme={theme} unit={results.unit} gutterPx={geometry.gutterPx} />
                <Playhead track={track} frame={frame} unit={results.unit} leftPx={geometry.columns.widthPx} />
              </>
            )}
          </div>
          <CursorLines frame={frame} leftPx={geometry.columns.widthPx} />
        </div>
      </div>
      <PlaybackBar
        track={later.track}
        results={later.results}
        frame={later.frame}
        columns={geometry.columns}
        gutterPx={geometry.gutterPx}
        theme={theme}
        unit={later.results.unit}
      />
      <LiveTask id={help} results={later.results} />
    </div>
  );
}
