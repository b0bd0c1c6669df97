import { useEffect } from "react";
import { useChartView } from "../../state/chart";
import { advanced } from "./playback";

/** A frame that took longer than this (the page was hidden) does not make the cursor jump. */
const LONGEST_FRAME_MS = 100;

/** While playback runs, moves the cursor with every animation frame. */
export function usePlaybackClock(extentTicks: number): void {
  const playing = useChartView((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let before: number | undefined;
    let frame = requestAnimationFrame(function tick(now) {
      if (before !== undefined) advanced(Math.min(now - before, LONGEST_FRAME_MS), extentTicks);
      before = now;
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, extentTicks]);
}
