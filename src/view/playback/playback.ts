import { nextEvent, previousEvent } from "../../scene/eventTimes";
import type { ScheduleColumns } from "../../schedule/schedule";
import { chartView, cursorMoved, playingSwitched, SPEEDS, speedSet } from "../../state/chart";
import { reveal, shownWindow } from "../gantt/window";

/** What is played: the schedules on the common axis. */
export interface Track {
  readonly schedules: readonly ScheduleColumns[];
  /** End of the longest schedule. */
  readonly extentTicks: number;
}

/** At speed 1 the visible window plays in this time. */
const WINDOW_MS = 10_000;

/** Starts from the window's left edge, or from the beginning after the end; pauses if it plays. */
export function playToggled({ extentTicks }: Track): void {
  const { playing, cursor, viewport } = chartView.getState();
  if (!playing && (cursor === undefined || cursor >= extentTicks))
    cursorMoved(cursor === undefined ? shownWindow(viewport, extentTicks).from : 0);
  playingSwitched(!playing);
}

/** Goes to the next (1) or previous (−1) moment at which something starts or ends. */
export function stepped({ schedules, extentTicks }: Track, direction: 1 | -1): void {
  const at = chartView.getState().cursor ?? 0;
  const event = direction === 1 ? nextEvent(schedules, at) : previousEvent(schedules, at);
  sought(event ?? (direction === 1 ? extentTicks : 0), extentTicks);
}

/** Goes to a moment and stops there. */
export function sought(ticks: number, extentTicks: number): void {
  playingSwitched(false);
  const at = Math.min(Math.max(ticks, 0), extentTicks);
  cursorMoved(at);
  reveal(at, extentTicks);
}

/** Speed doubles (1) or halves (−1). */
export function speedStepped(direction: 1 | -1): void {
  speedSet(chartView.getState().speed * 2 ** direction);
}

/** Whether the speed can go further that way. */
export function canSpeed(speed: number, direction: 1 | -1): boolean {
  return direction === 1 ? speed < SPEEDS.max : speed > SPEEDS.min;
}

/** Takes the time cursor away: everything shows again. */
export function playbackLeft(): void {
  playingSwitched(false);
  cursorMoved(undefined);
}

/** Moves the cursor on by the time that has passed, keeps it in the window, and stops at the end. */
export function advanced(elapsedMs: number, extentTicks: number): void {
  const { cursor, speed, viewport } = chartView.getState();
  const window = shownWindow(viewport, extentTicks);
  const to = (cursor ?? window.from) + ((window.to - window.from) * speed * elapsedMs) / WINDOW_MS;
  cursorMoved(Math.min(to, extentTicks));
  if (to >= extentTicks) playingSwitched(false);
  reveal(Math.min(to, extentTicks), extentTicks);
}
