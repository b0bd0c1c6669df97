import { useEffect } from "react";
import { useChartView } from "../../state/chart";
import { useMedia } from "../common/useTheme";
import { advanced } from "./playback";

/** A frame that took longer than this (the page was hidden) does not make the cursor jump. */
const LONGEST_FRAME_MS = 100;
/** With reduced motion the cursor goes in steps: this long between two. */
const STEP_MS = 500;

/** While playback runs, moves the cursor with every animation frame; in steps where motion is unwelcome. */
export function usePlaybackClock(extentTicks: number): void {
  const playing = useChartView((state) => state.playing);
  const isReduced = useMedia("(prefers-reduced-motion: reduce)");
  useEffect(() => {
    if (!playing) return;
    const least = isReduced ? STEP_MS : 0;
    const most = Math.max(LONGEST_FRAME_MS, least);
    let before: number | undefined;
    let frame = requestAnimationFrame(function tick(now) {
      const elapsed = before === undefined ? 0 : now - before;
      if (before === undefined || elapsed >= least) {
        advanced(Math.min(elapsed, most), extentTicks);
        before = now;
      }
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, isReduced, extentTicks]);
}
